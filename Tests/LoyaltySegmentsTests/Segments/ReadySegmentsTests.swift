//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Ready segments: worked rules over four attributes")
struct ReadySegmentsTests {
    static func schema() throws -> Schema {
        try Schema([
            AttributeDefinition("orders", .integer), AttributeDefinition("spend", .money(.eur)),
            AttributeDefinition("first_order", .instant), AttributeDefinition("last_order", .instant),
        ])
    }

    static func set() throws -> SegmentSet {
        let rules: [(String, SegmentRule)] = [
            ("vip", .vip(spend: try Money(parsing: "500 EUR"), activeInLastDays: 90)),
            ("new", .newCustomer(firstOrderInLastDays: 30)), ("loyal", .loyal(orders: 5, activeInLastDays: 90)),
            ("atRisk", .atRisk(orders: 3, silentForDays: 90, sleepingAfter: 365)),
            ("sleeping", .sleeping(silentForDays: 365)),
        ]
        return try SegmentSet(
            rules.map { id, rule in
                SegmentDefinition(id: try SegmentID(id), name: id, version: try DefinitionVersion("1"), rule: rule)
            },
            schema: schema()
        )
    }

    @Test(
        "A customer belongs to the segments that the figures tell",
        arguments: [
            (Int64(7), "620.00 EUR", "2025-01-10", "2026-11-20", ["vip", "loyal"]),
            (1, "30.00 EUR", "2026-11-10", "2026-11-10", ["new"]),
            (4, "620.00 EUR", "2025-01-10", "2026-06-01", ["atRisk"]),
            (4, "620.00 EUR", "2023-01-10", "2024-06-01", ["sleeping"]),
            (2, "60.00 EUR", "2025-01-10", "2026-06-01", []),
            (4, "499.99 EUR", "2025-01-10", "2026-11-20", []),
        ]
    )
    func memberships(orders: Int64, spend: String, first: String, last: String, expected: [String]) throws {
        let facts = try Facts(
            [
                "orders": .integer(orders), "spend": .money(Money(parsing: spend)),
                "first_order": .instant(Timestamp(parsing: first + "T12:00:00Z")),
                "last_order": .instant(Timestamp(parsing: last + "T12:00:00Z")),
            ],
            schema: Self.schema()
        )
        let members = try Self.set().memberships(of: facts, asOf: Timestamp(parsing: Examples.asOf))
        #expect(members.map(\.text) == expected)
    }

    @Test("A customer of whom nothing is known belongs to none")
    func nothingKnown() throws {
        let facts = try Facts([:], schema: Self.schema())
        #expect(try Self.set().memberships(of: facts, asOf: Timestamp(parsing: Examples.asOf)) == [])
    }

    @Test("Ready rules take the host's names")
    func hostNames() throws {
        let names = ReadySegmentAttributes(
            orders: "purchases",
            spend: "total",
            firstOrder: "first",
            lastOrder: "latest"
        )
        #expect(
            try SegmentRule.loyal(orders: 5, activeInLastDays: 90, attributes: names).text()
                == "purchases >= 5 and latest in last 90 days"
        )
        #expect(try SegmentRule.sleeping(silentForDays: 365, attributes: names).text() == "latest not in last 365 days")
    }
}
