//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The type of an attribute: what values it takes and which operators it has.
public enum AttributeType: Hashable, Sendable {
    /// Text, compared by the bytes of its UTF-8; pass it in one normalisation form (NFC).
    case text
    /// A whole number of 64 bits.
    case integer
    /// A finite number of double precision.
    case number
    /// An exact amount of one currency.
    case money(Currency)
    /// A day of the calendar.
    case date
    /// An instant.
    case instant
    /// Yes or no.
    case flag
    /// A set of texts, such as tags.
    case set
}

extension AttributeType {
    /// Whether values of the type have an order, so that `<` and its like apply.
    public var isOrdered: Bool {
        switch self {
        case .text, .integer, .number, .money, .date, .instant: true
        case .flag, .set: false
        }
    }

    /// The type's name in JSON and messages.
    var name: String {
        switch self {
        case .text: "text"
        case .integer: "integer"
        case .number: "number"
        case .money: "money"
        case .date: "date"
        case .instant: "instant"
        case .flag: "flag"
        case .set: "set"
        }
    }

    /// Whether a fact of the type may have this value.
    func admits(_ value: AttributeValue) -> Bool {
        switch (self, value) {
        case (.text, .text), (.integer, .integer), (.number, .number), (.date, .date), (.instant, .instant),
            (.flag, .flag), (.set, .set):
            true
        case (.money(let currency), .money(let amount)): amount.currency == currency
        default: false
        }
    }

    /// Whether a value may be compared with a fact of the type; whole numbers and numbers compare exactly.
    func isComparable(with value: AttributeValue) -> Bool {
        switch (self, value) {
        case (.integer, .number), (.number, .integer): true
        case (.set, _): false
        default: admits(value)
        }
    }
}

// MARK: - Codable

extension AttributeType: Codable {
    private enum Keys: String, CodingKey { case kind, currency }

    /// Reads a type: `{"kind": "integer"}` or `{"kind": "money", "currency": "EUR"}`.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for a type that this release does not know.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        switch try container.decode(String.self, forKey: .kind) {
        case "text": self = .text
        case "integer": self = .integer
        case "number": self = .number
        case "money": self = .money(try container.decode(Currency.self, forKey: .currency))
        case "date": self = .date
        case "instant": self = .instant
        case "flag": self = .flag
        case "set": self = .set
        default: throw CoreError(.unexpectedJSON, "an attribute has a type that this release knows")
        }
    }

    /// Writes the type as an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(name, forKey: .kind)
        if case .money(let currency) = self { try container.encode(currency, forKey: .currency) }
    }
}
