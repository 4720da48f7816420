//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments

/// A schema with one attribute of each type, and facts of it.
enum Examples {
    static let asOf = "2026-11-21T09:00:00Z"

    static func schema() throws -> Schema {
        try Schema([
            AttributeDefinition("name", .text),
            AttributeDefinition("orders", .integer),
            AttributeDefinition("score", .number),
            AttributeDefinition("spend", .money(.eur)),
            AttributeDefinition("birthday", .date),
            AttributeDefinition("last_order", .instant),
            AttributeDefinition("subscribed", .flag),
            AttributeDefinition("tags", .set),
        ])
    }

    static func facts(_ values: [AttributeName: AttributeValue] = [:]) throws -> Facts {
        try Facts(values, schema: schema())
    }

    /// A value for each attribute.
    static func known() throws -> Facts {
        try facts([
            "name": .text("gold"), "orders": .integer(4), "score": .number(2.5),
            "spend": .money(Money(parsing: "50.00 EUR")), "birthday": .date(CivilDate(parsing: "1990-05-17")),
            "last_order": .instant(Timestamp(parsing: "2026-11-20T09:00:00Z")), "subscribed": .flag(true),
            "tags": .set(["early", "vegan"]),
        ])
    }

    /// Returns text with plain spaces in place of those that do not break.
    static func breakable(_ text: String) -> String {
        String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
    }

    static func verdict(_ text: String, _ facts: Facts, asOf: String = Examples.asOf) throws -> Verdict {
        try SegmentRule(parsing: text, for: facts.schema).verdict(for: facts, asOf: Timestamp(parsing: asOf))
    }

    static func evaluation(_ text: String, _ facts: Facts, asOf: String = Examples.asOf) throws -> Evaluation {
        try SegmentRule(parsing: text, for: facts.schema).evaluate(facts, asOf: Timestamp(parsing: asOf))
    }
}
