//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Consecutive dates: from the first, up to but not including the end.
public struct DateRange: Hashable, Sendable {
    /// The first date.
    public let start: CivilDate
    /// The date after the last.
    public let end: CivilDate

    /// Creates a range.
    ///
    /// - Parameters:
    ///   - start: The first date.
    ///   - end: The date after the last; equal to the start for no date at all.
    /// - Throws: ``CoreError`` with code `invalidWindow` if the end is before the start.
    public init(from start: CivilDate, to end: CivilDate) throws(CoreError) {
        guard start <= end else { throw CoreError(.invalidWindow, "a range of dates does not end before it starts") }
        self.start = start
        self.end = end
    }

    /// How many dates the range has.
    public var count: Int { start.days(to: end) }

    /// Returns whether a date lies in the range.
    ///
    /// - Parameter date: Any date.
    /// - Returns: Whether a date lies in the range.
    public func contains(_ date: CivilDate) -> Bool { start <= date && date < end }

    /// Returns the instants of the range's dates in a zone.
    ///
    /// - Parameter zone: The zone whose days are meant.
    /// - Returns: The instants of the range's dates in a zone.
    /// - Throws: ``CoreError`` with code `instantOutOfRange` outside the years 1 to 9999 of UTC.
    public func window(in zone: some TimeZoneRules) throws(CoreError) -> TimeWindow {
        try TimeWindow(from: zone.startOfDay(start), to: zone.startOfDay(end))
    }
}

extension DateRange: CustomStringConvertible {
    /// Both ends, as `2026-10-01 ..< 2027-01-01`.
    public var description: String { "\(start) ..< \(end)" }
}

extension DateRange: Codable {
    private enum CodingKeys: String, CodingKey { case start, end }

    /// Reads a range from an object with `start` and `end`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            from: container.decode(CivilDate.self, forKey: .start),
            to: container.decode(CivilDate.self, forKey: .end)
        )
    }

    /// Writes the range as an object with `start` and `end`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
    }
}
