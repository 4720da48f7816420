//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a member has at an instant: points to redeem now, pending and held points, debt, and when points expire.
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
    /// Points that open holds have set aside.
    public let held: Points
    /// Points that are owed; while there are any, nothing can be redeemed.
    public let debt: Points
    /// When available and pending points expire, by rising time; points that never do, and held ones, are not in it.
    public let expiring: [Expiring]

    /// Computes the balance of an account on which nothing is due.
    init(of account: PointsAccount, in unit: PointUnit, asOf instant: Timestamp) throws(RewardsError) {
        var available: Int64 = 0
        var pending: Int64 = 0
        var held: Int64 = 0
        var stepsByExpiry: [Timestamp: Int64] = [:]
        // The lots of an account sum to no more than was ever issued.
        for lot in account.lots {
            held += lot.held
            if lot.activeAt <= instant { available += lot.free } else { pending += lot.free }
            if lot.free > 0, let end = account.end(of: lot) { stepsByExpiry[end, default: 0] += lot.free }
        }
        self.available = try Steps.points(available, in: unit)
        self.pending = try Steps.points(pending, in: unit)
        self.held = try Steps.points(held, in: unit)
        self.debt = try Steps.points(account.debt, in: unit)
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
