//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The share of sales that a plan never pays more of, whatever its rules add up to.
///
/// ```swift
/// let guarded = try PayoutGuard(most: .percent(40), of: .sale)
/// try guarded.evaluation(of: shares, on: base).capped    // what was above 40 % of the base
/// ```
///
/// What is above the guard is cut from all shares in proportion, by largest remainder, so that what is left sums to exactly
/// the guard. The guard itself is rounded down: a fraction of a minor unit is not paid.
public struct PayoutGuard: Hashable, Sendable {
    /// The greatest share of the base that is paid.
    public let most: Rate
    /// What the share is of.
    public let scope: Scope

    /// What a guard's share is of.
    public enum Scope: String, Hashable, CaseIterable, Codable, Sendable {
        /// Each sale by itself.
        case sale
        /// All sales of a period together.
        case period
    }

    /// Creates a guard.
    ///
    /// - Parameters:
    ///   - most: The greatest share of the base that is paid, from 0 to 100 %.
    ///   - scope: What it is the share of.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for another share.
    public init(most: Rate, of scope: Scope) throws(ReferralsError) {
        guard !most.isNegative, !(Rate.one < most) else {
            throw ReferralsError(.invalidPlan, "a guard is 0 to 100 % of what is sold")
        }
        self.most = most
        self.scope = scope
    }

    /// Returns what the guard leaves of shares.
    ///
    /// - Parameters:
    ///   - shares: What a sale, or a period, gives all partners; zero or more each.
    ///   - base: What of the sale, or of all sales of the period, counts; zero or more.
    /// - Returns: What is left of each share, in the same order.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative share or base, `currencyMismatch`, or
    ///   `amountOutOfRange`.
    /// - Complexity: O(*n* log *n*) in the number of shares.
    public func evaluation(of shares: [PartnerShare], on base: Money) throws(ReferralsError) -> CappedShares {
        guard !base.isNegative else { throw ReferralsError(.invalidSales, "what counts is zero or more") }
        var cutting = try ShareCutting(shares, in: base.currency)
        let most = most
        let pool = try ReferralsError.restating { () throws(CoreError) in
            try most.applied(to: base.minorUnits, rounding: .down)
        }
        try cutting.cut(to: pool, by: .payoutGuard)
        return try cutting.result()
    }
}

// MARK: - Codable

extension PayoutGuard: Codable {
    private enum CodingKeys: String, CodingKey { case most, scope, version }

    /// Reads a guard of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a guard has version 1")
        }
        try self.init(
            most: container.decode(Rate.self, forKey: .most),
            of: container.decode(Scope.self, forKey: .scope)
        )
    }

    /// Writes the guard as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(most, forKey: .most)
        try container.encode(scope, forKey: .scope)
    }
}
