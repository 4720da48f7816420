//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What was left in an account when it was closed.
public struct ClosingReceipt: Hashable, Codable, Sendable {
    /// The points that were forfeited.
    public let forfeited: Points
    /// The points that the member still owes; closing forgives nothing.
    public let debt: Points

    private enum CodingKeys: String, CodingKey { case debt, forfeited }
}
