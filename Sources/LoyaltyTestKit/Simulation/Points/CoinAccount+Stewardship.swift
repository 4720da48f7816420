//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Coins that another system has granted, with one date for all of them.
struct CoinPile {
    let count: Int
    let granted: Int64
    let active: Int64
    let end: Int64
}

extension CoinAccount {
    /// Gives coins by hand, or takes some with a count below zero; what the actor has moved in the month before counts.
    mutating func adjust(
        _ count: Int,
        because reason: String,
        after moved: Int,
        _ now: Int64,
        _ rules: CoinRules
    ) -> CoinRefusal? {
        let size = abs(count)
        guard reason == CoinRules.goodReason else { return "adjustment.reasonNotAllowed" }
        guard size <= CoinRules.adjustment.maximum else { return "adjustment.aboveMaximum" }
        guard count > 0 || size <= available(now) else { return "points.insufficient" }
        guard size + moved <= CoinRules.adjustment.allowance else { return "points.aboveAllowance" }
        guard count > 0 else {
            _ = takeFree(size, now, rules)
            return nil
        }
        active(now, rules)
        grant(count, order: nil, granted: now, active: now, end: rules.lifeEnd(after: now), now, rules)
        return nil
    }

    /// Takes over what the member had in another system.
    mutating func open(
        _ piles: [CoinPile],
        debt owed: Int,
        activeAt instant: Int64?,
        _ now: Int64,
        _ rules: CoinRules
    ) -> CoinRefusal? {
        guard !isOpen else { return "account.alreadyOpened" }
        guard piles.reduce(0, { $0 + $1.count }) <= CoinRules.most else { return "points.overflow" }
        active(instant ?? now, rules)
        debt = owed
        for pile in piles {
            lots += 1
            let coin = Coin(end: pile.end, lot: lots, active: pile.active, granted: pile.granted, order: nil)
            put([Coin](repeating: coin, count: pile.count))
        }
        expire(now, rules)
        repay(now)
        return nil
    }

    /// Lets coins live longer: those of some lots, or all.
    mutating func extend(_ names: [Int]?, _ now: Int64, _ later: (Int64) -> Int64) -> CoinRefusal? {
        let living = (coins + holds.flatMap(\.coins)).filter { end(of: $0) > now }
        if let names, !names.allSatisfy({ name in living.contains { $0.lot == name } }) { return "lot.unknown" }
        var ends: [Int: Int64] = [:]
        for coin in living where coin.end != .max && names?.contains(coin.lot) ?? true && later(coin.end) > coin.end {
            ends[coin.lot] = later(coin.end)
        }
        let isLonger = names == nil && !living.isEmpty && inactive != .max && later(inactive) > inactive
        guard isLonger || !ends.isEmpty else { return "expiry.notExtended" }
        func longer(_ coins: [Coin]) -> [Coin] {
            coins.map { coin in
                var coin = coin
                coin.end = ends[coin.lot] ?? coin.end
                return coin
            }
        }
        let all = longer(coins)
        coins = []
        put(all)
        for place in holds.indices { holds[place].coins = longer(holds[place].coins) }
        // What was redeemed of a lot comes back to it, and lives as long.
        redemptions = redemptions.mapValues { CoinRedemption(coins: longer($0.coins)) }
        if isLonger { inactive = later(inactive) }
        return nil
    }

    /// Brings back what expired of late: each lot of it is a lot again.
    mutating func reinstate(_ now: Int64, _ rules: CoinRules) -> CoinRefusal? {
        guard rules.isReinstating else { return "reinstatement.notOffered" }
        let start = CoinRules.midnight(before: now) - CoinRules.reinstatement.window * CoinRules.day
        var names: [(at: Int64, lot: Int)] = []
        for (coin, at) in expired where at >= start && !names.contains(where: { $0.lot == coin.lot }) {
            names.append((at, coin.lot))
        }
        var lots: [[Coin]] = []
        var again: [Int: Int] = [:]
        for name in names.sorted(by: { ($0.at, $0.lot) < ($1.at, $1.lot) }) {
            var lot = expired.filter { $0.coin.lot == name.lot && $0.at >= start }.map(\.coin)
            if let order = lot[0].order, let entry = orders[order], entry.returned > 0 {
                // Of an order that came back in part, no more than its other units earn.
                let earned = CoinRules.coins(forSpend: entry.price * (entry.quantity - entry.returned))
                let kept = entry.granted - entry.taken - entry.expired + again[order, default: 0]
                lot = Array(lot.suffix(max(0, earned - kept)))
                again[order, default: 0] += lot.count
            }
            if !lot.isEmpty { lots.append(lot) }
        }
        guard !lots.isEmpty else { return "reinstatement.nothing" }
        active(now, rules)
        let end = CoinRules.end(CoinRules.reinstatement.life, after: now)
        for lot in lots {
            for _ in lot {
                // The coins that expired last come back first.
                if let place = expired.lastIndex(where: { $0.coin.lot == lot[0].lot }) { expired.remove(at: place) }
            }
            if let order = lot[0].order { orders[order]?.expired -= lot.count }
            grant(lot.count, order: lot[0].order, granted: now, active: now, end: end, now, rules)
        }
        return nil
    }

    /// Closes the purse; with coins or debt in it only if they are given up.
    mutating func close(isForfeiting: Bool, _ now: Int64) -> CoinRefusal? {
        guard isForfeiting || (coins.isEmpty && holds.isEmpty && debt == 0) else { return "account.notEmpty" }
        for hold in holds { put(hold.coins) }
        holds = []
        repay(now)
        coins = []
        expired = []
        inactive = .max
        isOpen = true
        isClosed = true
        return nil
    }

    /// Closes the purse if there is one, and forgets whose it was.
    mutating func erase(_ now: Int64) {
        guard isOpen else { return }
        if !isClosed { _ = close(isForfeiting: true, now) }
        isErased = true
    }
}
