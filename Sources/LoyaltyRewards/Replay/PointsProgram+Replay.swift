//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PointsProgram {
    /// Returns what this program would have come to over a recorded history, next to the program that decided then.
    ///
    /// The orders, actions, returns, redemptions and refunds of the history are decided anew, at the instants at which they
    /// were; all else follows from them. Points that were given by hand are given again, whatever this program lets people do.
    /// A redemption that was made and for which the draft leaves too few points is declined, and counted: what the member would
    /// have done instead nobody knows. What was held is held again; where the draft declines that, it counts as a redemption at
    /// the instant at which it was captured. The program that decided then comes to the account that it had come to.
    ///
    /// ```swift
    /// let report = try draft.replay(histories, against: live, asOf: now)
    /// report.draft.cost   // what the draft would have cost
    /// report.changedTiers.map(\.member)   // who would have another tier
    /// ```
    ///
    /// - Parameters:
    ///   - histories: The history of each member, of one program and unit.
    ///   - live: The program as it is now, by which the live figures are read.
    ///   - asOf: The instant to compare at; later events are left out.
    /// - Returns: What both programs come to, in all and for each member.
    /// - Throws: ``RewardsError`` with code `corruptLog` for a history that contradicts itself; `accountMismatch` for one of
    ///   another program than the live one; the errors of ``decide(_:on:asOf:exhausted:)`` for a source that the draft cannot read, such
    ///   as an order in another currency.
    /// - Complexity: O(*n*) in the number of events, times the lots of an account.
    public func replay(
        _ histories: some Sequence<MemberHistory>,
        against live: PointsProgram,
        asOf: Timestamp
    ) throws(RewardsError) -> ReplayReport {
        var members: [MemberReplay] = []
        var liveBooks = Books()
        var draftBooks = Books()
        for history in histories {
            var recorded = PointsAccount()
            var replay = Replay(rules: self, member: history.member)
            for event in history.events {
                guard event.at <= asOf else { break }
                try recorded.apply(event)
                try liveBooks.count(event)
                for event in try replay.follow(event, to: recorded) { try draftBooks.count(event) }
            }
            let settled = try live.settled(recorded, asOf: asOf)
            let drafted = try self.settled(replay.account, asOf: asOf)
            try liveBooks.add(settled)
            try draftBooks.add(drafted)
            members.append(
                MemberReplay(
                    member: history.member,
                    live: try live.outcome(of: settled, asOf: asOf),
                    draft: try outcome(of: drafted, asOf: asOf),
                    declined: replay.declined,
                    isPartial: replay.isPartial
                )
            )
        }
        return ReplayReport(
            live: try liveBooks.figures(of: live.program),
            draft: try draftBooks.figures(of: program),
            members: members
        )
    }

    /// Returns the account that this program would have come to over a recorded history.
    ///
    /// - Parameters:
    ///   - history: The history of a member.
    ///   - asOf: The instant after which events are left out.
    /// - Returns: The account as of its last event; what time made of it since then is read by asking for its balance.
    /// - Throws: ``RewardsError`` as ``replay(_:against:asOf:)`` does.
    /// - Complexity: O(*n*) in the number of events, times the lots of an account.
    public func account(replaying history: MemberHistory, asOf: Timestamp) throws(RewardsError) -> PointsAccount {
        var recorded = PointsAccount()
        var replay = Replay(rules: self, member: history.member)
        for event in history.events {
            guard event.at <= asOf else { break }
            try recorded.apply(event)
            _ = try replay.follow(event, to: recorded)
        }
        return replay.account
    }

    private func settled(_ account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> PointsAccount {
        var account = account
        guard account.program == nil || account.program == program.id,
            account.unit == nil || account.unit == program.unit
        else { throw RewardsError(.accountMismatch, "a history belongs to the program that it is compared with") }
        _ = try settle(&account, asOf: asOf)
        return account
    }

    private func outcome(of account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> MemberReplay.Outcome {
        MemberReplay.Outcome(
            balance: try balance(of: account, asOf: asOf),
            tier: try standing(of: account, asOf: asOf)?.tier?.id
        )
    }
}
