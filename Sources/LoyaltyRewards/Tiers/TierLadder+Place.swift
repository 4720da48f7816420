//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Finding the place

extension TierLadder {
    /// What a standing comes to, without copies of its tiers: what a decision needs.
    struct Place {
        /// The place of the tier on the ladder, or nil for none.
        var tier: Int?
        /// The place of the highest tier that the total reaches by itself, or nil for none.
        let reached: Int?
        let total: Int64
        /// How many entries counted.
        let entries: Int
        let window: TimeWindow?
        /// When all that counts leaves the window at once, or nil if each entry leaves by itself or none does.
        let end: Timestamp?
        var hold: TierHold?
        var holdsUntil: Timestamp?
        /// When the last of the tiers above ended, if one did.
        var began: Timestamp?
    }

    func tierID(at place: Place?) -> TierID? { place?.tier.map { tiers[$0].id } }

    func tier(at place: Place?) -> Tier? { place?.tier.map { tiers[$0] } }

    func place(of facts: TierFacts, asOf: Timestamp, in zone: some TimeZoneRules) throws(RewardsError) -> Place {
        guard measure != .balance else { return placeByBalance(of: facts, asOf: asOf) }
        let window = try self.window.window(asOf: asOf, enrolledAt: facts.enrolledAt, in: zone)
        let end = facts.history.count(through: asOf)
        let start = window.map { $0.start.map { facts.history.count(before: $0) } ?? 0 } ?? end
        let counted = min(start, end)..<end
        let total = facts.history.sum(measure, in: counted)
        let reached = tierIndex(forTotal: total)
        var place = Place(
            tier: reached,
            reached: reached,
            total: total,
            entries: counted.count,
            window: window,
            end: self.window.endsAtOnce ? window?.end : nil,
            hold: reached == nil ? nil : .reached
        )
        if downgrade.isImmediate, facts.record?.extended == nil {
            if let reached, tiers[reached].threshold > 0 {
                place.holdsUntil =
                    place.end ?? lapse(of: tiers[reached].threshold, after: end - 1, of: facts, in: zone)
            }
        } else {
            find(&place, through: end, of: facts, asOf: asOf, in: zone)
            if downgrade.mode == .byBalance { carry(&place, through: end, of: facts, asOf: asOf, in: zone) }
        }
        return place
    }

    /// Finds the highest tier that is held, from the top; the tier that is reached is held.
    private func find(
        _ place: inout Place,
        through end: Int,
        of facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) {
        let relevant = downgrade.isImmediate ? end : min(firstRelevant(of: facts, asOf: asOf), end)
        var above: Timestamp?
        for index in tiers.indices.reversed() {
            var held = held(index, with: place, in: relevant..<end, of: facts, asOf: asOf, in: zone)
            if downgrade.mode == .oneStep, let above, let landing = landing(from: above, of: facts, in: zone) {
                held = .later(held, landing)
            }
            if let held, held.lasts(after: asOf) {
                place.tier = index
                place.hold = index == place.reached ? .reached : held.hold
                place.holdsUntil = held.until
                return
            }
            above = held?.until
            if let above { place.began = max(place.began ?? above, above) }
        }
    }

    /// Until when a tier is or was held because it was reached or extended, or nil if it never was.
    private func held(
        _ index: Int,
        with place: Place,
        in range: Range<Int>,
        of facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) -> TierHoldEnd? {
        let threshold = tiers[index].threshold
        var held: TierHoldEnd?
        if threshold == 0 {
            held = TierHoldEnd(until: nil, hold: .reached)
        } else if index == place.reached {
            let entry = range.upperBound - 1
            held = end(ofTier: index, reachedWith: entry, lapse: place.end, of: facts, asOf: asOf, in: zone)
        } else if let entry = lastReach(of: threshold, in: range, of: facts, in: zone) {
            held = end(ofTier: index, reachedWith: entry, of: facts, asOf: asOf, in: zone)
        }
        if let extended = facts.record?.extended, extended.tier == tiers[index].id {
            held = .later(held, TierHoldEnd(until: extended.until, hold: .extended))
        }
        return held
    }
}

// MARK: - By balance

extension TierLadder {
    /// The place on a ladder that measures the balance.
    private func placeByBalance(of facts: TierFacts, asOf: Timestamp) -> Place {
        let total = facts.balance.steps(asOf: asOf)
        let reached = tierIndex(forTotal: total)
        var place = Place(
            tier: reached,
            reached: reached,
            total: total,
            entries: 0,
            window: nil,
            end: nil,
            hold: reached == nil ? nil : .reached
        )
        if downgrade.mode == .never {
            if let kept = tierIndex(of: facts.record?.tier), kept > reached ?? -1 {
                place.tier = kept
                place.hold = .permanent
            }
            return place
        }
        if let reached { place.holdsUntil = end(ofTier: reached, of: facts.balance, after: asOf) }
        if let extended = facts.record?.extended, asOf < extended.until,
            let index = tierIndex(of: extended.tier), index >= place.tier ?? -1
        {
            let isLonger = index > place.tier ?? -1 || place.holdsUntil.map { $0 < extended.until } ?? false
            if index > place.tier ?? -1 { place.hold = .extended }
            place.tier = index
            if isLonger { place.holdsUntil = carriedEnd(ofTier: index, of: facts.balance, from: extended.until) }
        }
        return place
    }

    /// Lets the balance carry a tier that the rules end, down the ladder and never up.
    private func carry(
        _ place: inout Place,
        through end: Int,
        of facts: TierFacts,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) {
        let lowest = place.tier ?? -1
        if let record = facts.record, let top = tierIndex(of: record.tier), top > lowest {
            var start = min(record.holdsUntil ?? asOf, asOf)
            let relevant = min(firstRelevant(of: facts, asOf: start), end)
            for index in stride(from: top, to: lowest, by: -1) {
                // A tier that the rules held for a while after the one above ended, is carried from there.
                let held = held(index, with: place, in: relevant..<end, of: facts, asOf: asOf, in: zone)
                start = max(start, held?.until ?? start)
                guard facts.balance.steps(asOf: start) >= tiers[index].threshold else { continue }
                guard let end = self.end(ofTier: index, of: facts.balance, after: start), end <= asOf else {
                    place.tier = index
                    place.hold = .balance
                    place.holdsUntil = self.end(ofTier: index, of: facts.balance, after: start)
                    place.began = max(place.began ?? start, start)
                    return
                }
                start = end
            }
            place.began = max(place.began ?? start, start)
        }
        if let tier = place.tier, let until = place.holdsUntil {
            place.holdsUntil = carriedEnd(ofTier: tier, of: facts.balance, from: until)
        }
    }

    /// The first instant from another on at which a balance does not reach a tier, or nil if it always does.
    private func carriedEnd(ofTier index: Int, of balance: TierBalance, from instant: Timestamp) -> Timestamp? {
        guard balance.steps(asOf: instant) >= tiers[index].threshold else { return instant }
        return end(ofTier: index, of: balance, after: instant)
    }

    private func end(ofTier index: Int, of balance: TierBalance, after instant: Timestamp) -> Timestamp? {
        tiers[index].threshold == 0 ? nil : balance.end(of: tiers[index].threshold, after: instant)
    }
}
