//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyReferrals

extension PartnersWorld {
    /// Draws a command about a partner.
    ///
    /// Commands that follow others aim at sales and payouts that exist, one in twelve at nothing; one amount in sixteen lies
    /// at an edge.
    ///
    /// - Parameters:
    ///   - subject: Which partner.
    ///   - asOf: What the clock shows.
    ///   - choices: Where to draw from.
    /// - Returns: The command.
    /// - Throws: `CoreError` for what cannot even be said, such as an instant outside the years 1 to 9999.
    public mutating func command(
        about subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PartnerCommand {
        let drawn = choices.pick(PartnersKind.all) ?? .recordSale
        let kind = choices.strikes(oneIn: 4) ? favourite : drawn
        let purse = CashPurse(partner: subject, currency: choices.strikes(oneIn: 5) ? 1 : 0)
        switch kind {
        case .recordSale:
            return .recordSale(try order(purse, asOf, from: &choices), .partner(partners[subject]))
        case .recordTouched:
            let order = try order(purse, asOf, from: &choices)
            return .recordSale(order, .touches(try touches(before: order, from: &choices)))
        case .reverseSale: return try reversal(about: purse, asOf, from: &choices)
        case .recordPayout:
            let (name, amount) = try payout(to: purse, asOf, from: &choices)
            let at = try instant(asOf, from: &choices)
            return .recordPayout(CommissionPayout(id: name, at: at, amount: amount), partner: partners[subject])
        case .approveDue:
            if choices.strikes(oneIn: 20) { return .approveDue(try StreamID("partner/USD/nobody")) }
            return .approveDue(try PartnerAccount.stream(of: partners[subject], in: currencies[purse.currency]))
        }
    }

    // MARK: Sales

    /// A new order, or one in sixteen that was placed before.
    private mutating func order(
        _ purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> Order {
        if choices.strikes(oneIn: 16), !orders.isEmpty {
            return orders[orders.count - 1 - choices.below(min(orders.count, 4))]
        }
        let order = try order(
            currencies[purse.currency],
            at: try instant(asOf, from: &choices),
            cents: try cents(from: &choices),
            hasLines: cash.isNet != choices.strikes(oneIn: 8),
            by: ["zoe", "ann", nil][choices.below(3)].map { try CustomerID($0) },
            extras: choices.below(4)
        )
        orders.append(order)
        return order
    }

    /// Mostly small; one in sixteen lies at an edge.
    private func cents(from choices: inout ChoiceTape) throws -> Int64 {
        choices.strikes(oneIn: 16)
            ? [1, 0, 1 << 40, 9_007_199_254_740_991][choices.below(4)]
            : [1_000, 999, 333, 25_000, 7, 1_250][choices.below(6)]
    }

    /// An order of a total, or of a line, perhaps with tax and perhaps with shipping.
    private func order(
        _ currency: Currency,
        at: Timestamp,
        cents: Int64,
        hasLines: Bool,
        by customer: CustomerID?,
        extras: Int
    ) throws -> Order {
        let id = try OrderID("o" + String(orders.count))
        let price = try Money(minorUnits: cents, in: currency)
        guard hasLines, cents < 1 << 50 else { return try Order(id: id, at: at, customer: customer, total: price) }
        let line = try OrderLine(
            id: LineID("l"),
            item: ItemID("tea"),
            quantity: Quantity(1),
            unitPrice: UnitPrice(millionths: 0, in: currency),
            gross: price,
            tax: Money(minorUnits: extras & 1 == 1 ? cents / 6 : 0, in: currency)
        )
        return try Order(
            id: id,
            at: at,
            customer: customer,
            currency: currency,
            lines: [line],
            shipping: Money(minorUnits: extras & 2 == 2 ? 490 : 0, in: currency)
        )
    }

    /// Mostly now; what is late is frequent, what comes from a clock that is ahead is not.
    func instant(_ asOf: Timestamp, from choices: inout ChoiceTape) throws -> Timestamp {
        let hours: Int64 = choices.strikes(oneIn: 10) ? 2 : [0, 0, -24, -1][choices.below(4)]
        return try asOf.advanced(by: TimeSpan(microseconds: hours * CashRules.hour))
    }

    /// Up to two touches before an order; of codes that nobody owns too, and by other customers.
    private func touches(before order: Order, from choices: inout ChoiceTape) throws -> TouchLog {
        var touches: [Touch] = []
        for number in 0..<(1 + choices.below(2)) {
            let hours: Int64 = [-1, -24, -200, -240, 1, 0][choices.below(6)]
            let isOther = choices.strikes(oneIn: 8)
            touches.append(
                Touch(
                    id: try ActivityID("t" + String(number)),
                    at: try order.at.advanced(by: TimeSpan(microseconds: hours * CashRules.hour)),
                    customer: isOther ? try CustomerID("yan") : order.customer,
                    kind: choices.below(2) == 0 ? .click : .code,
                    code: try ReferralCode(["ann", "ben", "cem", "dan"][choices.below(4)] + "-1")
                )
            )
        }
        let owners = try partners.map { partner in
            CodeOwner(
                code: try ReferralCode(partner.text + "-1"),
                partner: partner,
                customer: try CustomerID(partner.text)
            )
        }
        let isKnown = choices.strikes(oneIn: 4)
        return try TouchLog(
            touches,
            owners: owners,
            customerFirstOrderAt: isKnown ? order.at.advanced(by: TimeSpan(microseconds: -1)) : nil
        )
    }

    // MARK: Returns and payouts

    /// A refund of one of the newest sales: of all that is left, or of a part.
    private mutating func reversal(
        about purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PartnerCommand {
        let own = book.sales.filter { sale in sale.shares.contains { $0.partner == purse.partner } }
        let open = own.filter { $0.refunded < $0.total }
        let aim = choices.below(12)
        let pool = aim < 10 && !open.isEmpty ? open : own
        let place = choices.below(min(pool.count, 3))
        let sale = aim < 11 && !pool.isEmpty ? pool[pool.count - 1 - place] : nil
        let left = Int64((sale?.total ?? 500) - (sale?.refunded ?? 0))
        let whole = Int64(sale?.total ?? 500)
        let amount: Int64 =
            choices.strikes(oneIn: 10)
            ? [left + 1, 0, 9_007_199_254_740_991, whole][choices.below(4)]
            : [left, max(1, whole / 3), 1, max(1, left / 2), min(left, 499)][choices.below(5)]
        var number = returnCount
        if returnCount > 0, choices.strikes(oneIn: 12) { number -= 1 } else { returnCount += 1 }
        let currency = choices.strikes(oneIn: 16) ? purse.currency : sale?.currency ?? purse.currency
        let refund = try Return(
            id: ActivityID("b" + String(number)),
            at: try instant(asOf, from: &choices),
            customer: nil,
            order: OrderID(sale?.order ?? "o" + String(orders.count)),
            amount: Money(minorUnits: amount, in: currencies[currency])
        )
        return .reverseSale(refund, partners: [partners[purse.partner]])
    }

    /// A payout of all that is payable, or of a part.
    private mutating func payout(
        to purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> (ActivityID, Money) {
        var later = book
        later.tick(purse, asOf.microsecondsSince1970)
        let payable = Int64(later.standing(of: purse).payable)
        let amount: Int64 =
            choices.strikes(oneIn: 8)
            ? [payable + 1, 0, -1, 1 << 50][choices.below(4)]
            : [max(1, payable), max(1, payable / 2), 1][choices.below(3)]
        var number = payoutCount
        if payoutCount > 0, choices.strikes(oneIn: 8) { number -= 1 + choices.below(2) } else { payoutCount += 1 }
        return (
            try ActivityID("p" + String(max(0, number))), try Money(minorUnits: amount, in: currencies[purse.currency])
        )
    }
}
