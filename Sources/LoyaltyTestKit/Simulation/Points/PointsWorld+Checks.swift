//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyRewards

extension PointsWorld {
    /// Checks every invariant of an account.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - stream: The stream of the account.
    ///   - state: The account after it.
    /// - Throws: A ``SimulationFinding`` that names the invariant.
    public mutating func check(
        _ event: PointsEvent,
        in stream: StreamID,
        after state: PointsAccount
    ) throws(SimulationFinding) {
        let index = index(of: stream)
        aim(at: event, on: index)
        if isRich {
            try PointsInvariants.checkMove(event, from: lots[index], to: state, &movingLots)
            lots[index] = state.lots
        }
        try PointsInvariants.check(event, on: state, &statements[index])
    }

    /// Keeps in mind what later commands can aim at.
    private mutating func aim(at event: PointsEvent, on index: Int) {
        switch event {
        case .opened: aims[index].isOpen = true
        case .accrued(let event):
            switch event.source {
            case .order(let order): aims[index].orders.append(Self.number(of: order.id.text))
            case .action(let action): aims[index].orders.append(Self.number(of: action.id.text))
            }
        case .redeemed(let event): aims[index].redemptions.append(Self.number(of: event.redemption.text))
        case .held(let event):
            aims[index].holds.append((Self.number(of: event.hold.redemption.text), event.hold.until))
        case .captured(let event):
            let number = Self.number(of: event.redemption.text)
            aims[index].redemptions.append(number)
            aims[index].holds.removeAll { $0.redemption == number }
        case .holdReleased(let event):
            let number = Self.number(of: event.redemption.text)
            aims[index].holds.removeAll { $0.redemption == number }
        case .memberJoined(let event):
            let other = self.index(of: event.member)
            aims[index].orders += aims[other].orders
            aims[index].redemptions += aims[other].redemptions
        case .accountMoved(let event): aims[index].host = self.index(of: event.move.into)
        case .accountReturned: aims[index].host = nil
        case .expired: aims[index].hasExpired = true
        case .reinstated: aims[index].hasExpired = false
        case .closed: aims[index].isClosed = true
        default: break
        }
    }

    static func units(of units: Return) -> Int {
        Int(units.lines.reduce(0) { $0 + $1.quantity.millionths } / 1_000_000)
    }

    /// Checks a commit against the purses of coins, or against what is true of any account.
    ///
    /// - Parameter commit: The commit.
    /// - Throws: A ``SimulationFinding`` if the account and its purse disagree.
    public mutating func check(_ commit: SimulatedCommit<PointsAccount>) throws(SimulationFinding) {
        decided?.append(Decided(command: commit.command, at: commit.at, answer: commit.answer))
        let touched = commit.changes.map { change in index(of: change.stream) }
        for (index, change) in zip(touched, commit.changes) {
            aims[index].lots = change.after.lotCount
            aims[index].remaining = change.after.remainingSteps
            aims[index].debt = change.after.debt
        }
        guard commit.answer.isApproved || commit.isRefusal else {
            throw SimulationFinding("I14 a refusal changes nothing", text(of: commit.command))
        }
        if let coinRules { try compare(commit, touched, coinRules) } else { try checkSums(commit) }
        try checkEnd(of: commit)
        try checkTogether(commit)
    }

    /// Of an erased account nothing is left that names what its member did.
    private func checkEnd(of commit: SimulatedCommit<PointsAccount>) throws(SimulationFinding) {
        guard commit.command.action == .erase, commit.answer.isApproved, let account = commit.changes.first?.after,
            account.program != nil
        else { return }
        guard account.erasedAt != nil, account.accruals.isEmpty, account.redemptions.isEmpty, account.lots.isEmpty
        else {
            throw SimulationFinding("an erased account keeps no names", text(of: commit.command))
        }
    }

