//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Which expired points can be brought back, and for how long.
///
/// ```swift
/// let rule = try ReinstatementRule(window: .days(10), life: .days(30))
/// try rule.start(asOf: on15January, in: berlin)   // the first instant of 5 January: what expired then or later returns
/// ```
public struct ReinstatementRule: Hashable, Sendable {
    /// How far back from the day of the reinstatement expired points are found.
    public let window: CalendarStep
    /// How long after the day of the reinstatement the points live, through that day.
    public let life: CalendarStep

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - window: How far back expired points are found; months and days of zero or more.
    ///   - life: How long the points live after that; not back.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for other steps.
    public init(window: CalendarStep, life: CalendarStep) throws(RewardsError) {
        guard window.months >= 0, window.days >= 0 else {
            throw RewardsError(.invalidProgram, "a reinstatement looks back by months and days of zero or more")
        }
        try life.checkForward("reinstated points do not expire before they are reinstated")
        self.window = window
        self.life = life
    }
}

extension ReinstatementRule {
    /// Returns the instant since which points must have expired to be brought back.
    ///
    /// Months are counted back first, and clamp: one month before 31 March is the last day of February.
    ///
    /// - Parameters:
    ///   - asOf: When points are reinstated.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The first instant of the window; points that ended at it or later return.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` before the year 1.
    public func start(asOf: Timestamp, in zone: some TimeZoneRules) throws(RewardsError) -> Timestamp {
        let back = CalendarStep(months: -window.months, days: -window.days)
        do { return try zone.startOfDay(zone.date(at: asOf).advanced(by: back)) } catch { throw .outOfTime }
    }

    /// Returns the first instant at which reinstated points are gone.
    ///
    /// - Parameters:
    ///   - instant: When points are reinstated.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The first instant at which reinstated points are gone.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` beyond the year 9999.
    public func expiry(
        ofPointsReinstatedAt instant: Timestamp,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Timestamp {
        try zone.end(ofDayAfter: life, from: instant)
    }
}

// MARK: - Codable

extension ReinstatementRule: Codable {
    private enum CodingKeys: String, CodingKey { case life, window }

    /// Reads a rule and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            window: container.decode(CalendarStep.self, forKey: .window),
            life: container.decode(CalendarStep.self, forKey: .life)
        )
    }

    /// Writes the rule as an object with `life` and `window`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(life, forKey: .life)
        try container.encode(window, forKey: .window)
    }
}
