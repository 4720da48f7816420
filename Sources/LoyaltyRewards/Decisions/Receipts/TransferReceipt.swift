//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that were sent to another member.
public struct TransferReceipt: Hashable, Codable, Sendable {
    /// The points.
    public let points: Points
    /// Who got them.
    public let to: CustomerID
    /// The points that the sender can still redeem.
    public let available: Points

    private enum CodingKeys: String, CodingKey { case available, points, to }
}