    /// Checks that what several accounts do with each other neither makes points nor loses them.
    private mutating func checkTogether(_ commit: SimulatedCommit<PointsAccount>) throws(SimulationFinding) {
        // What all accounts got from the world is what they hold and what became of it, so moves cancel out.
        var all = PointsFlow()
        for statement in statements { all = all + statement }
        defer { moved = all }
        guard commit.changes.count > 1 else { return }
        // What was written off may be recovered in the same commit, from points that are held no longer.
        let isWorldsOwn =
            all.issued == moved.issued && all.redeemed == moved.redeemed && all.withdrawn == moved.withdrawn
            && all.debtCreated == moved.debtCreated
        guard all.movedOut == all.movedIn, isWorldsOwn else {
            throw SimulationFinding("I8 what one sends another gets", text(of: commit.command))
        }
    }

    /// Checks a rich account by what it says of itself, since no oracle knows it.
    private func checkSums(_ commit: SimulatedCommit<PointsAccount>) throws(SimulationFinding) {
        for change in commit.changes {
            let books = change.after.books(asOf: commit.at)
            guard books.reduce(Int128(0), { $0 + Int128($1.steps) }) == 0 else {
                throw SimulationFinding("I7 the books of an account sum to nothing", "\(books)")
            }
            do { _ = try rules.balance(of: change.after, asOf: commit.at) } catch {
                throw SimulationFinding("a balance can be read", "\(error)")
            }
        }
    }

    private mutating func compare(
        _ commit: SimulatedCommit<PointsAccount>,
        _ touched: [Int],
        _ rules: CoinRules
    ) throws(SimulationFinding) {
        let now = commit.at.microsecondsSince1970
        guard let first = touched.first else { return }
        let saved = touched.map { purses[$0] }
        for index in touched { purses[index].tick(now, rules) }
        let refusal = run(commit.command, on: first, and: touched.last ?? first, now, rules)
        let answer = commit.answer.reasons.first?.code.text
        guard refusal == answer else {
            throw SimulationFinding(
                "O1 the oracle decides the same",
                "\(text(of: commit.command)): \(answer ?? "done"), oracle \(refusal ?? "done")"
            )
        }
        try PointsInvariants.checkReturn(commit.answer, taken: purses[first].lastTaken)
        try checkIntegrity(commit, first)
        for (index, change) in zip(touched, commit.changes) { try compare(purses[index], change, commit) }
        // What is due was not written down, so the purse keeps it too.
        if refusal != nil {
            for (index, purse) in zip(touched, saved) { purses[index] = purse }
        }
    }

    /// Reward Integrity: of no order more is kept than what the units that did not come back earn.
    private func checkIntegrity(
        _ commit: SimulatedCommit<PointsAccount>,
        _ index: Int
    ) throws(SimulationFinding) {
        switch commit.command.action {
        case .returnUnits, .reverseAccrual, .reinstate, .refundRedemption: break
        default: return
        }
        guard let account = commit.changes.first?.after else { return }
        for entry in account.accruals {
            guard case .order(let order) = entry.source.id,
                let known = purses[index].orders[Self.number(of: order.text)]
            else {
                continue
            }
            let units = known.isDone ? 0 : known.quantity - known.returned
            guard entry.granted - entry.reversed - entry.expired <= CoinRules.coins(forSpend: known.price * units)
            else {
                throw SimulationFinding("Reward Integrity", "\(text(of: commit.command)): \(entry)")
            }
        }
    }

