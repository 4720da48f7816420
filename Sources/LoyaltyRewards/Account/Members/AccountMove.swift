//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Where the points of an account are kept instead.
public struct AccountMove: Hashable, Codable, Sendable {
    /// The member or household whose account has them.
    public let into: CustomerID
    /// Why they are kept there.
    public let kind: MembershipKind

    private enum CodingKeys: String, CodingKey { case into, kind }
}
