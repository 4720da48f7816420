//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A closed account forgot every order, action and redemption; what stays is sums.
public struct AccountErased: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp

    private enum CodingKeys: String, CodingKey { case at }
}
