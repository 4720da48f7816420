//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points that expired and may come back, remembered for as long as the program's window.
public struct ExpiredLot: Hashable, Codable, Sendable {
    /// The lot that they were in.
    public let lot: LotID
    /// The first instant at which they were gone, whenever that was written down.
    public let endedAt: Timestamp
    /// The steps of points that were left in the lot.
    public internal(set) var steps: Int64
    /// The order or the action that had earned them, or nil if none had.
    public let accrual: AccrualID?

    private enum CodingKeys: String, CodingKey { case accrual, endedAt, lot, steps }

    /// Whether the numbers of a stored entry can be.
    var isSound: Bool { lot.number > 0 && steps > 0 && Steps.isValid(steps) }
}
