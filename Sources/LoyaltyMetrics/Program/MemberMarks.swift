//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The last time a customer joined, left, and accrued or redeemed: enough to know who takes part, however often it is told.
struct MemberMarks: Hashable, Codable, Sendable {
    var joinedAt: Timestamp?
    var leftAt: Timestamp?
    var activeAt: Timestamp?

    mutating func merge(_ other: MemberMarks) {
        joinedAt = Self.latest(joinedAt, other.joinedAt)
        leftAt = Self.latest(leftAt, other.leftAt)
        activeAt = Self.latest(activeAt, other.activeAt)
    }

    /// Whether the customer has joined and not left since; whoever joins and leaves at one instant has left.
    var isMember: Bool {
        guard let joinedAt else { return false }
        return leftAt.map { $0 < joinedAt } ?? true
    }

    /// Whether the customer has left and not come back.
    var hasLeft: Bool { leftAt != nil && !isMember }

    /// Whether the last activity lies in the span that ends with an instant, which it includes.
    func isActive(within span: TimeSpan, asOf: Timestamp) -> Bool {
        guard let activeAt, activeAt <= asOf else { return false }
        return activeAt.span(to: asOf) < span
    }

    private static func latest(_ first: Timestamp?, _ second: Timestamp?) -> Timestamp? {
        guard let first, let second else { return first ?? second }
        return max(first, second)
    }
}
