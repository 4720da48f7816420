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
    /// Returns where a member with these entries stands.
    ///
    /// - Parameters:
    ///   - entries: What was accrued, by rising time.
    ///   - asOf: The instant to look from.
    ///   - zone: The zone of the program.
    /// - Returns: Where a member with these entries stands.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` at the ends of time.
    /// - Complexity: O(*n*) in the number of entries inside and after the window.
    public func standing(
        of entries: [QualifyingEntry],
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> TierStanding {
        let place = try place(of: entries, asOf: asOf, in: zone)
        let next = nextTier(afterTotal: place.total)
        return TierStanding(
            tier: tier(at: place),
            total: place.total,
            next: next,
            missing: next.map { $0.threshold - place.total } ?? 0,
            holdsUntil: place.holdsUntil
        )
    }

    /// What a standing comes to, without copies of its tiers: what a decision needs.
    struct Place {
        /// The place of the tier on the ladder, or nil for none.
        let tier: Int?
        let total: Int64
        let holdsUntil: Timestamp?
    }

    func tier(at place: Place?) -> Tier? { place?.tier.map { tiers[$0] } }

    /// The place of the highest tier that a total reaches, or nil if it reaches none.
    func tierIndex(forTotal total: Int64) -> Int? {
        for index in tiers.indices.reversed() where tiers[index].threshold <= total { return index }
        return nil
    }

    func place(
        of entries: [QualifyingEntry],
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Place {
        let window = try window.window(asOf: asOf, in: zone)
        var total: Int64 = 0
        var first = entries.endIndex
        let start = window.start ?? .earliest
        while first > entries.startIndex, entries[first - 1].at >= start {
            first -= 1
            // Beyond 2^53 − 1 every threshold is reached, so the sum may rest there.
            if entries[first].at <= asOf { total = Steps.sum(total, entries[first].amount) ?? Steps.maximum }
        }
        guard let tier = tierIndex(forTotal: total) else { return Place(tier: nil, total: total, holdsUntil: nil) }
        let end = end(of: tiers[tier].threshold, entries, from: first, total, window)
        return Place(tier: tier, total: total, holdsUntil: end)
    }

    /// The first instant at which the entries that remain in the window no longer reach a threshold.
    private func end(
        of threshold: Int64,
        _ entries: [QualifyingEntry],
        from first: Int,
        _ total: Int64,
        _ window: TimeWindow
    ) -> Timestamp? {
        guard threshold > 0 else { return nil }
        guard case .rolling(let span) = self.window else { return window.end }
        var left = total
        for index in first..<entries.endIndex {
            left -= min(left, entries[index].amount)
            guard left < threshold else { continue }
            // An entry that leaves beyond the year 9999 never leaves.
            return try? entries[index].at.advanced(by: span)
        }
        return nil
    }
}
