//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - Multiplying an accrual

extension TierLadder {
    /// Returns by how much the points of an accrual are multiplied.
    ///
    /// Where a ladder splits, the multiplier is the exact mean of those of all tiers that the running total passes,
    /// each weighted with its part of the amount: 100 from a total of 150, with double points from 200, is half at 1
    /// and half at 2, so 3/2. A tier that the member holds without reaching it is not fallen below.
    ///
    /// - Parameters:
    ///   - total: What qualified before the accrual.
    ///   - tier: The member's tier before the accrual, or nil for none.
    ///   - amount: What the accrual itself qualifies, before any multiplier.
    /// - Returns: By how much the points of the accrual are multiplied; above zero.
    /// - Throws: ``RewardsError`` with code `amountOutOfRange` if the sum, or a term of the mean, is beyond 2^53 − 1.
    /// - Complexity: O(*n*) in the number of tiers.
    public func multiplier(
        atTotal total: Int64,
        in tier: Tier?,
        adding amount: Int64
    ) throws(RewardsError) -> Rate {
        try multiplier(atTotal: total, of: tier?.multiplier ?? .one, above: tier?.threshold ?? -1, adding: amount)
    }

    /// By how much the points of an accrual are multiplied that a member earns from a place.
    func multiplier(at place: Place, adding amount: Int64) throws(RewardsError) -> Rate {
        guard let index = place.tier else {
            return try multiplier(atTotal: place.total, of: .one, above: -1, adding: amount)
        }
        let (own, floor) = (tiers[index].multiplier, tiers[index].threshold)
        return try multiplier(atTotal: place.total, of: own, above: floor, adding: amount)
    }

    private func multiplier(
        atTotal total: Int64,
        of own: Rate,
        above floor: Int64,
        adding amount: Int64
    ) throws(RewardsError) -> Rate {
        guard crossing != .before, amount > 0 else { return own }
        guard let after = Steps.sum(total, amount) else { throw .outOfRange }
        guard let reached = tierIndex(forTotal: after), tiers[reached].threshold > floor else { return own }
        guard crossing == .split else { return tiers[reached].multiplier }
        do {
            var mean = Rate.zero
            var start = total
            var current = own
            for tier in tiers where tier.threshold > floor && tier.threshold < after {
                let boundary = max(tier.threshold, start)
                if boundary > start { mean = try mean + current * Rate(boundary - start, per: amount) }
                start = boundary
                current = tier.multiplier
            }
            return start == total ? current : try mean + current * Rate(after - start, per: amount)
        } catch {
            throw .outOfRange
        }
    }

    /// Returns by how much the points of an accrual are multiplied that a member earns from where they stand.
    ///
    /// - Parameters:
    ///   - standing: Where the member stands before the accrual.
    ///   - amount: What the accrual itself qualifies, before any multiplier.
    /// - Returns: By how much the points of the accrual are multiplied; above zero.
    /// - Throws: ``RewardsError`` with code `amountOutOfRange` if the sum, or a term of the mean, is beyond 2^53 − 1.
    public func multiplier(for standing: TierStanding, adding amount: Int64) throws(RewardsError) -> Rate {
        try multiplier(atTotal: standing.total, in: standing.tier, adding: amount)
    }
}
