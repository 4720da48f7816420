//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The share that a rank is paid.
public struct RankRate: Hashable, Codable, Sendable {
    /// The rank, by its name on the ladder.
    public let rank: String
    /// The share.
    public let rate: Rate

    /// Creates a rate.
    ///
    /// - Parameters:
    ///   - rank: The rank, by its name on the ladder.
    ///   - rate: The share; zero or more.
    public init(_ rank: String, _ rate: Rate) {
        self.rank = rank
        self.rate = rate
    }
}
