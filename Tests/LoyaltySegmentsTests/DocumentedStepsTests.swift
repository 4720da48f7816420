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

    @Test("A schema with events takes rules about what customers did")
    func events() throws {
        let shop = try Schema(
            [AttributeDefinition("spend", .money(.eur))],
            events: [
                EventDefinition(
                    "orders",
                    fields: [AttributeDefinition("total", .money(.eur)), AttributeDefinition("channel", .text)]
                )
            ]
        )
        let regular = try SegmentRule(
            parsing: """
                count of orders in last 90 days >= 3
                and average of orders.total in last 12 calendar months where channel = "web" > 50 EUR
                and days since last orders < 30
                """,
            for: shop
        )
        let berlin: any TimeZoneRules = try FixedOffset(hours: 1)
        let prepared = try PreparedRule(regular, for: shop, zone: berlin)
        let asOf = try Timestamp(parsing: "2026-11-21T09:00:00Z")
        let total = try Money(parsing: "60 EUR")
        let events = try ["2026-11-20T09:00:00Z", "2026-11-01T09:00:00Z", "2026-09-01T09:00:00Z"].map {
            SegmentEvent("orders", at: try Timestamp(parsing: $0), ["total": .money(total), "channel": .text("web")])
        }
        #expect(try prepared.verdict(for: Facts([:], events: events, schema: shop), asOf: asOf) == .yes)
        #expect(try prepared.verdict(for: Facts([:], schema: shop), asOf: asOf) == .no)
        #expect(try regular.lint(for: shop).isEmpty)
    }
}
