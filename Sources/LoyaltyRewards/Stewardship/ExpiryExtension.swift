//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How much longer points of an account live.
///
/// ```swift
/// ExpiryExtension(by: .months(1))                          // every living lot, a month longer
/// ExpiryExtension(through: lastDay, of: [LotID(3)])        // one lot, through a day
/// ```
///
/// No lot ever ends earlier than before, and points that never expire stay so. Extending all lots also moves the day on which
/// inactivity ends them; extending some leaves that day alone.
public struct ExpiryExtension: Hashable, Sendable {
    /// How the end of a lot moves.
    public enum Change: Hashable, Sendable {
        /// The last day moves by a step; month ends clamp.
        case by(CalendarStep)
        /// The points live through this day.
        case through(CivilDate)
    }

    /// How the ends move.
    public let change: Change
    /// The lots, in order, or nil for all that live.
    public let lots: [LotID]?

    /// Creates an extension by a step.
    ///
    /// - Parameters:
    ///   - step: By how much the last day of each lot moves.
    ///   - lots: The lots, in any order, or nil for all that live.
    public init(by step: CalendarStep, of lots: [LotID]? = nil) {
        self.init(.by(step), lots)
    }

    /// Creates an extension through a day.
    ///
    /// - Parameters:
    ///   - last: The last day of each lot that would end before.
    ///   - lots: The lots, in any order, or nil for all that live.
    public init(through last: CivilDate, of lots: [LotID]? = nil) {
        self.init(.through(last), lots)
    }

    private init(_ change: Change, _ lots: [LotID]?) {
        self.change = change
        self.lots = lots.map { Set($0).sorted() }
    }

    /// Returns the later end, or the same one if the extension is not longer.
    func end(after end: Timestamp, in zone: some TimeZoneRules) throws(RewardsError) -> Timestamp {
        switch change {
        case .by(let step):
            let last: Timestamp
            do { last = try end.advanced(by: TimeSpan(microseconds: -1)) } catch { throw .outOfTime }
            return max(end, try zone.end(ofDayAfter: step, from: last))
        case .through(let date):
            do { return max(end, try zone.startOfDay(date.advanced(by: .days(1)))) } catch { throw .outOfTime }
        }
    }
}

// MARK: - Codable

extension ExpiryExtension: Codable {
    private enum CodingKeys: String, CodingKey { case by, lots, through }

    /// Reads an extension from an object with either `by` or `through`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let step = try container.decodeIfPresent(CalendarStep.self, forKey: .by)
        let last = try container.decodeIfPresent(CivilDate.self, forKey: .through)
        let lots = try container.decodeIfPresent([LotID].self, forKey: .lots)
        switch (step, last) {
        case (let step?, nil): self.init(.by(step), lots)
        case (nil, let last?): self.init(.through(last), lots)
        default: throw CoreError(.unexpectedJSON, "an extension is by a step or through a day")
        }
    }

    /// Writes the extension as an object with either `by` or `through`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch change {
        case .by(let step): try container.encode(step, forKey: .by)
        case .through(let last): try container.encode(last, forKey: .through)
        }
        try container.encodeIfPresent(lots, forKey: .lots)
    }
}
