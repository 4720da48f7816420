//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What became of all points that an account ever got, in steps of its unit.
///
/// After every event `issued = remaining + redeemed + expired + reversed + repaid`, and
/// `debtCreated = debt + repaid`: no point appears from nowhere or leaves without a name.
public struct PointsTotals: Hashable, Codable, Sendable {
    /// Granted by accruals.
    public internal(set) var issued: Int64 = 0
    /// Redeemed, less redemptions that were cancelled.
    public internal(set) var redeemed: Int64 = 0
    /// Gone with their last day.
    public internal(set) var expired: Int64 = 0
    /// Taken back out of lots by reversed accruals.
    public internal(set) var reversed: Int64 = 0
    /// Taken out of lots to repay debt.
    public internal(set) var repaid: Int64 = 0
    /// Owed because a reversed accrual had already been redeemed.
    public internal(set) var debtCreated: Int64 = 0

    private enum CodingKeys: String, CodingKey { case debtCreated, expired, issued, redeemed, repaid, reversed }

    /// Creates the totals of an account without events.
    public init() {}
}
