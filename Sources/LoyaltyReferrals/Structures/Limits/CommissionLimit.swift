//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The most that is paid within a period, or ever.
public struct CommissionLimit: Hashable, Sendable {
    /// The most that is paid; zero or more.
    public let amount: Money
    /// What the amount is the most of.
    public let period: Period

    /// What a limit holds for.
    public enum Period: Hashable, Sendable {
        /// Each period of the calendar; the caller knows the zone and sums up what was paid in it.
        case calendar(CalendarPeriod)
        /// All time.
        case lifetime
    }

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - amount: The most that is paid; zero or more.
    ///   - period: What it is the most of.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for a negative amount.
    public init(_ amount: Money, per period: Period) throws(ReferralsError) {
        guard !amount.isNegative else { throw ReferralsError(.invalidPlan, "a limit is zero or more") }
        self.amount = amount
        self.period = period
    }
}

// MARK: - Codable

extension CommissionLimit: Codable {
    private enum CodingKeys: String, CodingKey { case amount, period }

    /// Reads a limit and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(Money.self, forKey: .amount),
            per: container.decode(Period.self, forKey: .period)
        )
    }

    /// Writes the limit as an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(amount, forKey: .amount)
        try container.encode(period, forKey: .period)
    }
}

extension CommissionLimit.Period: Codable {
    /// Reads a period from its word: one of the calendar, or `lifetime`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = text == "lifetime" ? .lifetime : .calendar(try CalendarPeriod(parsing: text))
    }

    /// Writes the period as its word.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .calendar(let period): try container.encode(period.description)
        case .lifetime: try container.encode("lifetime")
        }
    }
}
