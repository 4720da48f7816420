//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An account took over what its member had in another system.
public struct BalanceOpened: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The lots, as they came in.
    public let lots: [Lot]
    /// The steps of points that are owed.
    public let debt: Int64
    /// What counts for a tier.
    public let qualifying: [QualifyingEntry]
    /// When the member was last active there, or nil for the day on which the balance was taken over.
    public let lastActiveAt: Timestamp?

    private enum CodingKeys: String, CodingKey { case at, debt, lastActiveAt, lots, qualifying }
}
