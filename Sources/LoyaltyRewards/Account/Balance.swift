//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a member has at an instant: points to redeem now, pending points, debt, and when points expire.
public struct Balance: Hashable, Sendable {
    /// Points that are gone at an instant unless they are redeemed before.
    public struct Expiring: Hashable, Sendable {
        /// The first instant at which the points are gone.
        public let at: Timestamp
        /// The points, pending ones included.
        public let points: Points
    }

    /// Points that can be redeemed at the instant.
    public let available: Points
    /// Points that are granted but cannot be redeemed yet.
    public let pending: Points
    /// Points that are owed; while there are any, nothing can be redeemed.
    public let debt: Points
    /// When points expire, by rising time; never-expiring points are not in it.
    public let expiring: [Expiring]

    /// Computes the balance of lots.
    ///
    /// - Parameters:
    ///   - lots: The lots, in any order.
    ///   - debt: The steps of points owed; zero or more.
    ///   - unit: The unit of the lots.
    ///   - instant: The instant to look from.
    /// - Throws: ``RewardsError`` with code `amountOutOfRange` if the lots sum to more than an amount can be.
    /// - Complexity: O(*n* log *n*) in the number of lots.
    public init(
        of lots: some Sequence<Lot>,
        debt: Int64 = 0,
        in unit: PointUnit,
        asOf instant: Timestamp
    ) throws(RewardsError) {
        var available: Int64 = 0
        var pending: Int64 = 0
        var stepsByExpiry: [Timestamp: Int64] = [:]
        for lot in lots where !lot.isExpired(asOf: instant) {
            guard Steps.isValid(lot.remaining), let sum = Steps.sum(available + pending, lot.remaining) else {
                throw .outOfRange
            }
            if lot.activeAt <= instant { available = sum - pending } else { pending = sum - available }
            if let expiry = lot.expiresAt { stepsByExpiry[expiry, default: 0] += lot.remaining }
        }
        self.available = try Steps.points(available, in: unit)
        self.pending = try Steps.points(pending, in: unit)
        self.debt = try Steps.points(debt, in: unit)
        var expiring: [Expiring] = []
        for (at, steps) in stepsByExpiry.sorted(by: { $0.key < $1.key }) {
            expiring.append(Expiring(at: at, points: try Steps.points(steps, in: unit)))
        }
        self.expiring = expiring
    }

    /// Returns the points that are gone at an instant if nothing is redeemed.
    ///
    /// - Parameter instant: Any later instant.
    /// - Returns: The points that are gone at an instant if nothing is redeemed.
    /// - Throws: ``RewardsError`` never, because the parts sum to no more than the balance.
    public func expiring(by instant: Timestamp) throws(RewardsError) -> Points {
        var steps: Int64 = 0
        for part in expiring where part.at <= instant { steps += part.points.steps }
        return try Steps.points(steps, in: available.unit)
    }
}
