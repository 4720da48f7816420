//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One point, told apart by nothing but its dates, its lot and the order that it was granted for.
struct Coin: Sendable {
    /// The first instant at which it is gone by its own date; `Int64.max` for never.
    var end: Int64
    /// The lot, in the order in which lots were made.
    var lot: Int
    /// The first instant at which it can be redeemed.
    var active: Int64
    /// The number of the order, or nil for coins that came another way.
    var order: Int?
    /// The redemption that has set it aside, or nil.
    var hold: Int?
}

/// An account as a purse of coins: no totals, no allocations, no events.
///
/// Every point is one coin that lies in the purse or does not. It is slow and plain on purpose, and it shares no code with the
/// account that it checks.
struct CoinAccount: Sendable {
    /// The coins in the order in which they are redeemed: by last day, then by lot.
    var coins: [Coin] = []
    var debt = 0
    var lots = 0
    var inactive = Int64.max
    var isOpen = false
    var holds: [CoinHold] = []
    var redemptions: [Int: CoinRedemption] = [:]
    var orders: [Int: CoinOrder] = [:]
    /// Coins sent in each month, by the number of the month.
    var sent: [Int64: Int] = [:]

    struct CoinHold: Sendable {
        let redemption: Int
        let until: Int64
    }

    struct CoinRedemption: Sendable {
        /// The coins in the order in which they were redeemed; what is refunded leaves from the end.
        var coins: [Coin]
    }

    struct CoinOrder: Sendable {
        let price: Int
        let quantity: Int
        let granted: Int
        let lot: Int
        var returned = 0
        var taken = 0
        var expired = 0
        var writtenOff = 0
        var madeGood = 0
        var isDone = false
    }

    func end(of coin: Coin) -> Int64 { min(coin.end, inactive) }

    // MARK: Time

    /// Lets time pass: holds end in their order, then coins end.
    mutating func tick(_ now: Int64) {
        while let place = nextHold, holds[place].until <= now {
            let hold = holds.remove(at: place)
            free(hold.redemption, repayingAt: hold.until)
        }
        expire(now)
    }

    private var nextHold: Int? {
        holds.indices.min {
            holds[$0].until == holds[$1].until
                ? "r\(holds[$0].redemption)" < "r\(holds[$1].redemption)" : holds[$0].until < holds[$1].until
        }
    }

    /// Frees the coins of a hold.
    ///
    /// Those of an order that was returned meanwhile go where they belong; then those that lived at an instant repay what is
    /// owed.
    mutating func free(_ redemption: Int, repayingAt instant: Int64) {
        var freed: [Coin] = []
        coins.removeAll { coin in
            guard coin.hold == redemption else { return false }
            freed.append(coin)
            return true
        }
        for place in freed.indices { freed[place].hold = nil }
        put(afterDebts(freed, livingAt: instant))
    }

    /// The coins that are left of some that come back, once they made good for what nobody owed, and for what is owed.
    mutating func afterDebts(_ back: [Coin], livingAt instant: Int64) -> [Coin] {
        var left: [Coin] = []
        for coin in back {
            if let order = coin.order, orders[order]?.writtenOff ?? 0 > 0 {
                orders[order]?.writtenOff -= 1
                orders[order]?.madeGood += 1
            } else {
                left.append(coin)
            }
        }
        left.removeAll { coin in
            guard debt > 0, end(of: coin) <= instant, let order = coin.order, let entry = orders[order],
                entry.taken > entry.madeGood
            else { return false }
            orders[order]?.madeGood += 1
            debt -= 1
            return true
        }
        left.removeAll { coin in
            guard debt > 0, end(of: coin) > instant else { return false }
            debt -= 1
            return true
        }
        return left
    }

    @discardableResult
    mutating func expire(_ now: Int64) -> Int {
        guard coins.contains(where: { $0.hold == nil && end(of: $0) <= now }) else { return 0 }
        var kept: [Coin] = []
        for coin in coins {
            guard coin.hold == nil, end(of: coin) <= now else {
                kept.append(coin)
                continue
            }
            if let order = coin.order { orders[order]?.expired += 1 }
        }
        let gone = coins.count - kept.count
        coins = kept
        return gone
    }

    // MARK: Coins coming in and going out

    mutating func put(_ new: [Coin]) {
        for coin in new {
            let place = coins.firstIndex { ($0.end, $0.lot) > (coin.end, coin.lot) } ?? coins.endIndex
            coins.insert(coin, at: place)
        }
    }

    /// Adds a lot of coins; the first of them repay what is owed, if they still live.
    mutating func grant(_ count: Int, order: Int?, active: Int64, end: Int64, now: Int64) {
        lots += 1
        guard count > 0 else { return }
        let isGone = end <= now
        let repaid = isGone || inactive <= now ? 0 : min(debt, count)
        debt -= repaid
        if isGone {
            if let order { orders[order]?.expired += count }
            return
        }
        put(
            [Coin](repeating: Coin(end: end, lot: lots, active: active, order: order, hold: nil), count: count - repaid)
        )
    }

    func isFree(_ coin: Coin, _ now: Int64) -> Bool { coin.hold == nil && coin.active <= now && end(of: coin) > now }

    func available(_ now: Int64) -> Int { coins.count { isFree($0, now) } }

    /// Takes the first coins that can be redeemed.
    mutating func takeFree(_ count: Int, _ now: Int64) -> [Coin] {
        var taken: [Coin] = []
        var kept: [Coin] = []
        for coin in coins {
            if taken.count < count, isFree(coin, now) { taken.append(coin) } else { kept.append(coin) }
        }
        coins = kept
        return taken
    }

    /// Takes coins that are in nobody's way, first those of one order.
    mutating func takeBack(_ count: Int, firstOf order: Int, _ now: Int64) -> Int {
        var left = count
        for isOwn in [true, false] where left > 0 {
            var kept: [Coin] = []
            for coin in coins {
                if left > 0, coin.hold == nil, end(of: coin) > now, (coin.order == order) == isOwn {
                    left -= 1
                } else {
                    kept.append(coin)
                }
            }
            coins = kept
        }
        return left
    }

    mutating func active(_ now: Int64, _ rules: CoinRules) {
        isOpen = true
        if let days = rules.inactivityDays { inactive = CoinRules.end(days, after: now) }
    }
}
