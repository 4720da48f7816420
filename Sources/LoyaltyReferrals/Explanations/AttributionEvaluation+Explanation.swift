//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension AttributionEvaluation {
    /// Why the partner is credited, or why nobody is: a node for each touch.
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
            children: steps.map { step in
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
