//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Hours of one day, from a time up to but not including another.
public struct DayHours: Hashable, Sendable {
    /// The first time that is open.
    public let from: LocalTime
    /// The time of closing; 24:00 for the end of the day.
    public let to: LocalTime

    /// Creates hours.
    ///
    /// - Parameters:
    ///   - from: The first time that is open.
    ///   - to: The time of closing, after the first.
    /// - Throws: ``SegmentsError`` with code `invalidHours` if closing is not after opening.
    public init(from: LocalTime, to: LocalTime) throws(SegmentsError) {
        guard from < to else { throw SegmentsError(.invalidHours, "hours of a day close after they open") }
        self.from = from
        self.to = to
    }
}

extension DayHours: Codable {
    private enum Keys: String, CodingKey { case from, to }

    /// Reads hours from an object with `from` and `to`.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` if closing is not after opening.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let from = try container.decode(LocalTime.self, forKey: .from)
        let to = try container.decode(LocalTime.self, forKey: .to)
        self = try DefinitionCoding.checked { () throws(SegmentsError) in try DayHours(from: from, to: to) }
    }

    /// Writes the hours as an object with `from` and `to`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
    }
}
