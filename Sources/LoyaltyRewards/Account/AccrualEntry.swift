//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account remembers of the accrual of one order.
public struct AccrualEntry: Hashable, Codable, Sendable {
    /// The lot of the points.
    public let lot: LotID
    /// From when the lot's dates were counted; also when the accrual counts for a tier.
    public let grantedAt: Timestamp
    /// The steps of points that were granted.
    public let granted: Int64
    /// The steps of them that expired.
    public internal(set) var expired: Int64
    /// Whether the accrual is reversed.
    public internal(set) var isReversed: Bool

    private enum CodingKeys: String, CodingKey { case expired, granted, grantedAt, isReversed, lot }
}
