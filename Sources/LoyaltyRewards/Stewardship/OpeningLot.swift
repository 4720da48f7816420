//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points that another system had granted, with the dates that they had there.
public struct OpeningLot: Hashable, Codable, Sendable {
    /// The points that are left of the grant; above zero.
    public let points: Points
    /// When they were granted.
    public let grantedAt: Timestamp
    /// The first instant at which they can be redeemed; may lie in the future.
    public let activeAt: Timestamp
    /// The first instant at which they are gone, or nil if they never expire; may have passed.
    public let expiresAt: Timestamp?

    private enum CodingKeys: String, CodingKey { case activeAt, expiresAt, grantedAt, points }

    /// Creates points of another system.
    ///
    /// - Parameters:
    ///   - points: The points that are left of the grant; above zero.
    ///   - grantedAt: When they were granted.
    ///   - activeAt: The first instant at which they can be redeemed, or nil for that of the grant.
    ///   - expiresAt: The first instant at which they are gone, or nil if they never expire.
    public init(_ points: Points, grantedAt: Timestamp, activeAt: Timestamp? = nil, expiresAt: Timestamp?) {
        self.points = points
        self.grantedAt = grantedAt
        self.activeAt = activeAt ?? grantedAt
        self.expiresAt = expiresAt
    }
}
