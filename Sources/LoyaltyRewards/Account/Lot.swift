//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points of one accrual that share their dates: the unit of redemption and expiry.
///
/// A lot can be redeemed from while `activeAt <= instant < expiresAt`. Amounts are steps of the account's unit.
public struct Lot: Hashable, Codable, Sendable {
    /// The name of the lot inside its account.
    public let id: LotID
    /// The order that earned the points.
    public let order: OrderID
    /// From when its dates were counted.
    public let grantedAt: Timestamp
    /// The first instant at which the points can be redeemed; before it they are pending.
    public let activeAt: Timestamp
    /// The first instant at which the points are gone, or nil if they never expire.
    public let expiresAt: Timestamp?
    /// The steps of points that were granted.
    public let granted: Int64
    /// The steps of points that are left.
    public internal(set) var remaining: Int64

    private enum CodingKeys: String, CodingKey {
        case activeAt, expiresAt, granted, grantedAt, id, order, remaining
    }

    /// Creates a lot.
    ///
    /// - Parameters:
    ///   - id: The name of the lot inside its account.
    ///   - order: The order that earned the points.
    ///   - grantedAt: From when its dates were counted.
    ///   - activeAt: The first instant at which the points can be redeemed.
    ///   - expiresAt: The first instant at which they are gone, or nil if they never expire.
    ///   - granted: The steps of points that were granted.
    ///   - remaining: The steps of points that are left.
    public init(
        id: LotID,
        order: OrderID,
        grantedAt: Timestamp,
        activeAt: Timestamp,
        expiresAt: Timestamp?,
        granted: Int64,
        remaining: Int64
    ) {
        self.id = id
        self.order = order
        self.grantedAt = grantedAt
        self.activeAt = activeAt
        self.expiresAt = expiresAt
        self.granted = granted
        self.remaining = remaining
    }

    /// Returns whether the points are gone at an instant.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: Whether the points are gone at an instant.
    public func isExpired(asOf instant: Timestamp) -> Bool {
        guard let expiresAt else { return false }
        return expiresAt <= instant
    }

    /// Returns whether the points can be redeemed at an instant.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: Whether the points can be redeemed at an instant.
    public func isAvailable(asOf instant: Timestamp) -> Bool { activeAt <= instant && !isExpired(asOf: instant) }

    /// Whether points leave this lot before they leave another: earliest expiry first, never-expiring last, then by name.
    static func burnsFirst(_ lhs: Lot, _ rhs: Lot) -> Bool {
        guard lhs.expiresAt != rhs.expiresAt else { return lhs.id < rhs.id }
        guard let right = rhs.expiresAt else { return true }
        guard let left = lhs.expiresAt else { return false }
        return left < right
    }

    /// Whether the numbers of a stored lot can be.
    var isSound: Bool { Steps.isValid(granted) && remaining > 0 && remaining <= granted && id.number > 0 }
}
