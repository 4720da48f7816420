//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// When a customer was first invited in the window, first joined and first bought: enough, however often it is told.
struct ReferralMarks: Hashable, Codable, Sendable {
    var touchedAt: Timestamp?
    var joinedAt: Timestamp?
    var orderedAt: Timestamp?

    mutating func merge(_ other: ReferralMarks) {
        touchedAt = Self.earliest(touchedAt, other.touchedAt)
        joinedAt = Self.earliest(joinedAt, other.joinedAt)
        orderedAt = Self.earliest(orderedAt, other.orderedAt)
    }

    /// Whether the invitation came to somebody who had joined or bought before it; nil without an invitation.
    var wasCustomer: Bool? {
        guard let touchedAt else { return nil }
        return [joinedAt, orderedAt].contains { $0.map { $0 < touchedAt } ?? false }
    }

    private static func earliest(_ first: Timestamp?, _ second: Timestamp?) -> Timestamp? {
        guard let first, let second else { return first ?? second }
        return min(first, second)
    }
}
