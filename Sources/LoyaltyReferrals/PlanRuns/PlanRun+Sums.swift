//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PlanRun {
    /// The period of the run.
    public var period: TimeWindow { sales.period }

    /// The currency of every amount.
    public var currency: Currency { sales.currency }

    /// The ranks of the period; nil if the plan has none.
    public var ranks: RankRun? { context.ranks }

    /// All partners of the forest, in order.
    public var partners: [PartnerID] { context.forest.snapshot.partners }

    /// The partners who get anything, in order.
    ///
    /// - Complexity: O(*n*) in the number of partners.
    public var payees: [PartnerID] {
        totals.indices.filter { totals[$0] != 0 }.map { context.forest.snapshot.partners[$0] }
    }

    /// Returns what a partner gets in all; nothing for one whom the forest does not have.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The sum of the partner's lines.
    /// - Complexity: O(log *n*) in the number of partners.
    public func total(of partner: PartnerID) -> Money {
        context.money(context.forest.snapshot.number(of: partner).map { totals[Int($0)] } ?? 0)
    }

    /// Returns a volume of a partner in the period, net of refunds; nothing for one whom the forest does not have.
    ///
    /// - Parameters:
    ///   - measure: Which volume.
    ///   - partner: The partner.
    /// - Returns: The volume.
    /// - Complexity: O(log *n*) in the number of partners.
    public func volume(_ measure: VolumeMeasure, of partner: PartnerID) -> Money {
        context.money(context.forest.snapshot.number(of: partner).map { context.volume(measure, of: Int($0)) } ?? 0)
    }

    /// What commission is paid on, of all sales, net of refunds.
    public var netSales: Money { context.money(figures.net) }

    /// What all partners get together.
    public var commission: Money { context.money(figures.commission) }

    /// The shares that nobody may be paid: above the top of a line, or not qualified.
    public var forfeited: Money { context.money(figures.forfeited) }

    /// What limits and the guard cut off.
    public var capped: Money { context.money(figures.capped) }

    /// What is left for the house; below zero if a plan pays for a period more than its sales leave, or by what rounding takes.
    public var houseShare: Money {
        context.money(figures.net - figures.commission - figures.forfeited - figures.capped)
    }

    /// That commission, forfeited and capped shares and the house's share sum to exactly the net sales.
    ///
    /// The commission is summed anew over the partners, and the sales over their parts, so that the claim is checked by what
    /// was paid and not by how it was worked out.
    ///
    /// - Complexity: O(*n*) in the numbers of partners and sales.
    public var conservation: CommissionConservation {
        CommissionConservation(
            whole: context.money(sales.net),
            parts: [
                .init(name: "commission", amount: context.money(totals.reduce(0, +))),
                .init(name: "forfeited", amount: forfeited), .init(name: "capped", amount: capped),
                .init(name: "houseShare", amount: houseShare),
            ]
        )
    }

    /// That the lines of one sale and the house's share sum to exactly what is left of the sale's base.
    ///
    /// What components pay for the whole period is no part of any sale; it comes out of the house's share of the run.
    ///
    /// - Parameter order: The order.
    /// - Returns: The claim; nil for an order that the run does not have.
    /// - Complexity: O(*l*) in the number of the sale's lines.
    public func conservation(of order: OrderID) -> CommissionConservation? {
        guard let sale = sales.places[order].map(Int.init) else { return nil }
        let net = sales.parts(of: sale).reduce(0) { $0 + $1.net }
        var (commission, forfeited, capped): (Int64, Int64, Int64) = (0, 0, 0)
        for row in rows(of: sale) {
            capped += row.capped
            if row.payee < 0 { forfeited += row.amount } else { commission += row.amount }
        }
        return CommissionConservation(
            whole: context.money(net),
            parts: [
                .init(name: "commission", amount: context.money(commission)),
                .init(name: "forfeited", amount: context.money(forfeited)),
                .init(name: "capped", amount: context.money(capped)),
                .init(name: "houseShare", amount: context.money(net - commission - forfeited - capped)),
            ]
        )
    }

    /// The rows of a sale.
    func rows(of sale: Int) -> ArraySlice<PlanRow> { rows[Int(starts[sale])..<Int(starts[sale + 1])] }
}
