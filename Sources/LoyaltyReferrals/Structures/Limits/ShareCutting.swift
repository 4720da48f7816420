//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Shares while limits cut them one after the other.
struct ShareCutting {
    private let shares: [PartnerShare]
    private let currency: Currency
    private var amounts: [Int64]
    private var cuts: [[(CappedShares.Limit, Int64)]]

    init(_ shares: [PartnerShare], in currency: Currency) throws(ReferralsError) {
        guard shares.allSatisfy({ $0.amount.currency == currency }) else { throw ReferralsError(Money.mismatch) }
        guard shares.allSatisfy({ !$0.amount.isNegative }) else {
            throw ReferralsError(.invalidSales, "a share is zero or more before it is limited")
        }
        self.shares = shares
        self.currency = currency
        amounts = shares.map(\.amount.minorUnits)
        cuts = shares.map { _ in [] }
        _ = try PartnerSales.sum(of: amounts)
    }

    /// The minor units of an amount, which is of the currency of the shares.
    func units(of amount: Money) throws(ReferralsError) -> Int64 {
        guard amount.currency == currency else { throw ReferralsError(Money.mismatch) }
        return amount.minorUnits
    }

    /// Cuts all shares together to an amount, in proportion and by largest remainder.
    mutating func cut(to most: Int64, by limit: CappedShares.Limit) throws(ReferralsError) {
        guard most < amounts.reduce(0, +) else { return }
        let weights = amounts
        // A whole that is less than the sum of its weights gives no part more than its weight.
        let parts = try ReferralsError.restating { () throws(CoreError) in
            try Allocation.parts(of: most, weights: weights)
        }
        for place in parts.indices { cut(place, to: parts[place], by: limit) }
    }

    /// Cuts each partner's shares to the room that is left, the first ones last.
    mutating func cut(toRooms before: [PartnerID: Int64], most: Int64, by limit: CappedShares.Limit) {
        var rooms = before
        for place in shares.indices {
            let room = max(0, rooms[shares[place].partner] ?? most)
            cut(place, to: min(room, amounts[place]), by: limit)
            rooms[shares[place].partner] = room - amounts[place]
        }
    }

    private mutating func cut(_ place: Int, to amount: Int64, by limit: CappedShares.Limit) {
        guard amount < amounts[place] else { return }
        cuts[place].append((limit, amounts[place] - amount))
        amounts[place] = amount
    }

    func result() throws(ReferralsError) -> CappedShares {
        let left = amounts.reduce(0, +)
        let full = shares.reduce(0) { $0 + $1.amount.minorUnits }
        let (shares, amounts, cuts, currency) = (shares, amounts, cuts, currency)
        return try ReferralsError.restating { () throws(CoreError) in
            CappedShares(
                shares: try shares.indices.map { place throws(CoreError) in
                    CappedShares.Share(
                        partner: shares[place].partner,
                        full: shares[place].amount,
                        amount: try Money(minorUnits: amounts[place], in: currency),
                        cuts: try cuts[place].map { cut throws(CoreError) in
                            CappedShares.Cut(limit: cut.0, amount: try Money(minorUnits: cut.1, in: currency))
                        }
                    )
                },
                capped: try Money(minorUnits: full - left, in: currency),
                amount: try Money(minorUnits: left, in: currency)
            )
        }
    }
}
