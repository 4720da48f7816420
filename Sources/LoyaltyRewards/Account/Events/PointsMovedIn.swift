//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points came from another account, with the dates that they had there.
public struct PointsMovedIn: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// Who sent them.
    public let from: CustomerID
    /// The lots, as they came in.
    public let lots: [Lot]

    private enum CodingKeys: String, CodingKey { case at, from, lots }
}
