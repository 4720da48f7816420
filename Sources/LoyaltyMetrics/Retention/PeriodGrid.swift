//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Up to 64 consecutive periods of the calendar of one zone: days, weeks, months, quarters, half-years or years.
///
/// ```swift
/// let grid = try PeriodGrid(.month, from: CivilDate(parsing: "2026-01-15"), count: 12, in: zone)
/// grid.position(of: order.at)    // .period(2) for an order in March
/// grid.dates(of: 2)              // 2026-03-01 ..< 2026-04-01
/// ```
///
/// A grid asks the zone once, for the instants at which its periods begin, and keeps them. So a grid places an instant
/// without zone rules, exactly where clocks change, and in the same period after the rules of the zone have been revised.
/// Grids that were made by different revisions of a zone differ, and their states do not merge.
public struct PeriodGrid: Hashable, Sendable {
    /// The kind of period.
    public let period: CalendarPeriod
    /// The first date of the first period.
    public let firstDate: CivilDate
    /// The identifier of the zone whose calendar is meant, such as `Europe/Berlin`.
    public let zone: String
    /// How many periods there are, 1 to 64.
    public let count: Int
    /// When each period begins, and after them when the last one ends.
    public let boundaries: [Timestamp]
    /// How many periods there are in a microsecond, on average: good for a guess.
    private let periodsPerMicrosecond: Double

    /// Creates a grid.
    ///
    /// - Parameters:
    ///   - period: The kind of period.
    ///   - date: Any date of the first period.
    ///   - count: How many periods there are, 1 to 64.
    ///   - zone: The zone whose calendar is meant.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for another count, periods outside the years 1 to 9999, or a
    ///   zone without a name or whose rules contradict themselves.
    public init(
        _ period: CalendarPeriod,
        from date: CivilDate,
        count: Int = 64,
        in zone: some TimeZoneRules
    ) throws(MetricsError) {
        let count = try Self.checked(count)
        do {
            let first = try period.dates(containing: date).start
            let boundaries = try (0...count).map { index in
                try zone.startOfDay(first.advanced(by: Self.step(index, of: period)))
            }
            try self.init(period, first, zone.identifier, boundaries)
        } catch let error as MetricsError {
            throw error
        } catch {
            throw MetricsError(.invalidDefinition, "the periods of a grid lie in the years 1 to 9999")
        }
    }

    private init(
        _ period: CalendarPeriod,
        _ firstDate: CivilDate,
        _ zone: String,
        _ boundaries: [Timestamp]
    ) throws(MetricsError) {
        count = try Self.checked(boundaries.count - 1)
        guard !zone.isEmpty, zip(boundaries, boundaries.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw MetricsError(.invalidDefinition, "a grid names its zone, and its periods follow one another")
        }
        self.period = period
        self.firstDate = firstDate
        self.zone = zone
        self.boundaries = boundaries
        let length = boundaries[0].span(to: boundaries[count]).microseconds
        periodsPerMicrosecond = Double(count) / Double(max(length, 1))
    }

    /// Refuses rules of another zone than the grid was made in.
    func check(_ rules: some TimeZoneRules) throws(MetricsError) {
        guard rules.identifier == zone else {
            throw MetricsError(.zoneMismatch, "periods are counted in the zone of the definition")
        }
    }

    static func checked(_ count: Int) throws(MetricsError) -> Int {
        guard (1...64).contains(count) else {
            throw MetricsError(.invalidDefinition, "a grid has 1 to 64 periods")
        }
        return count
    }

    private static func step(_ index: Int, of period: CalendarPeriod) -> CalendarStep {
        CalendarStep(months: period.step.months * Int32(index), days: period.step.days * Int32(index))
    }
}

// MARK: - Placing

extension PeriodGrid {
    /// Returns where an instant lies.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: The number of its period, or that it lies before or after them all.
    /// - Complexity: O(1): a guess from the average length, and a step or two.
    public func position(of instant: Timestamp) -> PeriodPosition {
        guard instant >= boundaries[0] else { return .before }
        guard instant < boundaries[count] else { return .after }
        let elapsed = boundaries[0].span(to: instant).microseconds
        // The guess may be off by rounding or by the calendar; the steps after it decide.
        var index = min(Int(Double(elapsed) * periodsPerMicrosecond), count - 1)
        while instant < boundaries[index] { index -= 1 }
        while instant >= boundaries[index + 1] { index += 1 }
        return .period(index)
    }

    /// Returns the dates of a period.
    ///
    /// - Parameter index: The number of the period, from 0.
    /// - Returns: Its dates; nil for a number that the grid does not have.
    public func dates(of index: Int) -> DateRange? {
        guard (0..<count).contains(index) else { return nil }
        return try? DateRange(
            from: firstDate.advanced(by: Self.step(index, of: period)),
            to: firstDate.advanced(by: Self.step(index + 1, of: period))
        )
    }

    /// Returns how much of a period had been observed.
    ///
    /// - Parameters:
    ///   - index: The number of the period, from 0; one that the grid does not have lies in the future.
    ///   - asOf: The moment up to which the input is complete.
    /// - Returns: Complete if the period had ended, partial if it had begun.
    public func progress(of index: Int, asOf: Timestamp) -> PeriodProgress {
        guard (0..<count).contains(index), boundaries[index] <= asOf else { return .future }
        return boundaries[index + 1] <= asOf ? .complete : .partial
    }

    /// Returns the periods in which a customer was active.
    ///
    /// - Parameter instants: When the customer was active, in any order.
    /// - Returns: The active periods, and whether there was activity before or after them.
    public func periods(of instants: some Sequence<Timestamp>) -> CustomerPeriods {
        var periods = CustomerPeriods()
        for instant in instants { periods.insert(position(of: instant)) }
        return periods
    }
}

// MARK: - Codable

extension PeriodGrid: Codable {
    private enum CodingKeys: String, CodingKey { case boundaries, firstDate, period, zone }

    /// Reads a grid and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(CalendarPeriod.self, forKey: .period),
            container.decode(CivilDate.self, forKey: .firstDate),
            container.decode(String.self, forKey: .zone),
            container.decode([Timestamp].self, forKey: .boundaries)
        )
        // Dates are computed where they are asked for, so that a first date without successors is refused here.
        try container.check(
            period.dates(containing: firstDate).start == firstDate && dates(of: count - 1) != nil,
            .firstDate,
            "the first date of a grid begins a period, and the others lie in the years 1 to 9999"
        )
    }

    /// Writes the grid with its instants.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(period, forKey: .period)
        try container.encode(firstDate, forKey: .firstDate)
        try container.encode(zone, forKey: .zone)
        try container.encode(boundaries, forKey: .boundaries)
    }
}
