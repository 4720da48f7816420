//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Why the oracle says no, by the names of the reasons.
typealias CoinRefusal = String

extension CoinAccount {
    /// Grants the coins of an order.
    mutating func accrue(
        _ order: Int,
        price: Int,
        quantity: Int,
        at placed: Int64,
        _ now: Int64,
        _ rules: CoinRules
    ) -> CoinRefusal? {
        guard orders[order] == nil else { return "accrual.alreadyMade" }
        let start = min(placed, now)
        active(now, rules)
        let count = CoinRules.coins(forSpend: price * quantity)
        orders[order] = CoinOrder(price: price, quantity: quantity, granted: count, lot: lots + 1)
        let end = rules.lifeEnd(after: start)
        grant(count, order: order, granted: start, active: start + rules.maturity, end: end, now, rules)
        return nil
    }

    /// Takes the coins of returned units back; of all units with nil.
    mutating func takeBack(_ order: Int, units: Int?, _ now: Int64, _ rules: CoinRules) -> CoinRefusal? {
        guard var entry = orders[order] else { return "accrual.unknown" }
        guard !entry.isDone else { return "accrual.alreadyReversed" }
        let left = units.map { entry.quantity - entry.returned - $0 } ?? 0
        // What the units that are left earn stays; what expired is lost to the member already.
        let stays = CoinRules.coins(forSpend: entry.price * left)
        let count = max(0, entry.granted - stays - entry.expired - entry.taken)
        let short = takeBack(count, firstOf: order, now)
        entry.taken += count
        lastTaken = count
        entry.returned += units ?? 0
        entry.isDone = left == 0
        if entry.isDone { expired.removeAll { $0.coin.order == order } }
        if rules.isDebtWrittenOff { entry.writtenOff += short } else { debt += short }
        orders[order] = entry
        return nil
    }

    private func refusal(_ count: Int, _ now: Int64) -> CoinRefusal? {
        if debt > 0 { return "points.owed" }
        if count < CoinRules.minimum { return "redemption.belowMinimum" }
        return available(now) < count ? "points.insufficient" : nil
    }

    private func isKnown(_ redemption: Int) -> Bool {
        redemptions[redemption] != nil || holds.contains { $0.redemption == redemption }
    }

    mutating func redeem(_ count: Int, as redemption: Int, _ now: Int64, _ rules: CoinRules) -> CoinRefusal? {
        guard !isKnown(redemption) else { return "redemption.alreadyMade" }
        if let refusal = refusal(count, now) { return refusal }
        let taken = takeFree(count, now, rules)
        active(now, rules)
        redemptions[redemption] = CoinRedemption(coins: taken)
        return nil
    }

    mutating func hold(
        _ count: Int,
        as redemption: Int,
        _ span: Int64,
        _ now: Int64,
        _ rules: CoinRules
    ) -> CoinRefusal? {
        guard !isKnown(redemption) else { return "redemption.alreadyMade" }
        guard span <= CoinRules.longestHold else { return "hold.tooLong" }
        if let refusal = refusal(count, now) { return refusal }
        let taken = takeFree(count, now, rules)
        active(now, rules)
        holds.append(CoinHold(redemption: redemption, until: now + span, coins: taken))
        return nil
    }

    mutating func capture(_ redemption: Int, _ count: Int?, _ now: Int64, _ rules: CoinRules) -> CoinRefusal? {
        guard let place = holds.firstIndex(where: { $0.redemption == redemption }) else { return "hold.notOpen" }
        let held = holds[place].coins
        let captured = count ?? held.count
        guard captured <= held.count else { return "hold.exceeded" }
        active(now, rules)
        holds.remove(at: place)
        redemptions[redemption] = CoinRedemption(coins: Array(held.prefix(captured)))
        if captured < held.count { free(Array(held.dropFirst(captured)), now, rules) }
        return nil
    }

    mutating func release(_ redemption: Int, _ now: Int64, _ rules: CoinRules) -> CoinRefusal? {
        guard let place = holds.firstIndex(where: { $0.redemption == redemption }) else { return "hold.notOpen" }
        free(holds.remove(at: place).coins, now, rules)
        return nil
    }

    /// Puts coins back that nothing sets aside any more.
    private mutating func free(_ back: [Coin], _ now: Int64, _ rules: CoinRules) {
        put(afterDebts(back, livingAt: now))
        expire(now, rules)
    }

    /// Gives coins of a redemption back, last redeemed first.
    mutating func refund(_ redemption: Int, _ count: Int?, _ now: Int64, _ rules: CoinRules) -> CoinRefusal? {
        guard var entry = redemptions[redemption] else { return "redemption.unknown" }
        guard !entry.coins.isEmpty else { return "redemption.alreadyRefunded" }
        let asked = count ?? entry.coins.count
        guard asked <= entry.coins.count else { return "refund.exceeded" }
        let back = Array(entry.coins.suffix(asked).reversed())
        entry.coins.removeLast(asked)
        redemptions[redemption] = entry

        let left = afterDebts(back, livingAt: now)
        let dead = left.filter { end(of: $0) <= now }
        put(left)
        expire(now, rules)
        if let days = rules.graceDays { grantAgain(dead, until: CoinRules.end(days, after: now), now, rules) }
        return nil
    }

    /// Grants coins again that are past their last day: a lot for each order, so that a return of it finds them.
    private mutating func grantAgain(_ dead: [Coin], until end: Int64, _ now: Int64, _ rules: CoinRules) {
        guard !dead.isEmpty else { return }
        if rules.isReinstating { expired.removeLast(dead.count) }
        if inactive <= now { active(now, rules) }
        var names: [Int?] = []
        for coin in dead where !names.contains(coin.order) { names.append(coin.order) }
        for order in names {
            let count = dead.count { $0.order == order }
            if let order { orders[order]?.expired -= count }
            grant(count, order: order, granted: now, active: now, end: end, now, rules)
        }
    }

    /// Takes coins out to send them; they keep their dates.
    mutating func send(
        _ count: Int,
        month: Int64,
        _ now: Int64,
        _ rules: CoinRules
    ) -> Result<[Coin], CoinReason> {
        if debt > 0 { return .failure(CoinReason("points.owed")) }
        if count < CoinRules.minimum { return .failure(CoinReason("transfer.belowMinimum")) }
        if count > CoinRules.allowance { return .failure(CoinReason("points.aboveAllowance")) }
        if available(now) < count { return .failure(CoinReason("points.insufficient")) }
        if sent[month, default: 0] + count > CoinRules.allowance {
            return .failure(CoinReason("points.aboveAllowance"))
        }
        sent[month, default: 0] += count
        return .success(
            takeFree(count, now, rules).map { coin in
                var coin = coin
                coin.end = end(of: coin)
                coin.order = nil
                return coin
            }
        )
    }

    /// Takes coins in that another member sent: each lot of theirs is a lot here.
    mutating func receive(_ sent: [Coin], _ now: Int64, _ rules: CoinRules) {
        isOpen = true
        // What comes in would be gone at once after a long silence, so it ends the silence.
        if inactive <= now { active(now, rules) }
        var last: Int?
        var new: [Coin] = []
        for var coin in sent {
            if coin.lot != last { lots += 1 }
            last = coin.lot
            coin.lot = lots
            if debt > 0, end(of: coin) > now { debt -= 1 } else { new.append(coin) }
        }
        put(new)
    }
}

/// A refusal as an error, for results.
struct CoinReason: Error {
    let name: CoinRefusal

    init(_ name: CoinRefusal) { self.name = name }
}
