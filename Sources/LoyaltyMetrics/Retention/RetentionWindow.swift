//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What a period is: a stretch of the calendar that all customers share, or elapsed time since each customer's first activity.
///
/// The two differ on the same log: half an hour before midnight and half an hour after lie on two days, and in one period of
/// 24 hours.
public enum RetentionWindow: Hashable, Sendable {
    /// Periods of the calendar; a cohort is who came in one of them.
    case calendar(PeriodGrid)
    /// Elapsed time since each customer's first activity; a cohort is who came equally many periods ago.
    case elapsed(ElapsedPeriods)
}

extension RetentionWindow {
    /// How many periods there are.
    public var count: Int {
        switch self {
        case .calendar(let grid): grid.count
        case .elapsed(let periods): periods.count
        }
    }

    /// How many periods had begun at a moment.
    func observedCount(asOf: Timestamp) -> Int {
        (0..<count).count { progress(of: $0, asOf: asOf) != .future }
    }

    /// How much of a period had been observed at a moment.
    func progress(of index: Int, asOf: Timestamp) -> PeriodProgress {
        switch self {
        case .calendar(let grid): grid.progress(of: index, asOf: asOf)
        case .elapsed(let periods):
            index < periods.count - 1 ? .complete : index == periods.count - 1 ? .partial : .future
        }
    }
}

// MARK: - Codable

extension RetentionWindow: Codable {
    private enum CodingKeys: String, CodingKey { case grid, kind, periods }

    /// Reads a window from an object with `kind`, and `grid` or `periods`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(String.self, forKey: .kind) {
        case "calendar": self = .calendar(try container.decode(PeriodGrid.self, forKey: .grid))
        case "elapsed": self = .elapsed(try container.decode(ElapsedPeriods.self, forKey: .periods))
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind,
                in: container,
                debugDescription: "a window of retention is calendar or elapsed"
            )
        }
    }

    /// Writes the window as an object with `kind`, and `grid` or `periods`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .calendar(let grid):
            try container.encode("calendar", forKey: .kind)
            try container.encode(grid, forKey: .grid)
        case .elapsed(let periods):
            try container.encode("elapsed", forKey: .kind)
            try container.encode(periods, forKey: .periods)
        }
    }
}
