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
        let index = streams.firstIndex(of: stream) ?? 0
        try PointsInvariants.check(event, on: state, &statements[index])
    }

    /// Checks that what the rules threw at says something that no account could take.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - error: What was thrown.
    /// - Throws: A ``SimulationFinding`` if the command is well-formed.
    public mutating func check(
        _ command: PointsCommand,
        refusedWith error: any Error
    ) throws(SimulationFinding) {
        guard isMalformed(command) else {
            throw SimulationFinding("a well-formed command is decided", "\(text(of: command)): \(error)")
        }
    }

    private func isMalformed(_ command: PointsCommand) -> Bool {
        switch command.action {
        case .accrue(let source): return source.customer.map { $0 != command.member } ?? false
        case .redeem(let points, _, _): return points.steps < 1
        case .transfer(let points, let other): return points.steps < 1 || other == command.member
        case .hold(let points, _, let span, _): return points.steps < 1 || span <= .zero
        case .capture(_, let points), .refundRedemption(_, let points): return points.map { $0.steps < 1 } ?? false
        case .returnUnits(let units):
            guard let member = members.firstIndex(of: command.member) else { return false }
            guard let order = accounts[member].orders[Self.number(of: units.order.text)] else { return false }
            // Units come back once, so a decision on an older state can only have been milder.
            return order.returned + Self.units(of: units) > order.quantity
        default: return false
        }
    }

    static func units(of units: Return) -> Int {
        Int(units.lines.reduce(0) { $0 + $1.quantity.millionths } / 1_000_000)
    }

    /// Checks a commit against the purses of coins.
    ///
    /// - Parameter commit: The commit.
    /// - Throws: A ``SimulationFinding`` if the account and its purse disagree.
    public mutating func check(_ commit: SimulatedCommit<PointsAccount>) throws(SimulationFinding) {
        decided?.append(Decided(command: commit.command, at: commit.at, answer: commit.answer))
        let now = commit.at.microsecondsSince1970
        let touched = commit.changes.map { change in streams.firstIndex(of: change.stream) ?? 0 }
        guard let first = touched.first else { return }
        let saved = touched.map { accounts[$0] }
        for index in touched { accounts[index].tick(now) }
        let ticked = touched.map { accounts[$0] }
        let refusal = run(commit.command, on: first, and: touched.last ?? first, now)
        let answer = commit.answer.reasons.first?.code.text
        guard refusal == answer else {
            throw SimulationFinding(
                "O1 the oracle decides the same",
                "\(text(of: commit.command)): \(answer ?? "done"), oracle \(refusal ?? "done")"
            )
        }
        if refusal != nil {
            guard commit.isRefusal else {
                throw SimulationFinding("I14 a refusal changes nothing", text(of: commit.command))
            }
            // What is due was not written down, so the purse keeps it too.
            for (index, account) in zip(touched, ticked) { accounts[index] = account }
        }
        for (index, change) in zip(touched, commit.changes) { try compare(accounts[index], change, commit) }
        if refusal != nil {
            for (index, account) in zip(touched, saved) { accounts[index] = account }
        }
        if commit.changes.count > 1 {
            // What all accounts got from the world is what they hold and what became of it, so moves cancel out.
            let all = statements.reduce(PointsPosting(), +)
            guard all.movedOut == all.movedIn else {
                throw SimulationFinding("I8 what one sends another gets", text(of: commit.command))
            }
        }
    }

    private mutating func run(_ command: PointsCommand, on first: Int, and second: Int, _ now: Int64) -> CoinRefusal? {
        switch command.action {
        case .accrue(let source):
            guard case .order(let order) = source else { return nil }
            let number = Self.number(of: order.id.text)
            let known = orders[number]
            return accounts[first].accrue(
                number,
                price: known.price,
                quantity: known.quantity,
                at: known.at.microsecondsSince1970,
                now,
                coinRules
            )
        case .reverseAccrual(let accrual):
            guard case .order(let order) = accrual else { return nil }
            return accounts[first].takeBack(Self.number(of: order.text), units: nil, now, coinRules)
        case .returnUnits(let units):
            return accounts[first].takeBack(
                Self.number(of: units.order.text),
                units: Self.units(of: units),
                now,
                coinRules
            )
        case .redeem(let points, let name, _):
            return accounts[first].redeem(Int(points.steps), as: Self.number(of: name.text), now, coinRules)
        case .hold(let points, let name, let span, _):
            let number = Self.number(of: name.text)
            return accounts[first].hold(Int(points.steps), as: number, span.microseconds, now, coinRules)
        case .capture(let name, let points):
            return accounts[first].capture(Self.number(of: name.text), points.map { Int($0.steps) }, now, coinRules)
        case .release(let name): return accounts[first].release(Self.number(of: name.text), now)
        case .refundRedemption(let name, let points):
            return accounts[first].refund(Self.number(of: name.text), points.map { Int($0.steps) }, now, coinRules)
        case .transfer(let points, _):
            switch accounts[first].send(Int(points.steps), month: Self.month(of: now), now) {
            case .success(let coins): accounts[second].receive(coins, now, coinRules)
            case .failure(let refusal): return refusal.name
            }
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

    private func compare(
        _ purse: CoinAccount,
        _ change: SimulatedChange<PointsAccount>,
        _ commit: SimulatedCommit<PointsAccount>
    ) throws(SimulationFinding) {
        let now = commit.at.microsecondsSince1970
        let balance: Balance
        do { balance = try rules.balance(of: change.after, asOf: commit.at) } catch {
            throw SimulationFinding("a balance can be read", "\(error)")
        }
        var purseHeld = 0
        var available = 0
        var pending = 0
        var ends: [(end: Int64, count: Int)] = []
        // With one instant of inactivity the order of coins is still that of their ends.
        for coin in purse.coins {
            guard coin.hold == nil else {
                purseHeld += 1
                continue
            }
            let end = purse.end(of: coin)
            guard end > now else { continue }
            if coin.active <= now { available += 1 } else { pending += 1 }
            guard end != .max else { continue }
            if let last = ends.indices.last, ends[last].end == end {
                ends[last].count += 1
            } else {
                ends.append((end, 1))
            }
        }
        func differs(_ what: String, _ ours: Int64, _ oracle: Int) -> SimulationFinding {
            SimulationFinding(
                commit.command.otherMember == nil
                    ? "O2 the oracle holds the same" : "I15 a transfer keeps points and their days",
                "\(text(of: commit.command)), \(change.stream.text): \(what) \(ours), oracle \(oracle)"
            )
        }
        guard balance.available.steps == available else {
            throw differs("available", balance.available.steps, available)
        }
        guard balance.pending.steps == pending else { throw differs("pending", balance.pending.steps, pending) }
        guard balance.held.steps == purseHeld else { throw differs("held", balance.held.steps, purseHeld) }
        guard balance.debt.steps == purse.debt else { throw differs("debt", balance.debt.steps, purse.debt) }
        guard balance.expiring.count == ends.count else {
            throw differs("days of expiry", Int64(balance.expiring.count), ends.count)
        }
        for (ours, oracle) in zip(balance.expiring, ends) {
            guard ours.at.microsecondsSince1970 == oracle.end, ours.points.steps == oracle.count else {
                throw differs("expiring at \(oracle.end)", ours.points.steps, oracle.count)
            }
        }
    }
}
