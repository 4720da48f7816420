//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Another account joined this one, with all that it had.
public struct MemberJoined: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// Whose account joined.
    public let member: CustomerID
    /// Why it joined.
    public let kind: MembershipKind
    /// The account that joined, as it was.
    public let account: PointsAccount

    private enum CodingKeys: String, CodingKey { case account, at, kind, member }
}
