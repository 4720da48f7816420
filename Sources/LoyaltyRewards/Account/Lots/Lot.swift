//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points of one grant that share their dates: the unit of redemption and expiry.
///
/// Amounts are steps of the account's unit. Held points are set aside for an open hold: they count as remaining, cannot be
/// redeemed a second time, and do not expire before the hold ends.
public struct Lot: Hashable, Sendable {
    /// The name of the lot inside its account.
    public let id: LotID
    /// Where the points came from.
    public let origin: LotOrigin
    /// From when its dates were counted.
    public let grantedAt: Timestamp
    /// The first instant at which the points can be redeemed; before it they are pending.
    public let activeAt: Timestamp
    /// The first instant at which the points are gone, or nil if no date of their own ends them.
    public internal(set) var expiresAt: Timestamp?
    /// The steps of points that were granted.
    public let granted: Int64
    /// The steps of points that are left, held ones included.
    public internal(set) var remaining: Int64
    /// The steps of points that open holds have set aside.
    public internal(set) var held: Int64

    /// Creates a lot.
    ///
    /// - Parameters:
    ///   - id: The name of the lot inside its account.
    ///   - origin: Where the points came from.
    ///   - grantedAt: From when its dates were counted.
    ///   - activeAt: The first instant at which the points can be redeemed.
    ///   - expiresAt: The first instant at which they are gone, or nil if they never expire.
    ///   - granted: The steps of points that were granted.
    ///   - remaining: The steps of points that are left, held ones included; nil for all that were granted.
    ///   - held: The steps of points that open holds have set aside.
    public init(
        id: LotID,
        origin: LotOrigin,
        grantedAt: Timestamp,
        activeAt: Timestamp,
        expiresAt: Timestamp?,
        granted: Int64,
        remaining: Int64? = nil,
        held: Int64 = 0
    ) {
        self.id = id
        self.origin = origin
        self.grantedAt = grantedAt
        self.activeAt = activeAt
        self.expiresAt = expiresAt
        self.granted = granted
        self.remaining = remaining ?? granted
        self.held = held
    }

    /// The steps of points that are left and not held.
    public var free: Int64 { remaining - held }

    /// Returns whether the points are gone at an instant by the lot's own date.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: Whether the points are gone at an instant by the lot's own date.
    public func isExpired(asOf instant: Timestamp) -> Bool {
        guard let expiresAt else { return false }
        return expiresAt <= instant
    }

    /// Whether points leave this lot before they leave another: earliest expiry first, never-expiring last, then by name.
    static func burnsFirst(_ lhs: Lot, _ rhs: Lot) -> Bool {
        guard lhs.expiresAt != rhs.expiresAt else { return lhs.id < rhs.id }
        guard let right = rhs.expiresAt else { return true }
        guard let left = lhs.expiresAt else { return false }
        return left < right
    }

    /// Whether the numbers of a stored lot can be.
    var isSound: Bool {
        Steps.isValid(granted) && remaining > 0 && remaining <= granted && held >= 0 && held <= remaining
            && id.number > 0
    }
}

// MARK: - Codable

extension Lot: Codable {
    private enum CodingKeys: String, CodingKey {
        case activeAt, expiresAt, granted, grantedAt, held, id, origin, remaining
    }

    /// Reads a lot; what is left is all that was granted, and nothing is held, unless it says otherwise.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: container.decode(LotID.self, forKey: .id),
            origin: container.decode(LotOrigin.self, forKey: .origin),
            grantedAt: container.decode(Timestamp.self, forKey: .grantedAt),
            activeAt: container.decode(Timestamp.self, forKey: .activeAt),
            expiresAt: container.decodeIfPresent(Timestamp.self, forKey: .expiresAt),
            granted: container.decode(Int64.self, forKey: .granted),
            remaining: container.decodeIfPresent(Int64.self, forKey: .remaining),
            held: container.decodeIfPresent(Int64.self, forKey: .held) ?? 0
        )
    }

    /// Writes the lot without an amount that follows from the others.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(origin, forKey: .origin)
        try container.encode(grantedAt, forKey: .grantedAt)
        try container.encode(activeAt, forKey: .activeAt)
        try container.encodeIfPresent(expiresAt, forKey: .expiresAt)
        try container.encode(granted, forKey: .granted)
        if remaining != granted { try container.encode(remaining, forKey: .remaining) }
        if held != 0 { try container.encode(held, forKey: .held) }
    }
}
