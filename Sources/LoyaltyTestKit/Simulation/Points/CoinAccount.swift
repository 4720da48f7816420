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
    /// When its dates were counted from.
    var granted: Int64
    /// The number of the order, or nil for coins that came another way.
    var order: Int?
}

/// An account as a purse of coins: no totals, no allocations, no events.
///
/// Every point is one coin that lies in the purse or does not. It is slow and plain on purpose, and it shares no code with the
/// account that it checks.
struct CoinAccount: Sendable {
    /// The coins that nothing sets aside, by last day and then by lot.
    var coins: [Coin] = []
    var debt = 0
    /// How many coins the last return took, owed and written off together.
    var lastTaken = 0
    var lots = 0
    var inactive = Int64.max
    var isOpen = false
    var isClosed = false
    var isErased = false
    var holds: [CoinHold] = []
    /// The coins that expired and may come back, in the order in which they expired.
    var expired: [(coin: Coin, at: Int64)] = []
    var redemptions: [Int: CoinRedemption] = [:]
    var orders: [Int: CoinOrder] = [:]
    /// Coins sent in each month, by the number of the month.
    var sent: [Int64: Int] = [:]

    struct CoinHold: Sendable {
        let redemption: Int
        let until: Int64
        /// The coins in the order in which they were set aside.
        var coins: [Coin]
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
    mutating func tick(_ now: Int64, _ rules: CoinRules) {
        while let place = nextHold, holds[place].until <= now {
            let hold = holds.remove(at: place)
            put(afterDebts(hold.coins, livingAt: hold.until))
        }
        expire(now, rules)
    }

    private var nextHold: Int? {
        guard holds.count > 1 else { return holds.indices.first }
        return holds.indices.min {
            holds[$0].until == holds[$1].until
                ? "r\(holds[$0].redemption)" < "r\(holds[$1].redemption)" : holds[$0].until < holds[$1].until
        }
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

    /// Takes out what has ended.
    mutating func expire(_ now: Int64, _ rules: CoinRules) {
        guard coins.contains(where: { end(of: $0) <= now }) else { return }
        for coin in takeOut(where: { _, end in end <= now }) { lose(coin, rules) }
    }

    /// Writes down that a coin has ended.
    mutating func lose(_ coin: Coin, _ rules: CoinRules) {
        if let order = coin.order { orders[order]?.expired += 1 }
        if rules.isReinstating { expired.append((coin, end(of: coin))) }
    }

    // MARK: Coins coming in and going out

    mutating func put(_ new: [Coin]) {
        for coin in new {
            var low = coins.startIndex
            var high = coins.endIndex
            while low < high {
                let middle = (low + high) / 2
                if (coins[middle].end, coins[middle].lot) > (coin.end, coin.lot) {
                    high = middle
                } else {
                    low = middle + 1
                }
            }
            coins.insert(coin, at: low)
        }
    }

    /// Adds a lot of coins; the first of them repay what is owed, if they still live.
    mutating func grant(
        _ count: Int,
        order: Int?,
        granted: Int64,
        active: Int64,
        end: Int64,
        _ now: Int64,
        _ rules: CoinRules
    ) {
        lots += 1
        let coin = Coin(end: end, lot: lots, active: active, granted: granted, order: order)
        guard end > now else {
            for _ in 0..<count { lose(coin, rules) }
            return
        }
        let repaid = inactive <= now ? 0 : min(debt, count)
        debt -= repaid
        put([Coin](repeating: coin, count: count - repaid))
    }

    /// Repays what is owed with the first coins that live.
    mutating func repay(_ now: Int64) {
        debt -= takeOut(debt) { _, end in end > now }.count
    }

    /// Takes out the first coins that something is true of, given each with its end.
    mutating func takeOut(_ count: Int = .max, where isWanted: (Coin, Int64) -> Bool) -> [Coin] {
        var taken: [Coin] = []
        var kept: [Coin] = []
        kept.reserveCapacity(coins.count)
        for coin in coins {
            if taken.count < count, isWanted(coin, end(of: coin)) { taken.append(coin) } else { kept.append(coin) }
        }
        coins = kept
        return taken
    }

    func isFree(_ coin: Coin, _ now: Int64) -> Bool { coin.active <= now && end(of: coin) > now }

    func available(_ now: Int64) -> Int { coins.count { isFree($0, now) } }

    /// Takes the coins that are to be redeemed first.
    mutating func takeFree(_ count: Int, _ now: Int64, _ rules: CoinRules) -> [Coin] {
        if rules.isFirstInFirstOut {
            let places = coins.indices.filter { isFree(coins[$0], now) }
                .sorted { (coins[$0].granted, coins[$0].lot, $0) < (coins[$1].granted, coins[$1].lot, $1) }
                .prefix(count)
            let taken = places.map { coins[$0] }
            for place in places.sorted(by: >) { coins.remove(at: place) }
            return taken
        }
        return takeOut(count) { coin, end in coin.active <= now && end > now }
    }

    /// Takes coins that are in nobody's way, first those of one order; returns how many are missing.
    mutating func takeBack(_ count: Int, firstOf order: Int, _ now: Int64) -> Int {
        var left = count
        for isOwn in [true, false] where left > 0 {
            left -= takeOut(left) { coin, end in end > now && (coin.order == order) == isOwn }.count
        }
        return left
    }

    mutating func active(_ now: Int64, _ rules: CoinRules) {
        isOpen = true
        guard let days = rules.inactivityDays else { return }
        // Nothing that happens ends coins earlier than somebody has promised.
        let end = CoinRules.end(days, after: now)
        inactive = inactive == .max ? end : max(inactive, end)
    }
}
