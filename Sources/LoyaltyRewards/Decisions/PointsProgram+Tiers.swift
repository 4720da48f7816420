//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PointsProgram {
    /// Returns where a member stands on the tier ladder at an instant, with its proof; nil if the program has no tiers.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - asOf: Any instant from the last event on.
    /// - Returns: Where a member stands on the tier ladder at an instant.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    /// - Complexity: O(log *n*) in the number of accruals; O(*n*) in the number of lots if balances count.
    public func standing(of account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> TierStanding? {
        guard let ladder = program.tiers else { return nil }
        return try ladder.standing(of: facts(of: account, for: ladder), asOf: asOf, in: zone)
    }

    /// Returns what a member lacks to keep the tier and to reach the next one, and until when; nil without tiers.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - asOf: Any instant from the last event on.
    /// - Returns: The shortfall, and the instant by which it counts.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    public func projection(of account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> TierProjection? {
        guard let ladder = program.tiers else { return nil }
        return try ladder.projection(of: facts(of: account, for: ladder), asOf: asOf, in: zone)
    }

    func facts(of account: PointsAccount, for ladder: TierLadder) -> TierFacts {
        var balance = TierBalance.none
        if ladder.needsBalance {
            balance = TierBalance(
                account.lots.map { TierBalance.Part($0.remaining, from: $0.activeAt, until: account.end(of: $0)) }
            )
        }
        return TierFacts(
            history: account.qualifying,
            record: account.tier,
            enrolledAt: account.enrolledAt,
            balance: balance
        )
    }

    /// The event that writes the tier down as it is, or nil without tiers.
    func tierFound(on account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> PointsEvent? {
        try standing(of: account, asOf: asOf).flatMap { record($0, at: asOf) }
    }

    /// The event that ends the tier of a program that has none any more.
    func noTier(at asOf: Timestamp) -> PointsEvent {
        let record = TierRecord(tier: nil, since: asOf, holdsUntil: nil, extended: nil)
        return .tierRecorded(
            TierRecorded(at: asOf, record: record, window: nil, entries: 0, total: 0, threshold: nil)
        )
    }

    /// The event that writes a tier down if it is another than is written, or if it ends earlier.
    func tierChange(to standing: TierStanding?, on account: PointsAccount, at asOf: Timestamp) -> PointsEvent? {
        guard let standing, let record = standing.record,
            isNews(record.tier, holdsUntil: record.holdsUntil, on: account)
        else { return nil }
        return self.record(standing, at: asOf)
    }

    private func isNews(_ tier: TierID?, holdsUntil: Timestamp?, on account: PointsAccount) -> Bool {
        if let holdsUntil, holdsUntil < account.tier?.holdsUntil ?? .latest { return true }
        return tier != account.tier?.tier
    }

    func record(_ standing: TierStanding, at asOf: Timestamp) -> PointsEvent? {
        guard let record = standing.record else { return nil }
        let proof = standing.proof
        return .tierRecorded(
            TierRecorded(
                at: asOf,
                record: record,
                window: proof.window,
                entries: proof.entries,
                total: proof.total,
                threshold: proof.reached?.threshold
            )
        )
    }
}

// MARK: - The tier after a decision

extension PointsProgram {
    /// Writes down the tier that an account has after a decision, whichever it was, if it is news.
    ///
    /// A ladder that looks at what counts only is not looked at after a decision that leaves what counts as it is.
    func ranked(
        _ decision: Decision<PointsAccount>,
        of action: PointsCommand.Action,
        on account: PointsAccount,
        after due: Int,
        at asOf: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard let ladder = program.tiers, decision.answer.isApproved else { return decision }
        switch action {
        // An accrual has found its place already, and what is erased has none.
        case .accrue, .erase: return decision
        case .reverseAccrual, .returnUnits, .openBalance: break
        default: guard ladder.needsBalance else { return decision }
        }
        var events = decision.events.first ?? []
        let (tier, change) = try rank(events.dropFirst(due), on: account, at: asOf)
        if let change { events.append(change) }
        return Decision(decision.answer.ranked(as: tier), events: events, counters: decision.counters)
    }

