//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - When a tier was reached last, and how long that holds

extension TierLadder {
    /// The last entry with which the window's total reached a threshold, or nil if no entry of the range did.
    ///
    /// The sum from the start of the first window to the last entry bounds every total of the range, so whole stretches
    /// of time in which little was accrued are passed over at once.
    func lastReach(
        of threshold: Int64,
        in range: Range<Int>,
        of facts: TierFacts,
        in zone: some TimeZoneRules
    ) -> Int? {
        // If all that ever counted does not reach it, no window does.
        guard let first = range.first, facts.history.sum(measure, ofFirst: range.upperBound) >= threshold else {
            return nil
        }
        let counted = firstCounted(at: facts.history.entries[first].at, of: facts, in: zone)
        guard facts.history.sum(measure, in: (counted ?? first)..<range.upperBound) >= threshold else { return nil }
        guard range.count > 1 else { return counted.map { _ in first } }
        let middle = first + range.count / 2
        return lastReach(of: threshold, in: middle..<range.upperBound, of: facts, in: zone)
            ?? lastReach(of: threshold, in: first..<middle, of: facts, in: zone)
    }

    /// The first entry that counts at the instant of an entry, or nil if none does.
    private func firstCounted(at instant: Timestamp, of facts: TierFacts, in zone: some TimeZoneRules) -> Int? {
        switch window {
        case .lifetime: return 0
        case .rolling(let span):
            // What lies before the first instant there is, lies before every entry.
            guard let start = try? instant.advanced(by: TimeSpan(microseconds: -span.microseconds)) else { return 0 }
            return facts.history.count(through: start)
        case .period, .anniversary:
            guard let start = dates(at: instant, of: facts, in: zone)?.start else { return nil }
            return facts.history.count(before: start)
        }
    }

    private func dates(at instant: Timestamp, of facts: TierFacts, in zone: some TimeZoneRules) -> TimeWindow? {
        try? window.window(asOf: instant, enrolledAt: facts.enrolledAt, in: zone)
    }

    /// The first instant after an entry at which the entries up to it no longer reach a threshold above zero, which
    /// they did with it; nil if they always do.
    func lapse(
        of threshold: Int64,
        after entry: Int,
        of facts: TierFacts,
        in zone: some TimeZoneRules
    ) -> Timestamp? {
        switch window {
        case .lifetime: return nil
        case .rolling(let span):
            let most = facts.history.sum(measure, ofFirst: entry + 1) - threshold
            let leaving = facts.history.firstIndex(in: 0..<entry, whereSumExceeds: most, measure)
            // An entry that leaves beyond the year 9999 never leaves.
            return try? facts.history.entries[leaving].at.advanced(by: span)
        case .period, .anniversary:
            return dates(at: facts.history.entries[entry].at, of: facts, in: zone)?.end
        }
    }

    /// Until when a tier is held that the total reached with an entry and no later one.
    func end(
        ofTier index: Int,
        reachedWith entry: Int,
        lapse: Timestamp? = nil,
        of facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) -> TierHoldEnd {
        guard downgrade.mode != .never else { return TierHoldEnd(until: nil, hold: .permanent) }
        let lapse = lapse ?? self.lapse(of: tiers[index].threshold, after: entry, of: facts, in: zone)
        guard var end = lapse else { return TierHoldEnd(until: nil, hold: .reached) }
        if let validity = downgrade.validity {
            guard let valid = validity.end(from: facts.history.entries[entry].at, in: zone) else {
                return TierHoldEnd(until: nil, hold: .validity)
            }
            end = max(end, valid)
        }
        let until = downgrade.graceEnd(after: end, in: zone)
        return TierHoldEnd(until: until, hold: asOf < end ? .validity : .grace)
    }

    /// Until when the tier below is held after one that ended at an instant, or nil if a ladder has no term for it.
    func landing(from end: Timestamp, of facts: TierFacts, in zone: some TimeZoneRules) -> TierHoldEnd? {
        if let validity = downgrade.validity {
            // The term is counted from the last day held, or from the day after if it would be over with it.
            if let last = try? end.advanced(by: TimeSpan(microseconds: -1)),
                let term = validity.end(from: last, in: zone), term > end
            {
                return TierHoldEnd(until: term, hold: .landing)
            }
            return TierHoldEnd(until: validity.end(from: end, in: zone), hold: .landing)
        }
        switch window {
        case .lifetime: return nil
        case .rolling(let span): return TierHoldEnd(until: try? end.advanced(by: span), hold: .landing)
        case .period, .anniversary:
            return TierHoldEnd(until: dates(at: end, of: facts, in: zone)?.end, hold: .landing)
        }
    }

    /// The first entry from which on a reach can still matter at an instant.
    func firstRelevant(of facts: TierFacts, asOf: Timestamp) -> Int {
        guard downgrade.mode != .never, let days = longestHoldDays,
            let start = try? TimeSpan.days(-days), let instant = try? asOf.advanced(by: start)
        else { return 0 }
        return facts.history.count(before: instant)
    }

    /// More days than a reach can matter for, or nil if it matters for ever.
    private var longestHoldDays: Int64? {
        func days(_ step: CalendarStep) -> Int64 { Int64(step.months) * 31 + Int64(step.days) }
        var longest: Int64
        switch window {
        case .lifetime: return nil
        case .rolling(let span): longest = span.microseconds / 86_400_000_000 + 2
        case .period: longest = 368
        case .anniversary(let step): longest = days(step) + 2
        }
        if let validity = downgrade.validity { longest += days(validity.after) + 368 }
        if let grace = downgrade.grace { longest += days(grace) + 2 }
        return downgrade.mode == .oneStep ? longest * Int64(tiers.count + 1) : longest
    }
}
