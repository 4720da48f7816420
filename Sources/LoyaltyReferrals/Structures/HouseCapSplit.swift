//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Shares sales with the house until the house has its amount, step by step: 80 % until the house has 15,000, then 90 %, then
/// everything.
///
/// A step may end in the middle of a sale; the rest of the sale goes by the next one.
public struct HouseCapSplit: Hashable, Sendable {
    /// The steps in order.
    public let steps: [Step]
    /// What becomes of a fraction of a minor unit of the house's share.
    public let rounding: RoundingRule

    /// The house's share until it has an amount.
    public struct Step: Hashable, Codable, Sendable {
        /// The house's share of each sale.
        public let houseShare: Rate
        /// What the house has at the end of the step, in minor units, counted from the beginning of the period.
        public let until: Int64

        /// Creates a step.
        ///
        /// - Parameters:
        ///   - houseShare: The house's share of each sale; above 0 and at most 100 %.
        ///   - until: What the house has at the end of the step, in minor units.
        public init(houseShare: Rate, until: Int64) {
            self.houseShare = houseShare
            self.until = until
        }
    }

    /// Creates a split.
    ///
    /// - Parameters:
    ///   - steps: The steps, each until a greater amount than the one before; after the last one the house gets nothing.
    ///   - rounding: What becomes of a fraction of a minor unit of the house's share.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for a share that is not above 0 and at most 100 %, or steps that are
    ///   not in order.
    public init(_ steps: [Step], rounding: RoundingRule) throws(ReferralsError) {
        let isInOrder = zip(steps, steps.dropFirst()).allSatisfy { $0.until < $1.until }
        let hasShares = steps.allSatisfy { Rate.zero < $0.houseShare && !(Rate.one < $0.houseShare) }
        guard isInOrder, hasShares, steps.first.map({ $0.until > 0 }) ?? true else {
            throw ReferralsError(.invalidPlan, "the house's steps rise, with shares above 0 and at most 100 %")
        }
        self.steps = steps
        self.rounding = rounding
    }

    /// Returns what a sale brings the partner and the house.
    ///
    /// - Parameters:
    ///   - sale: The sale; zero or more.
    ///   - house: What the house has had in the period before it, in minor units; zero or more.
    /// - Returns: Both parts; they sum to the sale.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative sale or amount, or `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of steps.
    public func parts(of sale: Money, house: Int64) throws(ReferralsError) -> (partner: Money, house: Money) {
        guard !sale.isNegative, house >= 0 else {
            throw ReferralsError(.invalidSales, "a sale and what the house has had are zero or more")
        }
        let (steps, rounding) = (steps, rounding)
        return try ReferralsError.restating { () throws(CoreError) in
            var rest = sale.minorUnits
            var had = house
            for step in steps where had < step.until && rest > 0 {
                let room = step.until - had
                let share = try step.houseShare.applied(to: rest, rounding: rounding)
                if share <= room {
                    had += share
                    rest = 0
                } else {
                    // The part of the sale that fills the step.
                    let part = try rounding.quotient(
                        Int128(room) * Int128(step.houseShare.denominator),
                        by: Int128(step.houseShare.numerator)
                    )
                    had += room
                    rest -= min(rest, part)
                }
            }
            let taken = try Money(minorUnits: had - house, in: sale.currency)
            return (try sale - taken, taken)
        }
    }
}

// MARK: - Codable

extension HouseCapSplit: Codable {
    private enum CodingKeys: String, CodingKey { case rounding, steps, version }

    /// Reads a split of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a split with the house has version 1")
        }
        try self.init(
            container.decode([Step].self, forKey: .steps),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the split as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(steps, forKey: .steps)
        try container.encode(rounding, forKey: .rounding)
    }
}
