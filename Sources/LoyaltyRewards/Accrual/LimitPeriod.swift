//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long a limit counts before it starts anew.
public enum LimitPeriod: Hashable, Sendable {
    /// One order or action.
    case accrual
    /// A period of the calendar, in the program's zone.
    case calendar(CalendarPeriod)
    /// For ever.
    case ever
}

extension LimitPeriod: CustomStringConvertible {
    /// The period in one word: `accrual`, `ever`, or the word of the calendar period, as `day` or `week.monday`.
    public var description: String {
        switch self {
        case .accrual: "accrual"
        case .calendar(let period): period.description
        case .ever: "ever"
        }
    }
}

// MARK: - Codable

extension LimitPeriod: Codable {
    /// Reads a period from its word.
    public init(from decoder: any Decoder) throws {
        switch try decoder.singleValueContainer().decode(String.self) {
        case "accrual": self = .accrual
        case "ever": self = .ever
        case let word: self = .calendar(try CalendarPeriod(parsing: word))
        }
    }

    /// Writes the period as its word.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
