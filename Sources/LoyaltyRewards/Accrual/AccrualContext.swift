//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// All that a figure depends on beside the plan and its source.
///
/// An accrual keeps its context, so that a return is computed exactly as the accrual was, whatever the member's tier, the
/// campaigns and the limits are by then.
public struct AccrualContext: Hashable, Sendable {
    /// The instant whose date in the program's zone decides which windows and campaigns hold.
    public var at: Timestamp
    /// The member's tier before the accrual, or nil for none.
    public var tier: TierID?
    /// By how much the tier multiplies points; zero or more.
    public var multiplier: Rate
    /// What each limit of the plan still leaves, in the plan's order; empty for a plan without limits.
    public var room: [LimitRoom]

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - at: The instant whose date decides which windows and campaigns hold.
    ///   - tier: The member's tier before the accrual, or nil for none.
    ///   - multiplier: By how much the tier multiplies points; zero or more.
    ///   - room: What each limit of the plan still leaves, in the plan's order.
    public init(at: Timestamp, tier: TierID? = nil, multiplier: Rate = .one, room: [LimitRoom] = []) {
        self.at = at
        self.tier = tier
        self.multiplier = multiplier
        self.room = room
    }
}

// MARK: - Codable

extension AccrualContext: Codable {
    private enum CodingKeys: String, CodingKey { case at, multiplier, room, tier }

    /// Reads a context; a multiplier that is left out is one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.at = try container.decode(Timestamp.self, forKey: .at)
        self.tier = try container.decodeIfPresent(TierID.self, forKey: .tier)
        self.multiplier = try container.decodeIfPresent(Rate.self, forKey: .multiplier) ?? .one
        self.room = try container.decodeIfPresent([LimitRoom].self, forKey: .room) ?? []
    }

    /// Writes the context without a multiplier of one and without parts that it does not have.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at, forKey: .at)
        if multiplier != .one { try container.encode(multiplier, forKey: .multiplier) }
        if !room.isEmpty { try container.encode(room, forKey: .room) }
        try container.encodeIfPresent(tier, forKey: .tier)
    }
}
