//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// When commission is paid out: from which amount on, in each currency, and how long after its approval.
///
/// ```swift
/// let rule = try PayoutRule(version: "payout-1", minimums: [Money(parsing: "50.00 EUR")], extraHold: .days(7))
/// ```
///
/// Who must not be paid for now is said for each batch, since it changes by the day and not by the contract.
public struct PayoutRule: Hashable, Sendable {
    /// The published version of the rule; every batch names it.
    public let version: DefinitionVersion
    /// The least that is paid, one amount for a currency, by its code; a currency without one is paid from one minor unit on.
    public let minimums: [Money]
    /// How long after its approval a commission still waits; zero or more.
    public let extraHold: TimeSpan

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - version: The published version of the rule.
    ///   - minimums: The least that is paid, at most one amount for a currency, in any order; zero or more.
    ///   - extraHold: How long after its approval a commission still waits; zero or more.
    /// - Throws: ``ReferralsError`` with code `invalidPayoutRule` for two minimums of a currency, or one or a hold below zero.
    public init(
        version: DefinitionVersion,
        minimums: [Money] = [],
        extraHold: TimeSpan = .zero
    ) throws(ReferralsError) {
        guard Set(minimums.map(\.currency)).count == minimums.count, extraHold >= .zero,
            minimums.allSatisfy({ !$0.isNegative })
        else {
            throw ReferralsError(.invalidPayoutRule, "a payout has one minimum a currency, and no hold below zero")
        }
        self.version = version
        self.minimums = minimums.sorted { $0.currency.code < $1.currency.code }
        self.extraHold = extraHold
    }

    /// Returns the least that is paid in a currency; at least one minor unit.
    ///
    /// - Parameter currency: The currency.
    /// - Returns: The least that is paid in a currency; at least one minor unit.
    /// - Complexity: O(*n*) in the number of minimums.
    public func minimum(in currency: Currency) -> Money {
        let minimum = minimums.first { $0.currency == currency } ?? .zero(in: currency)
        return minimum.isZero ? (try? Money(minorUnits: 1, in: currency)) ?? minimum : minimum
    }
}

// MARK: - Codable

extension PayoutRule: Codable {
    private enum CodingKeys: String, CodingKey { case extraHold, minimums, rule, version }

    /// Reads a rule of version 1 and checks it as the initializer does; what is absent is empty or zero.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` or `invalidPayoutRule`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a payout rule has version 1")
        }
        try self.init(
            version: container.decode(DefinitionVersion.self, forKey: .rule),
            minimums: container.decodeIfPresent([Money].self, forKey: .minimums) ?? [],
            extraHold: container.decodeIfPresent(TimeSpan.self, forKey: .extraHold) ?? .zero
        )
    }

    /// Writes the rule: `version` is that of the form, `rule` the published version, `extraHold` in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(version, forKey: .rule)
        if !minimums.isEmpty { try container.encode(minimums, forKey: .minimums) }
        if extraHold > .zero { try container.encode(extraHold, forKey: .extraHold) }
    }
}