    /// Writes down the tiers of the two accounts of a transfer, which changes balances only.
    func ranked(
        _ decision: Decision<PointsAccount>,
        of parties: [Party],
        at asOf: Timestamp
    ) throws(RewardsError) -> Decision<PointsAccount> {
        guard decision.answer.isApproved, program.tiers?.needsBalance ?? false else { return decision }
        var streams = decision.events
        for (index, party) in zip(streams.indices, parties) {
            let change = try rank(streams[index].dropFirst(party.events.count), on: party.account, at: asOf).change
            if let change { streams[index].append(change) }
        }
        return Decision(decision.answer, eventsByStream: streams, counters: decision.counters)
    }

    /// The tier after some events, and the event that writes it down if it is news.
    private func rank(
        _ events: ArraySlice<PointsEvent>,
        on account: PointsAccount,
        at asOf: Timestamp
    ) throws(RewardsError) -> (tier: TierID?, change: PointsEvent?) {
        var after = account
        for event in events { try after.apply(event) }
        guard after.program != nil, after.move == nil else { return (nil, nil) }
        let standing = try standing(of: after, asOf: asOf)
        return (standing?.tier?.id, tierChange(to: standing, on: after, at: asOf))
    }
}

extension PointsAnswer {
    /// The answer with the tier that its decision led to.
    fileprivate func ranked(as tier: TierID?) -> PointsAnswer {
        switch self {
        case .accrualReversed(var receipt):
            receipt.tier = tier
            return .accrualReversed(receipt)
        case .balanceOpened(var receipt):
            receipt.tier = tier
            return .balanceOpened(receipt)
        default: return self
        }
    }
}

// MARK: - The tier of an accrual

extension PointsProgram {
    /// The place on the ladder, without copies of its tiers: what an accrual needs.
    func place(of account: PointsAccount, asOf: Timestamp) throws(RewardsError) -> TierLadder.Place? {
        guard let ladder = program.tiers else { return nil }
        return try ladder.place(of: facts(of: account, for: ladder), asOf: asOf, in: zone)
    }

    /// Whether something counted at an instant that no longer does, so that a late accrual may have reached a tier then.
    private func wasOver(
        _ instant: Timestamp,
        _ place: TierLadder.Place,
        _ ladder: TierLadder,
        _ account: PointsAccount
    ) throws(RewardsError) -> Bool {
        // A tier that lasts exactly as long as it is reached is not held because it was.
        guard !ladder.downgrade.isImmediate, let now = place.window else { return false }
        let then = try ladder.window.window(asOf: instant, enrolledAt: account.enrolledAt, in: zone)
        let history = account.qualifying
        guard let then else { return true }
        let first = then.start.map { history.count(before: $0) } ?? 0
        return first < (now.start.map { history.count(before: $0) } ?? 0)
    }

    /// The tier after an accrual, and the event that writes it down if it is news.
    ///
    /// The account is only copied if the accrual reaches another tier, or may have reached one when it came late.
    func rank(
        _ event: PointsAccrued,
        in events: ArraySlice<PointsEvent>,
        after before: TierLadder.Place?,
        on account: PointsAccount,
        at asOf: Timestamp
    ) throws(RewardsError) -> (tier: TierID?, change: PointsEvent?) {
        guard let before, let ladder = program.tiers else { return (nil, nil) }
        let amount = event.qualifying.amount(in: ladder.measure)
        let total = Steps.sum(before.total, amount) ?? Steps.maximum
        let isReached = ladder.nextTier(after: before).map { $0.threshold <= total } ?? false
        var isSame = amount == 0
        if !isSame, !isReached { isSame = try !wasOver(event.grantedAt, before, ladder, account) }
        if ladder.measure != .balance, isSame {
            let tier = ladder.tierID(at: before)
            guard isNews(tier, holdsUntil: before.holdsUntil, on: account) else { return (tier, nil) }
            return (tier, try tierFound(on: account, asOf: asOf))
        }
        return try rank(events, on: account, at: asOf)
    }
}
