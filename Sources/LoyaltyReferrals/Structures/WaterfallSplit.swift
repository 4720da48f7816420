//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Shares a whole among named parties one after the other, each a share of the whole or of what is left; the last one gets the
/// rest to the minor unit.
///
/// ```swift
/// let split = try WaterfallSplit([
///     .init("network", .percent(20), of: .whole), .init("lifetime", .percent(30), of: .whole),
///     .init("referrer", .percent(75), of: .rest),
/// ], remainder: "registrar", rounding: .down)
/// try split.parts(of: Money(parsing: "1.01 USD")).map(\.amount)    // 0.20, 0.30, 0.38 and 0.13
/// ```
public struct WaterfallSplit: Hashable, Sendable {
    /// The steps in order.
    public let steps: [Step]
    /// Who gets what the steps leave.
    public let remainder: String
    /// What becomes of a fraction of a minor unit of each step.
    public let rounding: RoundingRule

    /// One party's share.
    public struct Step: Hashable, Codable, Sendable {
        /// The party.
        public let name: String
        /// The share.
        public let rate: Rate
        /// What it is a share of.
        public let of: Source

        /// Creates a step.
        ///
        /// - Parameters:
        ///   - name: The party.
        ///   - rate: The share, from 0 to 100 %.
        ///   - source: What it is a share of.
        public init(_ name: String, _ rate: Rate, of source: Source) {
            self.name = name
            self.rate = rate
            self.of = source
        }
    }

    /// What a step is a share of.
    public enum Source: String, Hashable, CaseIterable, Codable, Sendable {
        /// Of all that is split; at most what is left.
        case whole
        /// Of what the steps before have left.
        case rest
    }

    /// What one party gets.
    public struct Part: Hashable, Sendable {
        /// The party.
        public let name: String
        /// How much.
        public let amount: Money
    }

    /// Creates a split.
    ///
    /// - Parameters:
    ///   - steps: The steps in order, each of a party of its own, with shares of 0 to 100 %.
    ///   - remainder: Who gets what the steps leave; nobody of the steps.
    ///   - rounding: What becomes of a fraction of a minor unit of each step.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for two parties of one name, one without, or another share, and
    ///   `payoutAboveBase` for shares of the whole that are more than everything.
    public init(_ steps: [Step], remainder: String, rounding: RoundingRule) throws(ReferralsError) {
        let names = steps.map(\.name) + [remainder]
        guard Set(names).count == names.count, !names.contains(""),
            steps.allSatisfy({ !$0.rate.isNegative && !(Rate.one < $0.rate) })
        else {
            throw ReferralsError(.invalidPlan, "each party of a split has a name of its own, and 0 to 100 %")
        }
        var sum = Rate.zero
        for step in steps where step.of == .whole {
            guard let next = try? sum + step.rate, !(Rate.one < next) else {
                throw ReferralsError(.payoutAboveBase, "parties share at most everything")
            }
            sum = next
        }
        self.steps = steps
        self.remainder = remainder
        self.rounding = rounding
    }

    /// Returns what each party gets.
    ///
    /// - Parameter whole: What is split; zero or more.
    /// - Returns: The parts in the order of the steps, then the rest; they sum to exactly the whole.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative whole.
    /// - Complexity: O(*n*) in the number of steps.
    public func parts(of whole: Money) throws(ReferralsError) -> [Part] {
        guard !whole.isNegative else { throw ReferralsError(.invalidSales, "what is split is zero or more") }
        let (steps, rounding, remainder) = (steps, rounding, remainder)
        return try ReferralsError.restating { () throws(CoreError) in
            var rest = whole
            var parts: [Part] = []
            for step in steps {
                let source = step.of == .whole ? whole : rest
                var amount = try source.multiplied(by: step.rate, rounding: rounding)
                // Shares that are rounded up may meet a rest that is smaller.
                if try rest.isLess(than: amount) { amount = rest }
                parts.append(Part(name: step.name, amount: amount))
                rest = try rest - amount
            }
            return parts + [Part(name: remainder, amount: rest)]
        }
    }
}

// MARK: - Codable

extension WaterfallSplit: Codable {
    private enum CodingKeys: String, CodingKey { case remainder, rounding, steps, version }

    /// Reads a split of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a split has version 1")
        }
        try self.init(
            container.decode([Step].self, forKey: .steps),
            remainder: container.decode(String.self, forKey: .remainder),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the split as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(steps, forKey: .steps)
        try container.encode(remainder, forKey: .remainder)
        try container.encode(rounding, forKey: .rounding)
    }
}
