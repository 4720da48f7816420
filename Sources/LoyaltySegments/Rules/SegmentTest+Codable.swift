//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SegmentTest: Codable {
    private enum Keys: String, CodingKey {
        case kind, attribute, operand, values, text, days
        case comparison = "operator"
        case fallback = "default"
    }

    /// The kinds of rules that are tests.
    static let kinds: Set<String> = [
        "compare", "oneOf", "isMissing", "isKnown", "startsWith", "endsWith", "contains", "inLastDays",
    ]

    /// Reads a test: `{"kind": "compare", "attribute": "orders", "operator": ">=", "values": [{"integer": 3}]}`, with
    /// `operand` in place of `attribute` for anything but an attribute alone.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for a kind that is no test or a comparison without one value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let condition: Condition
        switch try container.decode(String.self, forKey: .kind) {
        case "compare":
            let values = try container.decode([AttributeValue].self, forKey: .values)
            guard values.count == 1 else {
                throw CoreError(.unexpectedJSON, "a comparison has exactly one value")
            }
            condition = .compare(try container.decode(Comparison.self, forKey: .comparison), values[0])
        case "oneOf": condition = .oneOf(try container.decode([AttributeValue].self, forKey: .values))
        case "isMissing": condition = .isMissing
        case "isKnown": condition = .isKnown
        case "startsWith": condition = .startsWith(try container.decode(String.self, forKey: .text))
        case "endsWith": condition = .endsWith(try container.decode(String.self, forKey: .text))
        case "contains": condition = .contains(try container.decode(String.self, forKey: .text))
        case "inLastDays": condition = .inLastDays(try container.decode(Int64.self, forKey: .days))
        default: throw CoreError(.unexpectedJSON, "a test has a kind that this release knows")
        }
        let operand: Operand
        if container.contains(.operand) {
            guard !container.contains(.attribute) else {
                throw CoreError(.unexpectedJSON, "a test has an attribute or another operand")
            }
            operand = try container.decode(Operand.self, forKey: .operand)
        } else {
            operand = .attribute(try container.decode(AttributeName.self, forKey: .attribute))
        }
        self.init(
            operand: operand,
            condition,
            fallback: try container.decodeIfPresent(AttributeValue.self, forKey: .fallback)
        )
    }

    /// Writes the test as an object with its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        if let attribute {
            try container.encode(attribute, forKey: .attribute)
        } else {
            try container.encode(operand, forKey: .operand)
        }
        try container.encodeIfPresent(fallback, forKey: .fallback)
        switch condition {
        case .compare(let comparison, let value):
            try container.encode("compare", forKey: .kind)
            try container.encode(comparison, forKey: .comparison)
            try container.encode([value], forKey: .values)
        case .oneOf(let values):
            try container.encode("oneOf", forKey: .kind)
            try container.encode(values, forKey: .values)
        case .isMissing: try container.encode("isMissing", forKey: .kind)
        case .isKnown: try container.encode("isKnown", forKey: .kind)
        case .startsWith(let text):
            try container.encode("startsWith", forKey: .kind)
            try container.encode(text, forKey: .text)
        case .endsWith(let text):
            try container.encode("endsWith", forKey: .kind)
            try container.encode(text, forKey: .text)
        case .contains(let text):
            try container.encode("contains", forKey: .kind)
            try container.encode(text, forKey: .text)
        case .inLastDays(let days):
            try container.encode("inLastDays", forKey: .kind)
            try container.encode(days, forKey: .days)
        }
    }
}
