//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// For which of a customer's sales commission is paid: the first, those of some months or some number of them, or all.
///
/// ```swift
/// let rule = try RecurrenceRule(.months(12))
/// rule.evaluation(of: invoice.at, after: RecurrenceHistory(firstAt: signUp, earlier: 1), in: FixedOffset.utc).isPaid
/// ```
///
/// Months are the calendar's, in the zone that the caller names, and counted from the first commission: twelve of them hold
/// for one invoice of an annual plan, twelve invoices for twelve years of it. A trial that pays at another rate than its
/// renewals is two rules: one for the first invoice, and one that starts at the second.
public struct RecurrenceRule: Hashable, Sendable {
    /// How long commission is paid.
    public let duration: Duration
    /// The sale from which on the rule holds, counted from 1.
    public let startingAt: Int

    /// How long commission is paid for a customer.
    public enum Duration: Hashable, Sendable {
        /// For one sale.
        case once
        /// For the sales of so many calendar months from the first commission on.
        case months(Int)
        /// For so many sales.
        case invoices(Int)
        /// For every sale.
        case forever
    }

    /// The most months, a hundred years.
    public static let maximumMonths = 1_200

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - duration: How long commission is paid: 1 to 1,200 months, or 1 sale or more.
    ///   - startingAt: The sale from which on the rule holds, 1 or more.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for another number.
    public init(_ duration: Duration, startingAt: Int = 1) throws(ReferralsError) {
        let isSound =
            switch duration {
            case .once, .forever: true
            case .months(let count): (1...Self.maximumMonths).contains(count)
            case .invoices(let count): (1...1_000_000_000).contains(count)
            }
        guard isSound, (1...1_000_000_000).contains(startingAt) else {
            throw ReferralsError(
                .invalidPlan,
                "commission recurs for 1 to 1,200 months or 1 to 1,000,000,000 sales, from the first or a later one on"
            )
        }
        self.duration = duration
        self.startingAt = startingAt
    }
}

// MARK: - Evaluating

extension RecurrenceRule {
    /// Returns whether commission is paid for a sale.
    ///
    /// A customer who has paid commission before stays under the rule of the first one, if the history names it: a plan that
    /// turns from once to recurring does not revive old customers.
    ///
    /// - Parameters:
    ///   - instant: When the sale was.
    ///   - history: What was paid for the customer before; nil for a first sale.
    ///   - zone: The zone whose calendar counts the months.
    /// - Returns: Whether it is paid, and why.
    public func evaluation(
        of instant: Timestamp,
        after history: RecurrenceHistory?,
        in zone: some TimeZoneRules
    ) -> RecurrenceEvaluation {
        let rule = history?.rule ?? self
        let number = (history?.earlier ?? 0) + 1
        var end: CivilDate?
        if case .months(let count) = rule.duration {
            // Beyond the last date of the calendar no month ends.
            end = try? zone.date(at: history?.firstAt ?? instant).advanced(by: .months(Int32(count)))
        }
        return RecurrenceEvaluation(
            finding: rule.finding(number, history, end.map { zone.date(at: instant) < $0 } ?? true),
            number: number,
            end: end
        )
    }

    private func finding(
        _ number: Int,
        _ history: RecurrenceHistory?,
        _ isBeforeEnd: Bool
    ) -> RecurrenceEvaluation.Finding {
        if history?.isStopped == true { return .stopped }
        if number < startingAt { return .notYet }
        switch duration {
        case .once: return number == startingAt ? .paid : .firstOnly
        case .months: return isBeforeEnd ? .paid : .monthsEnded
        case .invoices(let count): return number - startingAt < count ? .paid : .invoicesEnded
        case .forever: return .paid
        }
    }
}

// MARK: - Codable

extension RecurrenceRule: Codable {
    private enum CodingKeys: String, CodingKey { case duration, startingAt, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a recurrence has version 1")
        }
        try self.init(
            container.decode(Duration.self, forKey: .duration),
            startingAt: container.decode(Int.self, forKey: .startingAt)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(duration, forKey: .duration)
        try container.encode(startingAt, forKey: .startingAt)
    }
}

extension RecurrenceRule.Duration: Codable {
    private enum CodingKeys: String, CodingKey { case count, kind }

    private enum Kind: String, Codable { case forever, invoices, months, once }

    /// Reads a duration from an object that names its `kind`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .once: self = .once
        case .months: self = .months(try container.decode(Int.self, forKey: .count))
        case .invoices: self = .invoices(try container.decode(Int.self, forKey: .count))
        case .forever: self = .forever
        }
    }

    /// Writes the duration as an object that names its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .once: try container.encode(Kind.once, forKey: .kind)
        case .months(let count):
            try container.encode(Kind.months, forKey: .kind)
            try container.encode(count, forKey: .count)
        case .invoices(let count):
            try container.encode(Kind.invoices, forKey: .kind)
            try container.encode(count, forKey: .count)
        case .forever: try container.encode(Kind.forever, forKey: .kind)
        }
    }
}
