//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Two accounts

extension PointsProgram {
    /// Decides a command on the two accounts that it touches, and does nothing else.
    ///
    /// - Parameters:
    ///   - command: What is asked: a transfer, or an account that joins or leaves another one.
    ///   - account: The account of the command's member.
    ///   - other: The account of the other member.
    ///   - asOf: The host's instant; see ``decide(_:on:asOf:exhausted:)``.
    ///   - exhausted: Counters that have no room; only a host that keeps counters knows any.
    /// - Returns: The answer, and the events of each account; none for a refusal.
    /// - Throws: ``RewardsError`` as ``decide(_:on:asOf:exhausted:)``; `accountMismatch` for a command that touches one account.
    /// - Complexity: O(*n*) in the size of both accounts.
    public func decide(
        _ command: PointsCommand,
        on account: PointsAccount,
        and other: PointsAccount,
        asOf: Timestamp,
        exhausted: [CounterID] = []
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard let otherMember = command.otherMember, otherMember != command.member else {
            throw RewardsError(.accountMismatch, "the command touches one account")
        }
        let at = max(try instant(asOf, on: account), try instant(asOf, on: other))
        let one = try settled(command.member, account, at: at)
        let two = try settled(otherMember, other, at: at)
        if one.account.closedAt != nil || two.account.closedAt != nil { return declined(.accountClosed) }
        if let move = one.account.move { return declined(moved(move)) }
        if let move = two.account.move, command.action != .separate(otherMember) { return declined(moved(move)) }
        return switch command.action {
        case .transfer(let points, _):
            try ranked(transfer(points, from: one, to: two, at: at, exhausted: exhausted), of: [one, two], at: at)
        case .join(_, let kind): try join(two, kind, to: one, at: at)
        default: try separate(two, from: one, at: at)
        }
    }

    /// An account with its owner, as it is once what is due is written down.
    struct Party {
        let member: CustomerID
        var account: PointsAccount
        var events: [PointsEvent]
    }

    private func settled(
        _ member: CustomerID,
        _ account: PointsAccount,
        at: Timestamp
    ) throws(RewardsError) -> Party {
        var account = account
        let events = try settle(&account, asOf: at)
        return Party(member: member, account: account, events: events)
    }

    func moved(_ move: AccountMove) -> [Reason] { [Reason(.accountMoved, ["into": .text(move.into.text)])] }
}

// MARK: - Joining and leaving

extension PointsProgram {
    /// Moves all that an account has into another one: of the same person, or of the household.
    private func join(
        _ joining: Party,
        _ kind: MembershipKind,
        to host: Party,
        at: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let member = joining.member
        let reasons = try reasonsAgainst(joining, joiningTo: host)
        guard reasons.isEmpty else { return declined(reasons) }

        var left = joining
        if left.account.program == nil { try left.account.record(.opened(opening(at: at)), in: &left.events) }
        var into = host
        if into.account.program == nil { try into.account.record(.opened(opening(at: at)), in: &into.events) }
        let joined = MemberJoined(at: at, member: member, kind: kind, account: left.account)
        left.events.append(.accountMoved(AccountMoved(at: at, move: AccountMove(into: host.member, kind: kind))))
        try awaken(&into.account, at: at, in: &into.events)
        try into.account.record(.memberJoined(joined), in: &into.events)
        try repayAndRank(&into, from: [into.account.tier, left.account.tier], at: at)
        let receipt = MembershipReceipt(
            member: member,
            kind: kind,
            points: try points(joined.account.remainingSteps),
            debt: try points(joined.account.debt)
        )
        return Decision(.memberJoined(receipt), eventsByStream: [into.events, left.events])
    }

    private func reasonsAgainst(_ joining: Party, joiningTo host: Party) throws(RewardsError) -> [Reason] {
        var reasons: [Reason] = []
        let name: [String: ExplainedValue] = ["member": .text(joining.member.text)]
        if !joining.account.members.isEmpty { reasons.append(Reason(.accountHasMembers, name)) }
        if !joining.account.holds.isEmpty { reasons.append(Reason(.accountHasHolds, name)) }
        if let shared = host.account.sharedName(with: joining.account) {
            reasons.append(Reason(.accountsShareName, ["name": .text(shared)]))
        }
        let isInBounds = (try? host.account.totals.adding(joining.account.totals)).map { $0.received != nil } ?? false
        let qualifying = joining.account.qualifying.total()
        if !isInBounds || (try? host.account.qualifying.total().adding(qualifying)) == nil {
            reasons.append(Reason(.pointsOverflow, ["points": .points(try points(joining.account.totals.issued))]))
        }
        return reasons
    }

    /// Gives a member that joined back what is left of its own.
    private func separate(
        _ leaving: Party,
        from host: Party,
        at: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        let name: [String: ExplainedValue] = ["member": .text(leaving.member.text)]
        guard let part = host.account.members.first(where: { $0.member == leaving.member }),
            leaving.account.move?.into == host.member
        else { return declined(.memberUnknown, name) }
        guard host.account.lots.allSatisfy({ $0.held == 0 || !part.owns($0.id) }) else {
            return declined(.accountHasHolds, name)
        }
        let alone = try host.account.leaving(part, at: at)
        var from = host
        try from.account.record(.memberLeft(MemberLeft(at: at, member: part.member, account: alone)), in: &from.events)
        // What the host had itself, and what those who stay brought.
        try repayAndRank(&from, from: [part.hostTier] + from.account.members.map(\.tier), at: at)
        var left = leaving
        try left.account.record(.accountReturned(AccountReturned(at: at, account: alone)), in: &left.events)
        try repayAndRank(&left, from: [alone.tier], at: at)
        let receipt = MembershipReceipt(
            member: part.member,
            kind: part.kind,
            points: try points(alone.remainingSteps),
            debt: try points(alone.debt)
        )
        return Decision(.memberLeft(receipt), eventsByStream: [from.events, left.events])
    }

    /// An account whose points inactivity has ended starts anew with what comes in, which would be gone at once otherwise.
    func awaken(_ account: inout PointsAccount, at: Timestamp, in events: inout [PointsEvent]) throws(RewardsError) {
        guard let end = account.inactiveAt, end <= at, let activity = try activity(on: account, at: at) else { return }
        try account.record(activity, in: &events)
    }

    /// Free points repay what is owed, and the tier is that of the account as it is now, whose records start the search.
    private func repayAndRank(
        _ party: inout Party,
        from records: [TierRecord?],
        at: Timestamp
    ) throws(RewardsError) {
        try party.account.repay(from: party.account.lots.map(\.id), livingAt: at, at: at, in: &party.events)
        guard let ladder = program.tiers else { return }
        let before = party.account.tier
        var account = party.account
        account.tier = ladder.merged(records, asOf: at)
        let standing = try ladder.standing(of: facts(of: account, for: ladder), asOf: at, in: zone)
        guard standing.record.map({ isNews($0, after: before, at: at) }) ?? (before != nil) else { return }
        try party.account.record(record(standing, at: at) ?? noTier(at: at), in: &party.events)
    }

    /// Whether a record differs from another one in more than that it may hold longer.
    private func isNews(_ record: TierRecord, after before: TierRecord?, at: Timestamp) -> Bool {
        guard let before, record.tier == before.tier, record.extended == before.extended else { return true }
        return (record.holdsUntil ?? .latest) < (before.holdsUntil ?? .latest)
            || before.holdsUntil.map { $0 <= at } ?? false
    }
}
