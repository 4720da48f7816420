//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points of this account are kept in another one from now on.
public struct AccountMoved: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// Where, and why.
    public let move: AccountMove

    private enum CodingKeys: String, CodingKey { case at, move }
}
