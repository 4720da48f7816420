//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Refunded points made good for what an earlier return could not take back.
public struct WriteOffRecovered: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The returned order or action whose points had been given up.
    public let accrual: AccrualID
    /// What was taken out of which lot.
    public let allocations: [LotAllocation]

    private enum CodingKeys: String, CodingKey { case accrual, allocations, at }
}
