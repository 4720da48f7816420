//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An account was closed for good.
public struct AccountClosed: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// What was still in which lot, and is forfeited.
    public let allocations: [LotAllocation]

    private enum CodingKeys: String, CodingKey { case allocations, at }
}
