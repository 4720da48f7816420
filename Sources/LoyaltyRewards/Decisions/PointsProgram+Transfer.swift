//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsProgram {
    /// Sends points to another member: they keep the dates that they have.
    func transfer(
        _ points: Points,
        from sender: Party,
        to receiver: Party,
        at: Timestamp,
        exhausted: [CounterID]
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard points.unit == program.unit else {
            throw RewardsError(.unitMismatch, "points are sent in the unit of the program")
        }
        guard points.steps > 0 else { throw RewardsError(.invalidAmount, "points above zero are sent") }
        guard let rule = program.policies.transfers else { return declined(.transferNotOffered) }
        let counter = try counter(for: points, of: sender.member, rule, at: at)
        let reasons = try reasonsAgainst(points, rule, on: sender.account, at: at)
        guard reasons.isEmpty else { return declined(reasons) }
        if let reason = reason(against: points, counter, within: rule.allowance, exhausted: exhausted) {
            return declined([reason])
        }
        guard receiver.account.totals.received.flatMap({ Steps.sum($0, points.steps) }) != nil else {
            return declined(.pointsOverflow, ["points": .points(points)])
        }

        let allocations = burn(points.steps, from: sender.account, asOf: at)
        var sent = sender.events
        sent.append(.movedOut(PointsMovedOut(at: at, to: receiver.member, allocations: allocations)))
        var account = receiver.account
        var received = receiver.events
        if account.program == nil { try account.record(.opened(opening(at: at)), in: &received) }
        try awaken(&account, at: at, in: &received)
        let lots = Self.lots(allocations, of: sender.account, after: account.lotCount)
        try account.record(.movedIn(PointsMovedIn(at: at, from: sender.member, lots: lots)), in: &received)
        try account.repay(from: lots.map(\.id), livingAt: at, at: at, in: &received)
        let available = sender.account.availableSteps(asOf: at) - points.steps
        let receipt = TransferReceipt(points: points, to: receiver.member, available: try self.points(available))
        return Decision(
            .transferred(receipt),
            eventsByStream: [sent, received],
            counters: counter.map { [$0] } ?? []
        )
    }

    private func reasonsAgainst(
        _ points: Points,
        _ rule: TransferRule,
        on account: PointsAccount,
        at: Timestamp
    ) throws(RewardsError) -> [Reason] {
        var reasons: [Reason] = []
        if account.debt > 0 { reasons.append(Reason(.pointsOwed, ["debt": .points(try self.points(account.debt))])) }
        reasons += try rule.reasons(against: points, moved: .zero(in: program.unit))
        let available = account.availableSteps(asOf: at)
        if points.steps > available {
            reasons.append(try insufficient(points, available, account, at))
        }
        return reasons
    }

    /// The lots of a receiver: parts of the sender's lots with the dates that they have.
    private static func lots(
        _ allocations: [LotAllocation],
        of account: PointsAccount,
        after count: Int64
    ) -> [Lot] {
        var lots: [Lot] = []
        for allocation in allocations {
            guard let index = account.index(of: allocation.lot) else { continue }
            let lot = account.lots[index]
            lots.append(
                Lot(
                    id: LotID(count + Int64(lots.count) + 1),
                    origin: .transfer,
                    grantedAt: lot.grantedAt,
                    activeAt: lot.activeAt,
                    expiresAt: account.end(of: lot),
                    granted: allocation.steps
                )
            )
        }
        return lots
    }

    /// What something takes of somebody's room in a period.
    func counter(
        _ kind: String,
        of name: String,
        from start: CivilDate,
        by steps: Int64,
        within allowance: PointsAllowance
    ) throws(RewardsError) -> CounterChange {
        do {
            // The count keeps names apart that hold a stroke themselves.
            let counter = "\(kind)/\(program.id.text.utf8.count):\(program.id)/\(start)/\(name)"
            return try CounterChange(CounterID(counter), by: steps, limit: allowance.points.steps)
        } catch {
            throw .outOfRange
        }
    }

    /// Why points may not move because a host found that a counter has no room for them.
    func reason(
        against asked: Points,
        _ change: CounterChange?,
        within allowance: PointsAllowance?,
        exhausted: [CounterID]
    ) -> Reason? {
        guard let change, exhausted.contains(change.counter) else { return nil }
        return allowance?.reason(against: asked)
    }

    /// What a transfer takes of the sender's room in the period, if the program limits it.
    private func counter(
        for points: Points,
        of member: CustomerID,
        _ rule: TransferRule,
        at: Timestamp
    ) throws(RewardsError) -> CounterChange? {
        guard let allowance = rule.allowance else { return nil }
        let start = try allowance.dates(at: at, in: zone).start
        return try counter("points.transfer", of: member.text, from: start, by: points.steps, within: allowance)
    }
}
