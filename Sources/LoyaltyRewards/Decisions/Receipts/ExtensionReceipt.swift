//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that live longer.
public struct ExtensionReceipt: Hashable, Codable, Sendable {
    /// The points in the lots that live longer by their own dates, held ones included.
    public let points: Points
    /// The lots, in order.
    public let lots: [LotID]
    /// The later instant at which inactivity ends all points, or nil if that did not move.
    public let inactiveAt: Timestamp?

    private enum CodingKeys: String, CodingKey { case inactiveAt, lots, points }
}
