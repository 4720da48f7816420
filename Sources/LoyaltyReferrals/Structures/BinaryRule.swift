//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Pays on the volume that both legs of a binary tree have, and says what becomes of the rest.
///
/// ```swift
/// let rule = try BinaryRule(rate: .percent(10), unmatched: .carry, rounding: .down)
/// try rule.outcome(left: 500_00, right: 1_000_00, in: .eur).amount    // 50.00, and 500.00 is carried on the right
/// ```
public struct BinaryRule: Hashable, Sendable {
    /// The share of the matched volume.
    public let rate: Rate
    /// What becomes of volume that the other leg does not match.
    public let unmatched: Unmatched
    /// The most that is matched in a period, in minor units; nil for no limit.
    public let cap: Int64?
    /// What becomes of a fraction of a minor unit.
    public let rounding: RoundingRule

    /// What becomes of volume that was not matched.
    public enum Unmatched: String, Hashable, CaseIterable, Codable, Sendable {
        /// It counts in the next period.
        case carry
        /// It is lost.
        case flush
    }

    /// What a period pays and leaves.
    public struct Outcome: Hashable, Sendable {
        /// What is paid.
        public let amount: Money
        /// The volume of each leg that was matched, in minor units.
        public let matched: Int64
        /// What the left leg carries into the next period.
        public let left: Int64
        /// What the right leg carries into the next period.
        public let right: Int64
    }

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - rate: The share of the matched volume, from 0 to 100 %.
    ///   - unmatched: What becomes of volume that the other leg does not match, or that lies above the cap.
    ///   - cap: The most that is matched in a period, in minor units, zero or more; nil for no limit.
    ///   - rounding: What becomes of a fraction of a minor unit.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for a rate outside 0 to 100 % or a negative cap.
    public init(
        rate: Rate,
        unmatched: Unmatched,
        cap: Int64? = nil,
        rounding: RoundingRule
    ) throws(ReferralsError) {
        guard !rate.isNegative, !(Rate.one < rate), cap.map({ $0 >= 0 }) ?? true else {
            throw ReferralsError(.invalidPlan, "a binary plan has a rate of 0 to 100 % and a cap of zero or more")
        }
        self.rate = rate
        self.unmatched = unmatched
        self.cap = cap
        self.rounding = rounding
    }

    /// Returns what a period pays one partner.
    ///
    /// - Parameters:
    ///   - left: The volume of the left leg in minor units, with what was carried; zero or more.
    ///   - right: The volume of the right leg in minor units, with what was carried; zero or more.
    ///   - currency: The currency of the volumes.
    /// - Returns: What is paid, and what is carried.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative volume, or `amountOutOfRange`.
    public func outcome(left: Int64, right: Int64, in currency: Currency) throws(ReferralsError) -> Outcome {
        guard left >= 0, right >= 0 else {
            throw ReferralsError(.invalidSales, "the volume of a leg is zero or more")
        }
        let matched = min(left, right, cap ?? .max)
        let (rate, rounding) = (rate, rounding)
        let amount = try ReferralsError.restating { () throws(CoreError) in
            try Money(minorUnits: matched, in: currency).multiplied(by: rate, rounding: rounding)
        }
        let isCarried = unmatched == .carry
        return Outcome(
            amount: amount,
            matched: matched,
            left: isCarried ? left - matched : 0,
            right: isCarried ? right - matched : 0
        )
    }
}

// MARK: - Codable

extension BinaryRule: Codable {
    private enum CodingKeys: String, CodingKey { case cap, rate, rounding, unmatched, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a binary plan has version 1")
        }
        try self.init(
            rate: container.decode(Rate.self, forKey: .rate),
            unmatched: container.decode(Unmatched.self, forKey: .unmatched),
            cap: container.decodeIfPresent(Int64.self, forKey: .cap),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(rate, forKey: .rate)
        try container.encode(unmatched, forKey: .unmatched)
        try container.encodeIfPresent(cap, forKey: .cap)
        try container.encode(rounding, forKey: .rounding)
    }
}
