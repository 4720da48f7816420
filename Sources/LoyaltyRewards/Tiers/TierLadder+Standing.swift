//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - Standing at an instant

extension TierLadder {
    /// Returns where a member stands.
    ///
    /// ```swift
    /// let standing = try ladder.standing(of: TierFacts(history: history), asOf: now, in: zone)
    /// standing.tier?.id.text   // "silver"
    /// standing.missing         // 80
    /// ```
    ///
    /// - Parameters:
    ///   - facts: What is known of the member.
    ///   - asOf: The instant to look from; what counts from later on is left out.
    ///   - zone: The zone of the program.
    /// - Returns: Where the member stands, and what to write down.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    /// - Complexity: O(log *n*) in the number of entries where a tier lasts as long as it is reached. Where it lasts
    ///   longer, O(log *n*) for each stretch of time in which the total came near a threshold.
    public func standing(
        of facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> TierStanding {
        let place = try place(of: facts, asOf: asOf, in: zone)
        let next = nextTier(after: place)
        return TierStanding(
            tier: tier(at: place),
            total: place.total,
            next: next,
            missing: next.map { $0.threshold - place.total } ?? 0,
            holdsUntil: place.holdsUntil,
            record: try record(of: place, after: facts, asOf: asOf, in: zone),
            proof: TierProof(
                window: place.window,
                entries: place.entries,
                total: place.total,
                reached: place.reached.map { tiers[$0] },
                hold: place.hold
            )
        )
    }

    func nextTier(after place: Place) -> Tier? {
        let index = place.tier.map { $0 + 1 } ?? 0
        return index < tiers.count ? tiers[index] : nil
    }

    /// What to write down of a place: since when, and until when, with the extension that there was.
    private func record(
        of place: Place,
        after facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> TierRecord? {
        guard place.tier != nil || facts.record != nil else { return nil }
        return TierRecord(
            tier: place.tier.map { tiers[$0].id },
            since: try since(place, after: facts, asOf: asOf, in: zone),
            holdsUntil: place.holdsUntil,
            extended: facts.record?.extended
        )
    }

    /// Since when a member has been at a place: as written down if nothing has changed since, when time ended the tier
    /// above, or the instant at which it is found.
    private func since(
        _ place: Place,
        after facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Timestamp {
        guard let record = facts.record, record.since <= asOf else { return asOf }
        let isSame = record.tier == place.tier.map { tiers[$0].id }
        guard let end = record.holdsUntil, end <= asOf else { return isSame ? record.since : asOf }
        // What was accrued since may have moved the end that was written down; then the tier never ended.
        if isSame { return try self.place(of: facts, asOf: end, in: zone).tier == place.tier ? record.since : asOf }
        guard tierIndex(of: record.tier) ?? -1 > place.tier ?? -1 else { return asOf }
        // Time ended the tier, whenever it is found; the last one to end gave way to this one.
        return max(end, place.began ?? end)
    }
}
