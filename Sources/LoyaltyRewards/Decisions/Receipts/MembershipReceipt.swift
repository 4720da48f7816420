//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account brought when it joined another one, or has again when it left.
public struct MembershipReceipt: Hashable, Codable, Sendable {
    /// Whose account joined or left.
    public let member: CustomerID
    /// Why it joined.
    public let kind: MembershipKind
    /// The points, pending ones included.
    public let points: Points
    /// The points that it owes.
    public let debt: Points

    private enum CodingKeys: String, CodingKey { case debt, kind, member, points }
}