    private mutating func run(
        _ command: PointsCommand,
        on first: Int,
        and second: Int,
        _ now: Int64,
        _ rules: CoinRules
    ) -> CoinRefusal? {
        if let refusal = refusalOfClosed(command, first, second) { return refusal }
        switch command.action {
        case .accrue(let source):
            guard case .order(let order) = source else { return nil }
            let number = Self.number(of: order.id.text)
            let known = orders[number]
            let placed = known.at.microsecondsSince1970
            return purses[first].accrue(
                number,
                price: known.price,
                quantity: known.quantity,
                at: placed,
                now,
                rules
            )
        case .reverseAccrual(let accrual):
            guard case .order(let order) = accrual else { return nil }
            return purses[first].takeBack(Self.number(of: order.text), units: nil, now, rules)
        case .returnUnits(let units):
            let number = Self.number(of: units.order.text)
            return purses[first].takeBack(number, units: Self.units(of: units), now, rules)
        case .redeem(let points, let name, _):
            return purses[first].redeem(Int(points.steps), as: Self.number(of: name.text), now, rules)
        case .hold(let points, let name, let span, _):
            let number = Self.number(of: name.text)
            return purses[first].hold(Int(points.steps), as: number, span.microseconds, now, rules)
        case .capture(let name, let points):
            return purses[first].capture(Self.number(of: name.text), points.map { Int($0.steps) }, now, rules)
        case .release(let name): return purses[first].release(Self.number(of: name.text), now, rules)
        case .refundRedemption(let name, let points):
            return purses[first].refund(Self.number(of: name.text), points.map { Int($0.steps) }, now, rules)
        case .transfer(let points, _):
            switch purses[first].send(Int(points.steps), month: Self.month(of: now), now, rules) {
            case .success(let coins): purses[second].receive(coins, now, rules)
            case .failure(let refusal): return refusal.name
            }
            return nil
        default: return runByHand(command.action, on: first, now, rules)
        }
    }

    private func refusalOfClosed(_ command: PointsCommand, _ first: Int, _ second: Int) -> CoinRefusal? {
        guard purses[first].isClosed || purses[second].isClosed, command.action != .settle else { return nil }
        return command.action == .erase && !purses[first].isErased ? nil : "account.closed"
    }

    private mutating func runByHand(
        _ action: PointsCommand.Action,
        on index: Int,
        _ now: Int64,
        _ rules: CoinRules
    ) -> CoinRefusal? {
        switch action {
        case .adjust(let points, let why):
            let month = why.actor.text + String(Self.month(of: now))
            let moved = adjusted[month, default: 0]
            let count = Int(points.steps)
            let refusal = purses[index].adjust(count, because: why.reason.text, after: moved, now, rules)
            if refusal == nil { adjusted[month] = moved + abs(count) }
            return refusal
        case .openBalance(let opening):
            let piles = opening.lots.map { lot in
                CoinPile(
                    count: Int(lot.points.steps),
                    granted: lot.grantedAt.microsecondsSince1970,
                    active: lot.activeAt.microsecondsSince1970,
                    end: lot.expiresAt?.microsecondsSince1970 ?? .max
                )
            }
            let owed = Int(opening.debt?.steps ?? 0)
            let instant = opening.lastActiveAt?.microsecondsSince1970
            return purses[index].open(piles, debt: owed, activeAt: instant, now, rules)
        case .extendExpiry(let expiry, _):
            return purses[index].extend(expiry.lots?.map { Int($0.number) }, now) { end in
                switch expiry.change {
                case .by(let step): CoinRules.end(Int64(step.days), after: end - 1)
                case .through(let date): CoinRules.day * (Int64(date.daysSince1970) + 1)
                }
            }
        case .reinstate: return purses[index].reinstate(now, rules)
        case .close(let isForfeiting): return purses[index].close(isForfeiting: isForfeiting, now)
        case .erase:
            purses[index].erase(now)
            return nil
        default: return nil
        }
    }

    /// The month of an instant, told by the days of months and not by a calendar.
    static func month(of now: Int64) -> Int64 {
        var day = now / CoinRules.day
        var year: Int64 = 1970
        while true {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            guard day >= (isLeap ? 366 : 365) else {
                var month: Int64 = 0
                for length in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as [Int64] {
                    guard day >= length else { break }
                    day -= length
                    month += 1
                }
                return year * 12 + month
            }
            day -= isLeap ? 366 : 365
            year += 1
        }
    }
}
