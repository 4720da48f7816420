//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The accrual of an order or an action was taken back, wholly or by returned units.
///
/// Points leave its own lot first, then others in the order of expiry; the rest is owed or written off.
public struct AccrualReversed: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The order or the action.
    public let accrual: AccrualID
    /// All that partial returns have returned of it by now; what a complete one returned last is not in it.
    public let returned: ReturnedUnits
    /// Whether nothing of it is left.
    public let isComplete: Bool
    /// What was taken out of which lot, in this order.
    public let allocations: [LotAllocation]
    /// The steps of points that no lot had any more and that are owed.
    public let debt: Int64
    /// The steps of points that no lot had any more and that are given up.
    public let writtenOff: Int64
    /// What of it still counts for a tier.
    public let qualifying: QualifyingAmounts
    /// The exact points that returns of it have taken back, in millionths of a step, if remainders are carried.
    public let millionths: Int64
    /// The remainder that the account carries afterwards, in millionths of a step.
    public let carried: Int64

    private enum CodingKeys: String, CodingKey {
        case accrual, allocations, at, carried, debt, isComplete
        case millionths, qualifying, returned, writtenOff
    }
}
