//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points were sent to another account.
public struct PointsMovedOut: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// Who got them.
    public let to: CustomerID
    /// What was taken out of which lot.
    public let allocations: [LotAllocation]

    private enum CodingKeys: String, CodingKey { case allocations, at, to }
}
