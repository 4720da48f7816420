//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("LoyaltySegments: the documented first steps")
struct DocumentedStepsTests {
    @Test("A schema, a rule in words and plain facts give a verdict with its reasons")
    func schemaRuleFactsVerdict() throws {
        let schema = try Schema([
            AttributeDefinition("orders", .integer, isNullable: false),
            AttributeDefinition("average_order", .money(.eur)),
            AttributeDefinition("tier", .text),
            AttributeDefinition("last_order", .instant),
        ])
        let rule = try SegmentRule(
            parsing: """
                average_order > 50 EUR and (orders >= 3 or tier in ("gold", "platinum")) and last_order in last 90 days
                """,
            for: schema
        )
        let facts = try Facts(
            [
                "orders": .integer(1), "average_order": .money(Money(parsing: "62.40 EUR")), "tier": .text("silver"),
                "last_order": .instant(Timestamp(parsing: "2026-11-01T10:00:00Z")),
            ],
            schema: schema
        )
        let evaluation = try rule.evaluate(facts, asOf: Timestamp(parsing: "2026-11-21T09:00:00Z"))

        #expect(!evaluation.isMember)
        #expect(
            Examples.breakable(MessageRenderer(.english, catalog: .segments).text(for: evaluation.explanation)) == """
                ✗ All of these:
                  ✓ average_order > 50.00 EUR, found: 62.40 EUR
                    → 12.40 EUR less changes the answer to no
                  ✗ Any of these:
                    ✗ orders >= 3, found: 1
                      → 2 more changes the answer to yes
                    ✗ tier is one of "gold", "platinum"; found: silver
                  ✓ last_order in the last 90 days, found: 1 November 2026, 10:00 UTC
                    → with no change the answer becomes no at 30 January 2027, 10:00 UTC
                """
        )
    }

    @Test("The builder gives the same rule as the text")
    func builderGivesSameRule() throws {
        let orders = Attribute<Int64>("orders")
        let tier = Attribute<String>("tier")
        let lastOrder = Attribute<Timestamp>("last_order")
        let rule = (orders >= 3 || tier.isOneOf(["gold", "platinum"])) && lastOrder.isInLast(days: 90)
        #expect(try rule.text() == #"(orders >= 3 or tier in ("gold", "platinum")) and last_order in last 90 days"#)
    }
}
