//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What partners bring and what they cost: clicks, leads, customers, revenue and commission, each beside the others.
///
/// ```swift
/// let report = try PartnerEffectivenessReport(
///     in: TimeWindow(from: june, to: july), currency: .usd, clicks: touches, owners: owners, leads: leads, sales: sales)
/// report.partner(blog)?.quotient(.costOfAcquisition).amount(rounding: .up)   // 12.50 USD for each new customer
/// report.ranking(by: .revenuePerClick, minimumDenominator: 100).first?.partner
/// ```
///
/// Money that was void, given back or taken back never counts: a void sale is no order, no customer and no revenue; a sale that
/// came back whole is no order and nobody's customer, and its refund shows in the refund rate alone. What comes back
/// later is taken off the window in which the order was placed, so the report of a window changes until returns are over.
///
/// A sale that several partners were credited with counts in full for each of them and once for all of them together. So do
/// customers of several partners. A partner above the seller has the commission and nothing else of a sale.
public struct PartnerEffectivenessReport: Hashable, Sendable {
    /// The window whose clicks, leads and orders are counted.
    public let window: TimeWindow
    /// The partners with anything in the window, by identifier.
    public let partners: [PartnerEffectiveness]
    /// All partners together.
    public let total: PartnerEffectiveness

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - window: The window whose clicks, leads and orders are counted.
    ///   - currency: The currency of every amount.
    ///   - clicks: Touches in any order; codes that were given, and codes without an owner, count for nobody. A touch that is
    ///     told twice counts once.
    ///   - owners: The owners of the codes.
    ///   - leads: Leads in any order; a lead that is told twice counts once.
    ///   - sales: What became of the sales, each order once for each partner.
    ///   - costs: What partners cost in the window beside their commission, such as samples and fees; zero or more.
    /// - Throws: ``ReferralsError`` with code `ambiguousCode` if a code has two owners, `invalidSales` if an order is told twice for
    ///   a partner or differently for two, `invalidSales` for a negative cost, `currencyMismatch`, or `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of activities, and O(*p* log *p*) in that of partners.
    public init(
        in window: TimeWindow,
        currency: Currency,
        clicks: [Touch] = [],
        owners: [CodeOwner] = [],
        leads: [PartnerLead] = [],
        sales: [SaleResult] = [],
        costs: [PartnerID: Money] = [:]
    ) throws(ReferralsError) {
        var tallies: [PartnerID: EffectivenessTally] = [:]
        var total = EffectivenessTally()
        let partners = try Self.partners(of: owners)
        for touch in Self.earliest(of: clicks) where touch.kind == .click && window.contains(touch.at) {
            guard let partner = partners[touch.code] else { continue }
            tallies[partner, default: EffectivenessTally()].clicks += 1
            total.clicks += 1
        }
        var seenLeads: Set<ActivityID> = []
        for lead in leads.sorted(by: { ($0.at, $0.partner) < ($1.at, $1.partner) }) {
            guard seenLeads.insert(lead.id).inserted, window.contains(lead.at) else { continue }
            tallies[lead.partner, default: EffectivenessTally()].leads += 1
            total.leads += 1
        }
        for (partner, cost) in costs {
            guard cost.currency == currency else { throw ReferralsError(Money.mismatch) }
            guard !cost.isNegative else { throw ReferralsError(.invalidSales, "what a partner costs is zero or more") }
            tallies[partner, default: EffectivenessTally()].otherCosts += Int128(cost.minorUnits)
            total.otherCosts += Int128(cost.minorUnits)
        }
        try Self.checkAgreement(of: sales, in: currency)
        var counted: Set<OrderID> = []
        for sale in sales where window.contains(sale.at) {
            // A partner whose only sale was void is listed, with nothing.
            var tally = tallies.removeValue(forKey: sale.partner) ?? EffectivenessTally()
            if !sale.isVoid {
                tally.addCommission(sale)
                total.addCommission(sale)
            }
            if !sale.isVoid, sale.isSeller {
                tally.addOrder(sale)
                if counted.insert(sale.order).inserted { total.addOrder(sale) }
            }
            tallies[sale.partner] = tally
        }
        self.window = window
        self.total = try PartnerEffectiveness(nil, currency, total)
        var list: [PartnerEffectiveness] = []
        for (partner, tally) in tallies.sorted(by: { $0.key < $1.key }) {
            list.append(try PartnerEffectiveness(partner, currency, tally))
        }
        self.partners = list
    }

