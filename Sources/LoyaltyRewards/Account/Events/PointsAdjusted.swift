//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Somebody gave points or took some, for a reason.
public struct PointsAdjusted: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The points that were given, or nil if some were taken.
    public let lot: Lot?
    /// What was taken out of which lot.
    public let allocations: [LotAllocation]
    /// Why, and by whom.
    public let why: ManualReason

    private enum CodingKeys: String, CodingKey { case allocations, at, lot, why }
}
