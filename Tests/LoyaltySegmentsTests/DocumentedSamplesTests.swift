//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltySegments
import Testing

/// The samples of the documentation that stand in no other test.
@Suite("LoyaltySegments: the documented samples")
struct DocumentedSamplesTests {
    static func schema() throws -> Schema {
        try Schema([
            AttributeDefinition("orders", .integer), AttributeDefinition("tier", .text),
            AttributeDefinition("average_order", .money(.eur)), AttributeDefinition("last_order", .instant),
        ])
    }

    @Test("A rule is read, prepared once, and asked about many customers")
    func manyCustomers() throws {
        let schema = try Self.schema()
        let asOf = try Timestamp(parsing: Examples.asOf)
        let facts = try Facts(["orders": .integer(4), "tier": .text("gold")], schema: schema)
        #expect(facts["average_order"] == nil)

        let rule = try SegmentRule(
            parsing: #"average_order > 50 EUR and (orders >= 3 or tier in ("gold", "platinum"))"#,
            for: schema
        )
        let verdict = try rule.verdict(for: facts, asOf: asOf)
        #expect(verdict == .unknown)

        let customers = try [facts, Facts(["average_order": .money(Money(parsing: "60 EUR"))], schema: schema)]
        let limits = SegmentLimits(nodes: 100)
        let prepared = try PreparedRule(rule, for: schema, limits: limits)
        for facts in customers { #expect(try prepared.verdict(for: facts, asOf: asOf) == .unknown) }
    }

    @Test("An evaluation says how far a customer is from being a member")
    func distance() throws {
        let schema = try Self.schema()
        let asOf = try Timestamp(parsing: Examples.asOf)
        let facts = try Facts(["orders": .integer(1)], schema: schema)
        let rule = try SegmentRule(parsing: "orders >= 3", for: schema)
        let evaluation = try rule.evaluate(facts, asOf: asOf)
        #expect(!evaluation.isMember)
        #expect(evaluation.causes[0].distance == .integer(2))
        let renderer = MessageRenderer(.russian, catalog: .segments)
        #expect(
            renderer.text(for: evaluation.explanation)
                == "✗ orders >= 3, фактически: 1\n  → если больше на 2, ответ будет: да"
        )
    }

    @Test("A set of segments counts its members and those for whom it is open")
    func sizes() throws {
        let schema = try Self.schema()
        let asOf = try Timestamp(parsing: Examples.asOf)
        let version = try DefinitionVersion("2026-1")
        let vip = SegmentDefinition(
            id: try SegmentID("vip"),
            name: "VIP",
            version: version,
            rule: try SegmentRule(parsing: #"tier = "gold""#)
        )
        let sleeping = SegmentDefinition(
            id: try SegmentID("sleeping"),
            name: "Sleeping",
            version: version,
            rule: .sleeping(silentForDays: 90)
        )
        let customers = try [Facts(["tier": .text("gold")], schema: schema), Facts([:], schema: schema)]
        let segments = try SegmentSet([vip, sleeping], schema: schema)
        let sizes = try segments.sizes(of: customers, asOf: asOf)
        #expect(sizes.map(\.members) == [1, 0] && sizes.map(\.unknown) == [1, 2])
    }
}
