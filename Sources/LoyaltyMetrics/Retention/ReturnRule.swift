//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// When a customer of a cohort counts as having come back after some periods.
public enum ReturnRule: Hashable, Sendable {
    /// Active in exactly that period ("N-day" retention).
    case inPeriod
    /// Active in that period or in any later one that was observed ("unbounded" retention). Its last columns fall because
    /// less time was left to come back, not because customers were worse.
    case onOrAfter
    /// Active at least once in a range of periods after the entry, one column for each range.
    case bracket([ClosedRange<Int>])
    /// Active in every period from the entry up to and including that one ("full" retention).
    case everyPeriod
}

extension ReturnRule {
    /// How many columns a matrix of some periods has.
    func columns(of periods: Int) -> Int {
        if case .bracket(let ranges) = self { ranges.count } else { periods }
    }

    /// The periods after the entry that a column looks at; for the unbounded rule the first of them.
    func offsets(of column: Int) -> ClosedRange<Int> {
        if case .bracket(let ranges) = self { ranges[column] } else { column...column }
    }
}

// MARK: - Codable

extension ReturnRule: Codable {
    private enum CodingKeys: String, CodingKey { case kind, ranges }

    private struct Range: Codable {
        let from: Int
        let through: Int
    }

    /// Reads a rule from an object with `kind`, and `ranges` for brackets.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(String.self, forKey: .kind) {
        case "inPeriod": self = .inPeriod
        case "onOrAfter": self = .onOrAfter
        case "everyPeriod": self = .everyPeriod
        case "bracket":
            let ranges = try container.decode([Range].self, forKey: .ranges)
            try container.check(ranges.allSatisfy { $0.from <= $0.through }, .ranges, "a range ends after it begins")
            self = .bracket(ranges.map { $0.from...$0.through })
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind,
                in: container,
                debugDescription: "a rule of return is inPeriod, onOrAfter, bracket or everyPeriod"
            )
        }
    }

    /// Writes the rule as an object with `kind`, and `ranges` for brackets.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .inPeriod: try container.encode("inPeriod", forKey: .kind)
        case .onOrAfter: try container.encode("onOrAfter", forKey: .kind)
        case .everyPeriod: try container.encode("everyPeriod", forKey: .kind)
        case .bracket(let ranges):
            try container.encode("bracket", forKey: .kind)
            try container.encode(
                ranges.map { Range(from: $0.lowerBound, through: $0.upperBound) },
                forKey: .ranges
            )
        }
    }
}
