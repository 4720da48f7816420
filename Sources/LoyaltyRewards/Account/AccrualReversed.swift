//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The accrual of an order was taken back: out of its own lot first, then out of others, the rest as debt.
public struct AccrualReversed: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The order whose accrual is reversed.
    public let order: OrderID
    /// What was taken out of which lot, in this order.
    public let allocations: [LotAllocation]
    /// The steps of points that no lot had any more.
    public let debt: Int64

    private enum CodingKeys: String, CodingKey { case allocations, at, debt, order }
}
