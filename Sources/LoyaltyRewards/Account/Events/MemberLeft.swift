//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An account that had joined this one left it again, with what is left of its own.
public struct MemberLeft: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// Whose account left.
    public let member: CustomerID
    /// The account that left, as it goes on.
    public let account: PointsAccount

    private enum CodingKeys: String, CodingKey { case account, at, member }
}
