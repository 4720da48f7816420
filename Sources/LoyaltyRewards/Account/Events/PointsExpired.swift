//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points went with their last day.
public struct PointsExpired: Hashable, Codable, Sendable {
    /// When it was written down; the points were gone at their own instants, no later than this.
    public let at: Timestamp
    /// What each lot had left.
    public let allocations: [LotAllocation]

    private enum CodingKeys: String, CodingKey { case allocations, at }
}
