//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// What is asked for about sales and periods that were recorded.
extension PartnersWorld {
    // MARK: Returns

    /// A refund of one of the newest sales: of all that is left, or of a part.
    mutating func reversal(
        about purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PartnerCommand {
        let sale = known(purse, from: &choices) { $0.refunded < $0.total && !$0.isVoid }
        let whole = Int64(sale?.total ?? 500)
        let left = whole - Int64(sale?.refunded ?? 0)
        let amount: Int64 =
            choices.strikes(oneIn: 10)
            ? [left + 1, 0, 9_007_199_254_740_991, whole][choices.below(4)]
            : [left, max(1, whole / 3), 1, max(1, left / 2), min(left, 499)][choices.below(5)]
        var number = returnCount
        if returnCount > 0, choices.strikes(oneIn: 12) { number -= 1 } else { returnCount += 1 }
        let refund = try Return(
            id: ActivityID("b" + String(number)),
            at: try instant(asOf, from: &choices),
            customer: nil,
            order: OrderID(sale?.order ?? "o" + String(orders.count)),
            amount: money(amount, self.purse(of: sale, purse, from: &choices))
        )
        return .reverseSale(refund, partners: try payees(of: sale, purse, from: &choices))
    }

    /// That one of the newest sales is void.
    mutating func declaration(
        about purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PartnerCommand {
        let sale = known(purse, from: &choices) { !$0.isVoid }
        let void = try SaleVoid(
            order: OrderID(sale?.order ?? "o" + String(orders.count)),
            currency: currencies[self.purse(of: sale, purse, from: &choices).currency],
            at: try instant(asOf, from: &choices),
            reason: "fraud"
        )
        return .voidSale(void, partners: try payees(of: sale, purse, from: &choices))
    }

    /// One of the newest sales of a partner: mostly one about which something can be done, sometimes any, sometimes none.
    private func known(
        _ purse: CashPurse,
        from choices: inout ChoiceTape,
        where isOpen: (CashSale) -> Bool
    ) -> CashSale? {
        let own = book.sales.filter { $0.partners.contains(purse.partner) }
        let open = own.filter(isOpen)
        let aim = choices.below(12)
        let pool = aim < 10 && !open.isEmpty ? open : own
        let place = choices.below(min(pool.count, 3))
        return aim < 11 && !pool.isEmpty ? pool[pool.count - 1 - place] : nil
    }

    /// The currency of a sale, or one in sixteen whatever it is.
    private func purse(of sale: CashSale?, _ purse: CashPurse, from choices: inout ChoiceTape) -> CashPurse {
        guard let sale, !choices.strikes(oneIn: 16) else { return purse }
        return CashPurse(partner: purse.partner, currency: sale.currency)
    }

    /// Who was paid for a sale; one in twelve lists is wrong.
    private func payees(
        of sale: CashSale?,
        _ purse: CashPurse,
        from choices: inout ChoiceTape
    ) throws -> [PartnerID] {
        let names = (sale?.partners ?? [purse.partner]).map { partners[$0] }
        guard choices.strikes(oneIn: 12) else { return names }
        let other = partners[(purse.partner + 1) % partners.count]
        switch choices.below(5) {
        case 0: return [other]
        case 1: return Array(names.dropLast())
        case 2: return names + [names[0]]
        case 3: return []
        default: return names.contains(other) ? names.reversed() : names + [other]
        }
    }

    // MARK: By hand

    /// Some money more, or less.
    mutating func adjustment(
        of purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> CommissionAdjustment {
        let amount: Int64 =
            choices.strikes(oneIn: 16)
            ? [0, 9_007_199_254_740_991, -9_007_199_254_740_991][choices.below(3)]
            : [100, -40, 7, -300][choices.below(4)]
        var number = giftCount
        if giftCount > 0, choices.strikes(oneIn: 6) { number -= 1 } else { giftCount += 1 }
        return try CommissionAdjustment(
            id: ActivityID("g" + String(number)),
            partner: partners[purse.partner],
            at: try instant(asOf, from: &choices),
            amount: money(amount, purse),
            reason: "goodwill"
        )
    }

    // MARK: Periods

    /// A run of one of two periods: mostly a later one than before, with more, less or the same.
    mutating func period(
        of purse: CashPurse,
        _ asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PeriodCommission {
        let month = 1 + choices.below(2)
        let dates = try DateRange(
            from: CivilDate(year: 2026, month: month, day: 1),
            to: CivilDate(year: 2026, month: month, day: 28)
        )
        let key = PeriodKey(plan: try DefinitionVersion("levels"), dates: dates)
        let known = book.periods.first { $0.purse == purse && $0.name == Self.name(of: key) }
        let run = (known?.run ?? 0) + (choices.strikes(oneIn: 6) ? 0 : 1)
        let before = Int64(known?.total ?? 0)
        let total: Int64 =
            choices.strikes(oneIn: 16)
            ? [9_007_199_254_740_991, 0, 1][choices.below(3)]
            : known == nil
                ? [500, 800, 333][choices.below(3)]
                : [before + 500, max(0, before - 200), before / 3, before, 800][choices.below(5)]
        let at = try instant(asOf, from: &choices)
        let days = Int64([2, 0, 5][choices.below(3)])
        return try PeriodCommission(
            partner: partners[purse.partner],
            key: key,
            run: max(1, run),
            at: at,
            total: money(total, purse),
            approvesAt: at.advanced(by: TimeSpan(microseconds: days * CashRules.day))
        )
    }

    /// A period as the book names it.
    static func name(of key: PeriodKey) -> String { "\(key.plan) \(key.dates.start)" }
}
