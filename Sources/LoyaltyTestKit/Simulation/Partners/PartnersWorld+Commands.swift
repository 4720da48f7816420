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
    /// - Throws: `CoreError` or `ReferralsError` for what cannot even be said, such as an instant outside the years 1 to 9999.
    public mutating func command(
        about subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PartnerCommand {
        let drawn = choices.pick(PartnersKind.all) ?? .recordSale
        var kind = choices.strikes(oneIn: 4) ? favourite : drawn
        let purse = CashPurse(partner: subject, currency: choices.strikes(oneIn: 5) ? 1 : 0)
        if let other = instead(of: kind, purse), !choices.strikes(oneIn: 5) { kind = other }
        switch kind {
        case .recordSale:
            return .recordSale(try order(purse, asOf, from: &choices), .partner(partners[subject]))
        case .recordTouched:
            let order = try order(purse, asOf, from: &choices)
            return .recordSale(order, .touches(try touches(before: order, from: &choices)))
        case .recordCascade: return .recordCascade(try cascade(from: purse, asOf, from: &choices))
        case .recordPeriod: return .recordPeriod(try period(of: purse, asOf, from: &choices))
        case .reverseSale: return try reversal(about: purse, asOf, from: &choices)
        case .voidSale: return try declaration(about: purse, asOf, from: &choices)
        case .adjust: return .adjust(try adjustment(of: purse, asOf, from: &choices))
        case .lockPayout, .recordPayout: return try payout(kind, to: purse, asOf, from: &choices)
        case .settlePayout, .releasePayout: return try end(kind, of: purse, asOf, from: &choices)
        case .approveDue:
            if choices.strikes(oneIn: 20) { return .approveDue(try StreamID("partner/USD/nobody")) }
            return .approveDue(try PartnerAccount.stream(of: partners[subject], in: currencies[purse.currency]))
        }
    }

    /// What is asked mostly instead of something that needs what is not there.
    private func instead(of kind: PartnersKind, _ purse: CashPurse) -> PartnersKind? {
        switch kind {
        case .reverseSale, .voidSale:
            let isKnown = book.sales.contains { $0.partners.contains(purse.partner) && !$0.isVoid }
            return isKnown ? nil : .recordCascade
        case .lockPayout, .recordPayout:
            return book.isEmpty(purse) ? .recordSale : nil
        case .settlePayout, .releasePayout:
            let isLocked = book.payouts.contains { $0.purse.partner == purse.partner && $0.standing == .locked }
            guard !isLocked else { return nil }
            return book.isEmpty(purse) ? .recordCascade : .lockPayout
        default: return nil
        }
    }

    /// Mostly now; what is late is frequent, what comes from a clock that is ahead is not.
    func instant(_ asOf: Timestamp, from choices: inout ChoiceTape) throws -> Timestamp {
        let hours: Int64 = choices.strikes(oneIn: 16) ? 2 : [0, 0, -24, -1][choices.below(4)]
        return try asOf.advanced(by: TimeSpan(microseconds: hours * CashRules.hour))
    }

    func money(_ cents: Int64, _ purse: CashPurse) throws -> Money {
        try Money(minorUnits: cents, in: currencies[purse.currency])
    }
}
