//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// From now on the account remembers what expires for another time, or no longer.
public struct ExpiryKept: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// For how long expired points are remembered, or nil for not at all.
    public let window: CalendarStep?

    private enum CodingKeys: String, CodingKey { case at, window }
}