    private static func partners(of owners: [CodeOwner]) throws(ReferralsError) -> [ReferralCode: PartnerID] {
        var partners: [ReferralCode: PartnerID] = [:]
        for owner in owners {
            let before = partners.updateValue(owner.partner, forKey: owner.code) ?? owner.partner
            guard before == owner.partner else {
                throw ReferralsError(.ambiguousCode, "a code belongs to one owner")
            }
        }
        return partners
    }

    /// Returns of the touches of each identifier the earliest, and of one instant the one with the first code.
    private static func earliest(of touches: [Touch]) -> some Sequence<Touch> {
        Dictionary(touches.lazy.map { ($0.id, $0) }) { first, second in
            (second.at, second.code) < (first.at, first.code) ? second : first
        }.values
    }

    /// Checks that an order is told once for each partner, and is the same order for each of them.
    private static func checkAgreement(of sales: [SaleResult], in currency: Currency) throws(ReferralsError) {
        struct Credit: Hashable {
            let order: OrderID
            let partner: PartnerID
        }
        var credits: Set<Credit> = []
        var known: [OrderID: SaleResult] = [:]
        for sale in sales {
            guard sale.total.currency == currency else { throw ReferralsError(Money.mismatch) }
            let first = known[sale.order] ?? sale
            known[sale.order] = first
            guard credits.insert(Credit(order: sale.order, partner: sale.partner)).inserted, first.at == sale.at,
                first.customer == sale.customer, first.isFirstOrder == sale.isFirstOrder, first.total == sale.total,
                first.refunded == sale.refunded
            else {
                throw ReferralsError(.invalidSales, "an order is told once for each partner, and the same for all")
            }
        }
    }
}

// MARK: - Beside the others

extension PartnerEffectivenessReport {
    /// Returns what a partner did.
    ///
    /// - Parameter id: The partner.
    /// - Returns: The partner's measures, or nil for one without anything in the window.
    /// - Complexity: O(*n*) in the number of partners.
    public func partner(_ id: PartnerID) -> PartnerEffectiveness? { partners.first { $0.partner == id } }

    /// Returns the partners by a figure, best first.
    ///
    /// Partners of exactly the same figure share a place and stand by identifier.
    ///
    /// - Parameters:
    ///   - figure: What to go by; for costs, less is better.
    ///   - minimumDenominator: How much there has to be to divide by, so that one lucky click is not the best partner; 1 at least.
    /// - Returns: The places; partners with less to divide by have none.
    /// - Complexity: O(*n* log *n*) in the number of partners.
    public func ranking(by figure: EffectivenessFigure, minimumDenominator: Int64 = 1) -> [EffectivenessRank] {
        let entries = partners.compactMap { entry -> (partner: PartnerID, quotient: EffectivenessQuotient)? in
            let quotient = entry.quotient(figure)
            guard let partner = entry.partner, quotient.denominator >= max(1, minimumDenominator) else { return nil }
            return (partner, quotient)
        }
        // The sort is stable, so equal figures stay by identifier.
        let sorted = entries.sorted { first, second in
            figure.isLowerBetter
                ? first.quotient.isLess(than: second.quotient) : second.quotient.isLess(than: first.quotient)
        }
        var ranks: [EffectivenessRank] = []
        for (index, entry) in sorted.enumerated() {
            let before = ranks.last.flatMap { $0.quotient.isSame(as: entry.quotient) ? $0.rank : nil }
            ranks.append(
                EffectivenessRank(
                    rank: before ?? index + 1,
                    count: sorted.count,
                    partner: entry.partner,
                    quotient: entry.quotient
                )
            )
        }
        return ranks
    }

    /// Returns a partner's share of what all partners did.
    ///
    /// - Parameters:
    ///   - measure: What to compare.
    ///   - id: The partner.
    /// - Returns: The exact share; nil if there is nothing to have a share of. Shares can sum to more than all where customers
    ///   or sales are several partners'.
    public func share(of measure: EffectivenessMeasure, _ id: PartnerID) -> Rate? {
        let whole = total.value(of: measure)
        guard whole > 0 else { return nil }
        return try? Rate(partner(id)?.value(of: measure) ?? 0, per: whole)
    }
}
