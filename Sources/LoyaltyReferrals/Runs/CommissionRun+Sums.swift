//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension CommissionRun {
    /// Returns what a partner gets in all; nothing for one whom the forest does not have.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The sum of the partner's lines.
    /// - Complexity: O(log *n*) in the number of partners.
    public func total(of partner: PartnerID) -> Money {
        money(forest.number(of: partner).map { totals[Int($0)] } ?? 0)
    }

    /// What all partners get together.
    public var commission: Money { money(figures.pool - figures.forfeited) }

    /// The shares of levels on which nobody may be paid: above the top of a line, or not qualified.
    public var forfeited: Money { money(figures.forfeited) }

    /// What the rule leaves of the sales, and what rounding left of the shares; below zero if rounding took more.
    public var houseShare: Money { money(figures.sales - figures.pool) }

    /// That commission, forfeited shares and the house's share sum to exactly the sales.
    ///
    /// The commission is summed anew over the partners, so that the claim is checked by what was paid and not by how it was
    /// worked out.
    ///
    /// - Complexity: O(*n*) in the number of partners.
    public var conservation: CommissionConservation {
        CommissionConservation(
            whole: money(figures.sales),
            parts: [
                .init(name: "commission", amount: money(totals.reduce(0, +))),
                .init(name: "forfeited", amount: forfeited), .init(name: "houseShare", amount: houseShare),
            ]
        )
    }

    /// An amount of the run; none is greater than the sales, which are within the bound of money, and a unit a line.
    func money(_ minorUnits: Int64) -> Money {
        (try? Money(minorUnits: minorUnits, in: sales.currency)) ?? .zero(in: sales.currency)
    }
}
