//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - What becomes of a tier

extension TierLadder {
    /// Returns what becomes of a member's tier if nothing more is accrued, and what would keep or lift it.
    ///
    /// ```swift
    /// let projection = try ladder.projection(of: facts, asOf: now, in: zone)
    /// projection.keep?.amount    // 840: "8.40 more
    /// projection.keep?.lastDay   // by 31 December"
    /// ```
    ///
    /// - Parameters:
    ///   - facts: What is known of the member.
    ///   - asOf: The instant to look from.
    ///   - zone: The zone of the program.
    /// - Returns: What becomes of the tier, and what would keep or lift it.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    /// - Complexity: As of ``standing(of:asOf:in:)``, twice.
    public func projection(
        of facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> TierProjection {
        let standing = try standing(of: facts, asOf: asOf, in: zone)
        var later: Tier? = standing.tier
        if let end = standing.holdsUntil {
            let written = TierFacts(
                history: facts.history,
                record: standing.record,
                enrolledAt: facts.enrolledAt,
                balance: facts.balance
            )
            later = tier(at: try place(of: written, asOf: end, in: zone))
        }
        return TierProjection(
            standing: standing,
            keep: shortfallToKeep(standing, of: facts, in: zone),
            next: standing.next.map { next in
                let before = nextChange(of: standing, of: facts, asOf: asOf)
                return shortfall(next, standing.missing, before: before, in: zone)
            },
            lastDay: standing.holdsUntil.flatMap { Self.lastDay(before: $0, in: zone) },
            tierAtEnd: later
        )
    }

    /// The first instant at which the total changes by itself, or nil if it does not.
    private func nextChange(of standing: TierStanding, of facts: TierFacts, asOf: Timestamp) -> Timestamp? {
        if measure == .balance { return facts.balance.nextEnd(after: asOf) }
        guard case .rolling(let span) = window else { return standing.proof.window?.end }
        let end = facts.history.count(through: asOf)
        let before = facts.history.sum(measure, ofFirst: end) - standing.total
        let leaving = facts.history.firstIndex(in: 0..<end, whereSumExceeds: before, measure)
        return leaving < end ? try? facts.history.entries[leaving].at.advanced(by: span) : nil
    }

    /// The least amount that reaches the tier again if it is accrued at the last instant with it.
    private func shortfallToKeep(
        _ standing: TierStanding,
        of facts: TierFacts,
        in zone: some TimeZoneRules
    ) -> TierShortfall? {
        guard let tier = standing.tier, let end = standing.holdsUntil,
            let last = try? end.advanced(by: TimeSpan(microseconds: -1))
        else { return nil }
        if measure == .balance {
            return shortfall(tier, tier.threshold - facts.balance.steps(asOf: end), before: end, in: zone)
        }
        guard let window = try? self.window.window(asOf: last, enrolledAt: facts.enrolledAt, in: zone) else {
            return nil
        }
        // What is reached on the last instant holds on by validity or grace, or else it has to reach in the window
        // after.
        let holdsOn =
            downgrade.grace != nil
            || downgrade.validity.map { $0.end(from: last, in: zone).map { $0 > end } ?? true } ?? false
        let total: Int64
        if holdsOn {
            total = facts.history.total(from: window.start, through: last).amount(in: measure)
        } else if case .rolling(let span) = self.window, span > TimeSpan(microseconds: 1),
            let later = try? TimeWindow.last(span, asOf: end)
        {
            total = facts.history.total(from: later.start, through: last).amount(in: measure)
        } else if let over = window.end, over > end {
            total = facts.history.total(from: window.start, through: last).amount(in: measure)
        } else {
            return nil
        }
        return shortfall(tier, tier.threshold - total, before: end, in: zone)
    }

    private func shortfall(
        _ tier: Tier,
        _ amount: Int64,
        before: Timestamp?,
        in zone: some TimeZoneRules
    ) -> TierShortfall {
        TierShortfall(
            tier: tier,
            amount: max(amount, 1),
            before: before,
            lastDay: before.flatMap { Self.lastDay(before: $0, in: zone) }
        )
    }

    private static func lastDay(before instant: Timestamp, in zone: some TimeZoneRules) -> CivilDate? {
        (try? instant.advanced(by: TimeSpan(microseconds: -1))).map { zone.date(at: $0) }
    }
}
