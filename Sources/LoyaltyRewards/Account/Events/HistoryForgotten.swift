//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The account forgot orders, actions and redemptions that can no longer be taken back.
public struct HistoryForgotten: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// What was granted or redeemed before this instant is forgotten.
    public let before: Timestamp
    /// What counted for a tier before this instant is forgotten too, or nil for nothing.
    public let qualifyingBefore: Timestamp?

    private enum CodingKeys: String, CodingKey { case at, before, qualifyingBefore }
}
