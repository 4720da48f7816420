//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension FraudCheck {
    /// The check as a reason code, such as `fraud.selfReferral`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "fraud." + rawValue) }
}

extension FraudEvaluation {
    /// Why the referral is held or clear: a node for each finding, and below it what the accounts share.
    public var explanation: Explanation {
        Explanation(
            isHeld ? .no : .yes,
            Reason(isHeld ? "fraud.held" : "fraud.clear"),
            path: "fraud",
            children: findings.map { finding in
                Explanation(
                    finding.severity == .hold ? .no : .unknown,
                    finding.reason,
                    path: "fraud",
                    children: finding.kinds.map {
                        Explanation(nil, Reason("fraud.shared", ["kind": .text($0.text)]), path: "fraud/kinds")
                    }
                )
            }
        )
    }
}
