//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One step of a ladder of membership status: from which total it is reached, and what it brings.
public struct Tier: Hashable, Codable, Sendable {
    /// The name.
    public let id: TierID
    /// The least qualifying total that reaches the tier, in steps of points, minor units of spend, orders or actions.
    public let threshold: Int64
    /// By how much the points of an order are multiplied.
    public let multiplier: Rate

    private enum CodingKeys: String, CodingKey { case id, multiplier, threshold }

    /// Creates a tier.
    ///
    /// - Parameters:
    ///   - id: The name.
    ///   - threshold: The least qualifying total that reaches it, as the ladder measures; zero or more.
    ///   - multiplier: By how much the points of an order are multiplied; above zero.
    public init(_ id: TierID, from threshold: Int64, multiplier: Rate = .one) {
        self.id = id
        self.threshold = threshold
        self.multiplier = multiplier
    }
}
