//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The tier of a member as it was found, with what it was read from.
public struct TierRecorded: Hashable, Codable, Sendable {
    /// When it was found.
    public let at: Timestamp
    /// The tier, and how long it holds.
    public let record: TierRecord
    /// The time that counted, or nil if a balance counts.
    public let window: TimeWindow?
    /// How many entries counted.
    public let entries: Int
    /// What they sum to, in steps of points, minor units of spend, orders or actions.
    public let total: Int64
    /// The highest threshold that the total reaches by itself, or nil for none.
    public let threshold: Int64?

    private enum CodingKeys: String, CodingKey { case at, entries, record, threshold, total, window }
}
