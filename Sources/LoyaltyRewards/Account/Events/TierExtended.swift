//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Somebody gave a member a tier for longer than the rules do.
public struct TierExtended: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The tier, and how long it holds now.
    public let record: TierRecord
    /// Why, and by whom.
    public let why: ManualReason

    private enum CodingKeys: String, CodingKey { case at, record, why }
}
