//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A share of each sale for each level up the line of sponsors.
///
/// ```swift
/// let rule = try UnilevelRule(levels: [.percent(10), .percent(2), .percent(1)], rounding: .toNearestOrAwayFromZero)
/// ```
///
/// Each level's share is rounded by itself; what no level gets stays with the house. The shares of all levels together are
/// never more than the sale.
public struct UnilevelRule: Hashable, Sendable {
    /// The share of each level, from the first; none is negative, and together they are at most everything.
    public let levels: [Rate]
    /// Who is on the first level.
    public let start: CascadeStart
    /// What becomes of a level whose partner may not be paid.
    public let compression: CompressionRule
    /// What becomes of a fraction of a minor unit of each level's share.
    public let rounding: RoundingRule

    /// The most levels of a rule.
    public static let maximumLevels = 100

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - levels: The share of each level, 1 to 100 of them; none is negative, and together they are at most everything.
    ///   - start: Who is on the first level.
    ///   - compression: What becomes of a level whose partner may not be paid.
    ///   - rounding: What becomes of a fraction of a minor unit of each level's share.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for no level, too many or a negative share, and `payoutAboveBase`
    ///   for shares of more than everything.
    public init(
        levels: [Rate],
        start: CascadeStart = .seller,
        compression: CompressionRule = .none,
        rounding: RoundingRule
    ) throws(ReferralsError) {
        guard (1...Self.maximumLevels).contains(levels.count), levels.allSatisfy({ !$0.isNegative }) else {
            throw ReferralsError(.invalidPlan, "a cascade has 1 to 100 levels, and none has a negative share")
        }
        let total = try ReferralsError.restating { () throws(CoreError) in
            var total = Rate.zero
            for level in levels { total = try total + level }
            return total
        }
        guard !(Rate.one < total) else {
            throw ReferralsError(.payoutAboveBase, "the levels of a cascade share at most everything")
        }
        self.levels = levels
        self.start = start
        self.compression = compression
        self.rounding = rounding
    }
}

// MARK: - Codable

extension UnilevelRule: Codable {
    private enum CodingKeys: String, CodingKey { case compression, levels, rounding, start, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a cascade has version 1")
        }
        try self.init(
            levels: container.decode([Rate].self, forKey: .levels),
            start: container.decode(CascadeStart.self, forKey: .start),
            compression: container.decode(CompressionRule.self, forKey: .compression),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(levels, forKey: .levels)
        try container.encode(start, forKey: .start)
        try container.encode(compression, forKey: .compression)
        try container.encode(rounding, forKey: .rounding)
    }
}
