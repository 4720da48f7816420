//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The account came back from another one.
public struct AccountReturned: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The account, as it goes on.
    public let account: PointsAccount

    private enum CodingKeys: String, CodingKey { case account, at }
}
