//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A redemption was cancelled: its points went back into the very lots that they came from, with their old dates.
public struct RedemptionCancelled: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The redemption that is cancelled.
    public let redemption: RedemptionID
    /// What went back into which lot.
    public let allocations: [LotAllocation]

    private enum CodingKeys: String, CodingKey { case allocations, at, redemption }
}
