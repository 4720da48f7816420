//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long an order or a redemption can still be reversed or refunded.
///
/// An account remembers what each accrual granted and what each redemption took, so that undoing is exact. With a period it
/// may forget them once that is over, and stays small for ever:
///
/// ```swift
/// let rule = try ReturnRule(period: .days(14))
/// try rule.isOpen(forActivityAt: ordered, asOf: now, in: berlin)
/// ```
public struct ReturnRule: Hashable, Sendable {
    /// How long after the day of the activity it can be undone, through that day; nil for ever.
    public let period: CalendarStep?

    /// Everything can be taken back for ever.
    public static let forever = ReturnRule()

    private init() { period = nil }

    /// Creates a rule.
    ///
    /// - Parameter period: How long after the day of the activity it can be undone; nil for ever.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for a step back.
    public init(period: CalendarStep?) throws(RewardsError) {
        try period?.checkForward("an order is not returned before it is placed")
        self.period = period
    }
}

extension ReturnRule {
    /// Returns the first instant at which an activity can no longer be undone.
    ///
    /// - Parameters:
    ///   - instant: When the order was accrued or the points were redeemed.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The first instant at which it can no longer be undone, or nil if it always can.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` beyond the year 9999.
    public func end(ofActivityAt instant: Timestamp, in zone: some TimeZoneRules) throws(RewardsError) -> Timestamp? {
        guard let period else { return nil }
        return try zone.end(ofDayAfter: period, from: instant)
    }

    /// Returns whether an activity can still be undone.
    ///
    /// - Parameters:
    ///   - instant: When the order was accrued or the points were redeemed.
    ///   - asOf: The instant to answer for.
    ///   - zone: The zone whose days are meant.
    /// - Returns: Whether the instant lies before the end of the period.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` beyond the year 9999.
    public func isOpen(
        forActivityAt instant: Timestamp,
        asOf: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Bool {
        guard let end = try end(ofActivityAt: instant, in: zone) else { return true }
        return asOf < end
    }
}

// MARK: - Codable

extension ReturnRule: Codable {
    private enum CodingKeys: String, CodingKey { case period }

    /// Reads a rule and checks it as the initializer does; without `period` there is no end.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(period: container.decodeIfPresent(CalendarStep.self, forKey: .period))
    }

    /// Writes the rule as an object, with `period` if there is one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(period, forKey: .period)
    }
}
