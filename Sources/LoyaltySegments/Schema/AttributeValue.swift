//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A value of an attribute, or a constant in a rule.
///
/// A missing value is no value at all, nil where facts are asked; it is not zero, empty text or false. Texts are equal if
/// their bytes are, as rules compare them and JSON writes them.
public enum AttributeValue: Hashable, Sendable {
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number; as a constant always finite, as a fact missing if it is not.
    case number(Double)
    /// An exact amount of money.
    case money(Money)
    /// A day of the calendar.
    case date(CivilDate)
    /// An instant.
    case instant(Timestamp)
    /// Yes or no.
    case flag(Bool)
    /// A set of texts; only a fact, never a constant.
    case set(Set<String>)
}

extension AttributeValue {
    /// Whether the value is NaN or infinite.
    var isNotFinite: Bool { if case .number(let value) = self { !value.isFinite } else { false } }

    /// Whether the value is a constant that may stand in a rule's text: a zero has no sign.
    var normalized: AttributeValue {
        if case .number(let value) = self, value == 0 { .number(0) } else { self }
    }
}

// MARK: - Hashable

extension AttributeValue {
    /// Whether both values are of one type and equal, texts byte by byte.
    public static func == (lhs: AttributeValue, rhs: AttributeValue) -> Bool {
        switch (lhs, rhs) {
        case (.text(let lhs), .text(let rhs)): lhs.utf8.elementsEqual(rhs.utf8)
        case (.integer(let lhs), .integer(let rhs)): lhs == rhs
        case (.number(let lhs), .number(let rhs)): lhs == rhs
        case (.money(let lhs), .money(let rhs)): lhs == rhs
        case (.date(let lhs), .date(let rhs)): lhs == rhs
        case (.instant(let lhs), .instant(let rhs)): lhs == rhs
        case (.flag(let lhs), .flag(let rhs)): lhs == rhs
        case (.set(let lhs), .set(let rhs)):
            lhs.count == rhs.count
                && lhs.allSatisfy { text in
                    rhs.firstIndex(of: text).map { rhs[$0].utf8.elementsEqual(text.utf8) } ?? false
                }
        default: false
        }
    }
}

// MARK: - Codable

extension AttributeValue: Codable {
    private enum Keys: String, CodingKey, CaseIterable { case text, integer, number, money, date, instant, flag, set }

    /// Reads a value: an object whose one key is the type, as `{"integer": 3}`.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        guard let key = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "a value is an object with its type as the one key")
        }
        switch key {
        case .text: self = .text(try container.decode(String.self, forKey: key))
        case .integer: self = .integer(try container.decode(Int64.self, forKey: key))
        case .number: self = .number(try container.decode(Double.self, forKey: key))
        case .money: self = .money(try container.decode(Money.self, forKey: key))
        case .date: self = .date(try container.decode(CivilDate.self, forKey: key))
        case .instant: self = .instant(try container.decode(Timestamp.self, forKey: key))
        case .flag: self = .flag(try container.decode(Bool.self, forKey: key))
        case .set: self = .set(Set(try container.decode([String].self, forKey: key)))
        }
    }

    /// Writes the value as an object with its type as the key; a set in the order of its texts' bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        switch self {
        case .text(let value): try container.encode(value, forKey: .text)
        case .integer(let value): try container.encode(value, forKey: .integer)
        case .number(let value): try container.encode(value, forKey: .number)
        case .money(let value): try container.encode(value, forKey: .money)
        case .date(let value): try container.encode(value, forKey: .date)
        case .instant(let value): try container.encode(value, forKey: .instant)
        case .flag(let value): try container.encode(value, forKey: .flag)
        case .set(let value): try container.encode(value.sorted(by: Self.precedes), forKey: .set)
        }
    }

    static func precedes(_ lhs: String, _ rhs: String) -> Bool { lhs.utf8.lexicographicallyPrecedes(rhs.utf8) }
}
