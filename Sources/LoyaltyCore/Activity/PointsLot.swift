//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Points of one grant that took part in a movement: which points they were, by their age and their end.
///
/// Points that are redeemed were granted once, and points that expire had a last day. A host that knows both passes them
/// with the movement, so that figures need not mix points of different ages.
public struct PointsLot: Hashable, Codable, Sendable {
    /// When the points were granted.
    public let grantedAt: Timestamp
    /// The first instant at which the points are gone, or nil for points that never expire.
    public let expiresAt: Timestamp?
    /// By how much these points changed: above zero for what the member gained, below zero for what went.
    public let points: Points

    /// Creates points of one grant.
    ///
    /// - Parameters:
    ///   - grantedAt: When the points were granted.
    ///   - expiresAt: The first instant at which the points are gone, or nil for points that never expire.
    ///   - points: By how much these points changed: above zero for what the member gained, below zero for what went.
    public init(grantedAt: Timestamp, expiresAt: Timestamp?, points: Points) {
        self.grantedAt = grantedAt
        self.expiresAt = expiresAt
        self.points = points
    }
}
