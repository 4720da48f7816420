//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The ranks of one partner after a period: what a host keeps for the next one.
public struct RankStanding: Hashable, Codable, Sendable {
    /// The highest rank that was ever qualified for; nil for none.
    public let lifetime: String?
    /// The rank that the partner is paid as in the period; nil for none.
    public let paidAs: String?
    /// For how many periods the partner has been paid as a rank that was not qualified for.
    public let periodsInGrace: Int

    /// Creates a standing.
    ///
    /// - Parameters:
    ///   - lifetime: The highest rank that was ever qualified for; nil for none.
    ///   - paidAs: The rank that the partner is paid as; nil for none.
    ///   - periodsInGrace: For how many periods a rank was paid that was not qualified for.
    public init(lifetime: String?, paidAs: String?, periodsInGrace: Int = 0) {
        self.lifetime = lifetime
        self.paidAs = paidAs
        self.periodsInGrace = periodsInGrace
    }

    private enum CodingKeys: String, CodingKey { case lifetime, paidAs, periodsInGrace }
}
