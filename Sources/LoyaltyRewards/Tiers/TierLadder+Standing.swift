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
            record: record(of: place, after: facts.record, asOf: asOf),
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
    func record(of place: Place, after record: TierRecord?, asOf: Timestamp) -> TierRecord? {
        guard place.tier != nil || record != nil else { return nil }
        let id = place.tier.map { tiers[$0].id }
        var since = asOf
        if let record {
            let isOver = record.holdsUntil.map { $0 <= asOf } ?? false
            if !isOver, record.tier == id, record.since <= asOf {
                since = record.since
            } else if isOver, let end = record.holdsUntil, tierIndex(of: record.tier) ?? -1 > place.tier ?? -1 {
                // Time ended the tier, whenever it is found; the last one to end gave way to this one.
                since = max(end, place.began ?? end)
            }
        }
        return TierRecord(tier: id, since: since, holdsUntil: place.holdsUntil, extended: record?.extended)
    }
}
