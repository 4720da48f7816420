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
        let window = try window.window(asOf: asOf, in: zone)
        var total: Int64 = 0
        var first = entries.endIndex
        while first > entries.startIndex, entries[first - 1].at >= window.start ?? .earliest {
            first -= 1
            // Beyond 2^53 − 1 every threshold is reached, so the sum may rest there.
            if entries[first].at <= asOf { total = Steps.sum(total, entries[first].amount) ?? Steps.maximum }
        }
        let tier = tier(forTotal: total)
        let next = nextTier(afterTotal: total)
        return TierStanding(
            tier: tier,
            total: total,
            next: next,
            missing: next.map { $0.threshold - total } ?? 0,
            holdsUntil: try tier.flatMap { (tier) throws(RewardsError) in
                try end(of: tier, entries[first...], total, window)
            }
        )
    }

    /// The first instant at which the entries that remain in the window no longer reach a tier.
    private func end(
        of tier: Tier,
        _ entries: ArraySlice<QualifyingEntry>,
        _ total: Int64,
        _ window: TimeWindow
    ) throws(RewardsError) -> Timestamp? {
        guard tier.threshold > 0 else { return nil }
        guard case .rolling(let span) = self.window else { return window.end }
        var left = total
        for entry in entries {
            left -= min(left, entry.amount)
            guard left < tier.threshold else { continue }
            // An entry that leaves beyond the year 9999 never leaves.
            return try? entry.at.advanced(by: span)
        }
        return nil
    }
}
