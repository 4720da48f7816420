//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points that members hold, and what they are worth: what a program owes at an instant.
///
/// Pending points are in it, because they were promised. Debt of members is apart and never set off: one member's debt is no
/// reason to owe another one less.
public struct PointsLiability: Hashable, Sendable {
    /// Points that are gone at one instant unless they are redeemed before.
    public struct Bucket: Hashable, Sendable {
        /// The first instant at which the points are gone, or nil for points that never expire.
        public let expiresAt: Timestamp?
        /// The points.
        public let points: Points
    }

    /// All points that members hold.
    public let points: Points
    /// What all points are worth by the program's redemption rule, or nil if it has none; rounded once, on the sum.
    public let value: Money?
    /// The points by expiry, earliest first and never-expiring ones last.
    public let buckets: [Bucket]
    /// The points that members owe.
    public let debt: Points
}

// MARK: - Computing

extension Program {
    /// Returns what the program owes at an instant.
    ///
    /// The sum does not depend on the order of the accounts, nor on whether expired points were swept.
    ///
    /// ```swift
    /// let owed = try program.liability(of: accounts, asOf: yearEnd, rounding: .up)
    /// owed.value?.description   // "90.90 EUR"
    /// ```
    ///
    /// - Parameters:
    ///   - accounts: Accounts of this program.
    ///   - asOf: Any instant from their last events on.
    ///   - rounding: What becomes of a fraction of a minor unit, once, in the value of all points.
    /// - Returns: What the program owes at an instant.
    /// - Throws: ``RewardsError`` with code `accountMismatch` for an account of another program or unit, `amountOutOfRange`.
    /// - Complexity: O(*n* + *m* log *m*) in the number of lots and of different days of expiry.
    public func liability(
        of accounts: some Sequence<PointsAccount>,
        asOf: Timestamp,
        rounding: RoundingRule
    ) throws(RewardsError) -> PointsLiability {
        var stepsByExpiry: [Timestamp?: Int64] = [:]
        var steps: Int64 = 0
        var debt: Int64 = 0
        for account in accounts {
            guard account.program == nil || (account.program == id && account.unit == unit) else {
                throw RewardsError(.accountMismatch, "a liability is of accounts of one program")
            }
            let account = try account.settled(asOf: asOf)
            guard let owed = Steps.sum(debt, account.debt) else { throw .outOfRange }
            debt = owed
            for lot in account.lots {
                guard let sum = Steps.sum(steps, lot.remaining) else { throw .outOfRange }
                steps = sum
                stepsByExpiry[account.end(of: lot), default: 0] += lot.remaining
            }
        }
        var buckets: [PointsLiability.Bucket] = []
        for (expiresAt, steps) in stepsByExpiry.sorted(by: { left, right in
            guard let end = left.key else { return false }
            return right.key.map { end < $0 } ?? true
        }) {
            buckets.append(PointsLiability.Bucket(expiresAt: expiresAt, points: try Steps.points(steps, in: unit)))
        }
        let points = try Steps.points(steps, in: unit)
        return PointsLiability(
            points: points,
            value: try redemption?.value(of: points, rounding: rounding),
            buckets: buckets,
            debt: try Steps.points(debt, in: unit)
        )
    }
}
