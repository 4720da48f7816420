//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension AttributionEvaluation {
    /// Why the partner is credited, or why nobody is: a node for what binds the customer, and one for each touch.
    public var explanation: Explanation {
        let reason: Reason
        if let partner {
            reason = Reason("attribution.partner", ["partner": .text(partner.text)])
        } else {
            reason = Reason(.saleNotAttributed)
        }
        return Explanation(
            partner == nil ? .no : .yes,
            reason,
            path: "attribution",
            children: [binding?.explanation].compactMap(\.self)
                + steps.map { step in
                    Explanation(
                        step.finding == .credited ? .yes : .no,
                        Reason(
                            step.finding.reasonCode,
                            ["code": .text(step.touch.code.text), "at": .instant(step.touch.at)]
                        ),
                        path: "attribution"
                    )
                }
        )
    }
}

extension CustomerBinding {
    /// What bound the customer, and whether that counts.
    fileprivate var explanation: Explanation {
        var values: [String: ExplainedValue] = ["since": .instant(since)]
        values["partner"] = partner.map { .text($0.text) }
        return Explanation(
            finding == .locked || finding == .reassigned ? .yes : .no,
            Reason(finding.reasonCode, values),
            path: "attribution/lock"
        )
    }
}

extension CustomerBinding.Finding {
    /// The finding as a reason code, such as `attribution.binding.locked`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "attribution.binding." + rawValue) }
}
