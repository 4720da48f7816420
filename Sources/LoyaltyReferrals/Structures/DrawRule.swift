//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Pays a partner at least an amount each period, in advance of what will be earned.
///
/// ```swift
/// let rule = try DrawRule(Money(parsing: "1000.00 USD"), isRecoverable: true)
/// try rule.outcome(earned: earned, overpaid: .zero(in: .usd), drawn: .zero(in: .usd)).paid
/// ```
///
/// What was paid too much before, such as on sales that were refunded later, is recovered first, then the draw, and each only
/// from what there is; the rest is carried into the next period.
public struct DrawRule: Hashable, Sendable {
    /// The least that a period pays.
    public let amount: Money
    /// Whether what is advanced is recovered from later periods; a draw that is not is a guarantee.
    public let isRecoverable: Bool
    /// The most that may be advanced and not yet recovered; nil for no limit.
    public let mostOutstanding: Money?

    /// What a period pays and carries.
    public struct Outcome: Hashable, Sendable {
        /// What was earned.
        public let earned: Money
        /// What is taken of it for what was paid too much before.
        public let recoveredOverpayment: Money
        /// What is taken of it for earlier draws.
        public let recoveredDraw: Money
        /// What is paid in advance.
        public let advanced: Money
        /// What is paid: what was earned, less what is recovered, and what is advanced.
        public let paid: Money
        /// What was paid too much and is still to be recovered.
        public let overpaid: Money
        /// What was advanced and is still to be recovered.
        public let drawn: Money
    }

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - amount: The least that a period pays; above zero.
    ///   - isRecoverable: Whether what is advanced is recovered from later periods.
    ///   - mostOutstanding: The most that may be advanced and not yet recovered, zero or more; nil for no limit.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for an amount of zero or less or a negative limit, and
    ///   `currencyMismatch` for a limit in another currency.
    public init(
        _ amount: Money,
        isRecoverable: Bool,
        mostOutstanding: Money? = nil
    ) throws(ReferralsError) {
        guard amount.minorUnits > 0, mostOutstanding?.isNegative != true else {
            throw ReferralsError(.invalidPlan, "a draw is above zero, and its limit is zero or more")
        }
        guard mostOutstanding.map({ $0.currency == amount.currency }) ?? true else {
            throw ReferralsError(Money.mismatch)
        }
        self.amount = amount
        self.isRecoverable = isRecoverable
        self.mostOutstanding = mostOutstanding
    }

    /// Returns what a period pays one partner.
    ///
    /// A draw is recovered from what is earned above it only, so that a period never pays less than the draw for that reason;
    /// what was paid too much is recovered from everything that is earned.
    ///
    /// - Parameters:
    ///   - earned: What the period's commissions come to; zero or more.
    ///   - overpaid: What was paid too much before and is still to be recovered; zero or more.
    ///   - drawn: What was advanced before and is still to be recovered; zero or more.
    /// - Returns: What is paid, recovered and carried.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative amount, `currencyMismatch`, or `amountOutOfRange`.
    public func outcome(earned: Money, overpaid: Money, drawn: Money) throws(ReferralsError) -> Outcome {
        let currency = amount.currency
        guard [earned, overpaid, drawn].allSatisfy({ $0.currency == currency }) else {
            throw ReferralsError(Money.mismatch)
        }
        guard [earned, overpaid, drawn].allSatisfy({ !$0.isNegative }) else {
            throw ReferralsError(.invalidSales, "what was earned, overpaid and drawn is zero or more")
        }
        let first = min(earned.minorUnits, overpaid.minorUnits)
        let left = earned.minorUnits - first
        var advance = max(0, amount.minorUnits - left)
        if isRecoverable, let mostOutstanding {
            advance = min(advance, max(0, mostOutstanding.minorUnits - drawn.minorUnits))
        }
        let second = min(max(0, left - amount.minorUnits), drawn.minorUnits)
        let outstanding = drawn.minorUnits - second + (isRecoverable ? advance : 0)
        func money(_ minorUnits: Int64) throws(ReferralsError) -> Money {
            try ReferralsError.restating { () throws(CoreError) in try Money(minorUnits: minorUnits, in: currency) }
        }
        return Outcome(
            earned: earned,
            recoveredOverpayment: try money(first),
            recoveredDraw: try money(second),
            advanced: try money(advance),
            paid: try money(left - second + advance),
            overpaid: try money(overpaid.minorUnits - first),
            drawn: try money(outstanding)
        )
    }
}

// MARK: - Codable

extension DrawRule: Codable {
    private enum CodingKeys: String, CodingKey { case amount, isRecoverable, mostOutstanding, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a draw has version 1")
        }
        try self.init(
            container.decode(Money.self, forKey: .amount),
            isRecoverable: container.decode(Bool.self, forKey: .isRecoverable),
            mostOutstanding: container.decodeIfPresent(Money.self, forKey: .mostOutstanding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(amount, forKey: .amount)
        try container.encode(isRecoverable, forKey: .isRecoverable)
        try container.encodeIfPresent(mostOutstanding, forKey: .mostOutstanding)
    }
}
