//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A value in an explanation, kept exact until somebody renders it.
///
/// ```swift
/// let spent: ExplainedValue = .money(try Money(parsing: "41.60 EUR"))
/// let visits: ExplainedValue = .integer(3)
/// ```
public enum ExplainedValue: Hashable, Sendable {
    /// Nothing is known where a value was looked for; not the same as zero.
    case missing
    /// Yes or no.
    case flag(Bool)
    /// A whole number, such as a count of visits.
    case integer(Int64)
    /// A number with decimals, such as a score.
    case decimal(ExactDecimal)
    /// An amount of money.
    case money(Money)
    /// An amount of points, miles or stamps.
    case points(Points)
    /// A ratio, shown as a percentage.
    case rate(Rate)
    /// A day of the calendar.
    case date(CivilDate)
    /// An instant.
    case instant(Timestamp)
    /// A name or identifier, shown as it stands.
    case text(String)
}

extension ExplainedValue {
    /// The value as the number that a reader sees, or nil if it is not a number.
    ///
    /// Money has all decimals of its currency; points have no needless zeros, so fifty points are `50` in any unit.
    public var number: ExactDecimal? {
        switch self {
        case .integer(let value): ExactDecimal(value)
        case .decimal(let value): value
        case .money(let value):
            ExactDecimal(steps: value.minorUnits, clampedDecimals: Int(value.currency.exponent))
        case .points(let value): value.shortestDecimal
        case .missing, .flag, .rate, .date, .instant, .text: nil
        }
    }
}

extension Points {
    /// The amount in whole units, without needless zeros.
    var shortestDecimal: ExactDecimal {
        ExactDecimal(steps: steps, clampedDecimals: Int(unit.decimals)).withoutTrailingZeros
    }
}

// MARK: - Codable

extension ExplainedValue: Codable {
    private enum Keys: String, CodingKey {
        case missing, flag, integer, decimal, money, points, rate, date, instant, text
    }

    /// Reads a value: an object whose one key is the kind, such as `{"integer": 50}`.
    ///
    /// - Throws: ``CoreError`` with code `unexpectedJSON` unless there is exactly one known kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "an explained value has exactly one known kind")
        }
        switch kind {
        case .missing:
            guard try container.decode(Bool.self, forKey: kind) else {
                throw CoreError(.unexpectedJSON, "a missing value is written as true")
            }
            self = .missing
        case .flag: self = .flag(try container.decode(Bool.self, forKey: kind))
        case .integer: self = .integer(try container.decode(Int64.self, forKey: kind))
        case .decimal: self = .decimal(try container.decode(ExactDecimal.self, forKey: kind))
        case .money: self = .money(try container.decode(Money.self, forKey: kind))
        case .points: self = .points(try container.decode(Points.self, forKey: kind))
        case .rate: self = .rate(try container.decode(Rate.self, forKey: kind))
        case .date: self = .date(try container.decode(CivilDate.self, forKey: kind))
        case .instant: self = .instant(try container.decode(Timestamp.self, forKey: kind))
        case .text: self = .text(try container.decode(String.self, forKey: kind))
        }
    }

    /// Writes the value as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        switch self {
        case .missing: try container.encode(true, forKey: .missing)
        case .flag(let value): try container.encode(value, forKey: .flag)
        case .integer(let value): try container.encode(value, forKey: .integer)
        case .decimal(let value): try container.encode(value, forKey: .decimal)
        case .money(let value): try container.encode(value, forKey: .money)
        case .points(let value): try container.encode(value, forKey: .points)
        case .rate(let value): try container.encode(value, forKey: .rate)
        case .date(let value): try container.encode(value, forKey: .date)
        case .instant(let value): try container.encode(value, forKey: .instant)
        case .text(let value): try container.encode(value, forKey: .text)
        }
    }
}
