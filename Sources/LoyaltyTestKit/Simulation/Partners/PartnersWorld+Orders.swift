//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// The sales that are asked for.
extension PartnersWorld {
    /// A new order, or one in sixteen that was placed before.
    mutating func order(_ purse: CashPurse, _ asOf: Timestamp, from choices: inout ChoiceTape) throws -> Order {
        if choices.strikes(oneIn: 16), !orders.isEmpty {
            return orders[orders.count - 1 - choices.below(min(orders.count, 4))]
        }
        let order = try order(
            purse,
            at: try instant(asOf, from: &choices),
            cents: cents(from: &choices),
            hasLines: cash.isNet != choices.strikes(oneIn: 8),
            by: ["zoe", "zoe", "ann", nil][choices.below(4)].map { try CustomerID($0) },
            extras: choices.below(4)
        )
        orders.append(order)
        return order
    }

    /// Mostly small; one in sixteen lies at an edge.
    private func cents(from choices: inout ChoiceTape) -> Int64 {
        choices.strikes(oneIn: 16)
            ? [1, 0, 1 << 40, 9_007_199_254_740_991][choices.below(4)]
            : [1_000, 999, 333, 25_000, 7, 1_250][choices.below(6)]
    }

    /// An order of a total, or of a line, perhaps with tax and perhaps with shipping.
    private func order(
        _ purse: CashPurse,
        at: Timestamp,
        cents: Int64,
        hasLines: Bool,
        by customer: CustomerID?,
        extras: Int
    ) throws -> Order {
        let id = try OrderID("o" + String(orders.count))
        let price = try money(cents, purse)
        guard hasLines, cents < 1 << 50 else { return try Order(id: id, at: at, customer: customer, total: price) }
        let line = try OrderLine(
            id: LineID("l"),
            item: ItemID("tea"),
            quantity: Quantity(1),
            unitPrice: UnitPrice(millionths: 0, in: price.currency),
            gross: price,
            tax: money(extras & 1 == 1 ? cents / 6 : 0, purse)
        )
        return try Order(
            id: id,
            at: at,
            customer: customer,
            currency: price.currency,
            lines: [line],
            shipping: money(extras & 2 == 2 ? 490 : 0, purse)
        )
    }

    /// Up to two touches before an order; of codes that nobody owns too, and by other customers.
    func touches(before order: Order, from choices: inout ChoiceTape) throws -> TouchLog {
        var touches: [Touch] = []
        for number in 0..<(1 + choices.below(2)) {
            let hours: Int64 = [-1, -24, -200, 0, -1, -239, -240, 1][choices.below(8)]
            let isOther = choices.strikes(oneIn: 8)
            touches.append(
                Touch(
                    id: try ActivityID("t" + String(number)),
                    at: try order.at.advanced(by: TimeSpan(microseconds: hours * CashRules.hour)),
                    customer: isOther ? try CustomerID("yan") : order.customer,
                    kind: choices.below(2) == 0 ? .click : .code,
                    code: try ReferralCode(["ann", "ben", "cem", "ann", "ben", "dan"][choices.below(6)] + "-1")
                )
            )
        }
        let owners = try partners.map { partner in
            let code = try ReferralCode(partner.text + "-1")
            return CodeOwner(code: code, partner: partner, customer: try CustomerID(partner.text))
        }
        let isKnown = choices.strikes(oneIn: 4)
        return try TouchLog(
            touches,
            owners: owners,
            customerFirstOrderAt: isKnown ? order.at.advanced(by: TimeSpan(microseconds: -1)) : nil
        )
    }

    /// A sale that pays up to three partners, the seller in two parts.
    mutating func cascade(
        from seller: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> SaleCommission {
        let order = try order(seller, asOf, from: &choices)
        let count = choices.strikes(oneIn: 16) ? 0 : [2, 3, 1][choices.below(3)]
        let rounding = RoundingRule.allCases[choices.below(RoundingRule.allCases.count)]
        let isLate = choices.strikes(oneIn: 4)
        var payees: [CommissionPayee] = []
        for level in 0..<count {
            var shares = [try share("upline", level, order.total, per: [10, 7, 3][level])]
            if level == 0 { shares.append(try share("direct", 0, order.total, per: 3)) }
            let partner = partners[(seller.partner + level) % partners.count]
            payees.append(try CommissionPayee(partner: partner, shares: shares))
        }
        return try SaleCommission(
            order: order.id,
            at: order.at,
            plan: DefinitionVersion("levels"),
            saleTotal: order.total,
            base: order.total,
            payees: payees,
            rounding: .down,
            reversalRounding: rounding,
            approvesAt: order.at.advanced(by: TimeSpan(microseconds: isLate ? 5 * CashRules.day : cash.hold))
        )
    }

    /// A share of a sale by a level, a fraction dropped.
    private func share(_ name: String, _ level: Int, _ total: Money, per part: Int64) throws -> CommissionShare {
        let amount = try Money(minorUnits: total.minorUnits / part / 2, in: total.currency)
        return try CommissionShare(component: ComponentName(name), level: level, amount: amount)
    }
}
