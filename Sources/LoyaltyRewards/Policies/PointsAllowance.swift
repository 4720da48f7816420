//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many points may move in each period of the calendar.
///
/// ```swift
/// let allowance = try PointsAllowance(Points(steps: 5_000, in: .points), per: .month)
/// try allowance.left(after: Points(steps: 4_200, in: .points)).description   // "800 points"
/// ```
///
/// Each period starts anew: what was not used is not carried over. The account does not count what moved: a decision says what
/// it takes of a counter, which a journal keeps and which has no room beyond the allowance. A host that stores nothing counts
/// itself and asks the rule.
public struct PointsAllowance: Hashable, Sendable {
    /// How many points may move in a period; above zero.
    public let points: Points
    /// The period.
    public let period: CalendarPeriod

    /// Creates an allowance.
    ///
    /// - Parameters:
    ///   - points: How many points may move in a period; above zero.
    ///   - period: The period.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for zero points or fewer.
    public init(_ points: Points, per period: CalendarPeriod) throws(RewardsError) {
        guard points.steps > 0 else { throw RewardsError(.invalidProgram, "an allowance is of points above zero") }
        self.points = points
        self.period = period
    }
}

extension PointsAllowance {
    /// Returns how many points may still move in a period.
    ///
    /// - Parameter moved: What moved in the period so far; zero or more.
    /// - Returns: How many points may still move; zero if more moved than may.
    /// - Throws: ``RewardsError`` with code `unitMismatch` or `invalidAmount`.
    public func left(after moved: Points) throws(RewardsError) -> Points {
        guard moved.unit == points.unit else {
            throw RewardsError(.unitMismatch, "points are in the unit of the allowance")
        }
        guard !moved.isNegative else { throw RewardsError(.invalidAmount, "what moved is zero points or more") }
        return try Steps.points(max(points.steps - moved.steps, 0), in: points.unit)
    }

    /// Returns the dates of the period that an instant lies in.
    ///
    /// - Parameters:
    ///   - instant: Any instant.
    ///   - zone: The zone whose days are meant.
    /// - Returns: The dates of the period that an instant lies in.
    /// - Throws: ``RewardsError`` with code `instantOutOfRange` if the period leaves the years 1 to 9999.
    public func dates(at instant: Timestamp, in zone: some TimeZoneRules) throws(RewardsError) -> DateRange {
        do { return try period.dates(containing: zone.date(at: instant)) } catch { throw .outOfTime }
    }

    /// Returns why points may not move, if they may not.
    func reason(against asked: Points, moved: Points) throws(RewardsError) -> Reason? {
        let left = try left(after: moved)
        return asked.steps > left.steps ? reason(against: asked, left: left) : nil
    }

    /// Why points may not move of which some are left, or nobody says how many.
    func reason(against asked: Points, left: Points? = nil) -> Reason {
        var values: [String: ExplainedValue] = [
            "allowance": .points(points), "asked": .points(asked), "period": .text(period.description),
        ]
        if let left { values["left"] = .points(left) }
        return Reason(.pointsAboveAllowance, values)
    }
}

// MARK: - Codable

extension PointsAllowance: Codable {
    private enum CodingKeys: String, CodingKey { case period, points }

    /// Reads an allowance and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(Points.self, forKey: .points),
            per: container.decode(CalendarPeriod.self, forKey: .period)
        )
    }

    /// Writes the allowance as an object with `points` and `period`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(period, forKey: .period)
        try container.encode(points, forKey: .points)
    }
}
