//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension CappedShares {
    /// What was left of each share, and which limit has cut how much.
    public var explanation: Explanation {
        Explanation(
            nil,
            Reason("limits.amount", ["amount": .money(amount), "capped": .money(capped)]),
            path: "limits",
            children: shares.map(\.explanation)
        )
    }
}

extension CappedShares.Share {
    fileprivate var explanation: Explanation {
        Explanation(
            cuts.isEmpty ? .yes : .no,
            Reason(
                cuts.isEmpty ? "limits.share" : "limits.cutShare",
                ["partner": .text(partner.text), "amount": .money(amount), "full": .money(full)]
            ),
            path: "limits",
            children: cuts.map { cut in
                Explanation(.no, Reason(cut.limit.reasonCode, ["amount": .money(cut.amount)]), path: "limits")
            }
        )
    }
}
