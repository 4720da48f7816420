//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Event windows: what a customer's events add up to")
struct EventWindowTests {
    /// Three orders, of which one has no fields, and two reviews.
    static func facts() throws -> Facts {
        try Shop.facts([
            Shop.order(
                "2026-11-20T09:00:00Z",
                [
                    "total": Shop.euros("30"), "items": .integer(3), "weight": .number(0.5), "channel": .text("web"),
                    "gift": .flag(true), "tags": .set(["new"]), "due": .date(CivilDate(parsing: "2026-11-30")),
                ]
            ),
            Shop.order("2026-11-01T09:00:00Z"),
            Shop.order(
                "2026-01-05T09:00:00Z",
                [
                    "total": Shop.euros("70.01"), "items": .integer(4), "weight": .number(0.25),
                    "channel": .text("shop"), "gift": .flag(true), "tags": .set(["old"]),
                    "due": .date(CivilDate(parsing: "2026-01-10")),
                ]
            ),
            SegmentEvent("reviews", at: Timestamp(parsing: "2026-11-02T09:00:00Z"), ["score": .integer(2)]),
            SegmentEvent("reviews", at: Timestamp(parsing: "2026-11-03T09:00:00Z"), ["score": .integer(3)]),
        ])
    }

    @Test(
        "Each aggregate has its value, and passes over events without the field",
        arguments: [
            "count of orders = 3", "count of orders.total = 2", "count of visits = 0",
            "sum of orders.total = 100.01 EUR", "sum of orders.items = 7", "sum of orders.weight = 0.75",
            "average of orders.items = 3.5", "average of orders.items > 3.4999999999",
            "average of orders.weight = 0.375", "average of reviews.score < 3", "average of reviews.score = 2.5",
            "average of orders.total > 50 EUR", "average of orders.total < 50.01 EUR",
            "min of orders.total = 30 EUR", "max of orders.total = 70.01 EUR", "min of orders.items = 3",
            "max of orders.weight = 0.5", #"min of orders.channel = "shop""#, #"max of orders.channel = "web""#,
            "min of orders.due = 2026-01-10", "max of orders.due = 2026-11-30",
            #"first of orders.channel = "shop""#, #"last of orders.channel = "web""#, "last of orders.gift = true",
            #"last of orders.tags contains "new""#, #"first of orders.channel starts with "sh""#,
            "first orders = 2026-01-05T09:00:00Z", "last orders = 2026-11-20T09:00:00Z",
            "last orders ever in last 2 days", "first orders not in last 300 days", "distinct of orders.channel = 2",
            "distinct of orders.gift = 1", "days since last orders = 1", "days since first orders = 320",
            #"count of orders where channel = "web" = 1"#, #"count of orders where channel != "web" = 1"#,
            #"count of orders where not channel = "web" = 1"#, "count of orders where channel is missing = 1",
            #"sum of orders.total where (channel = "web" or items > 3) > 100 EUR"#,
            "count of orders where total / items > 10 EUR = 1", "count of orders where days since due > 300 = 1",
            "count of orders where true = 3", "count of orders where false = 0",
        ]
    )
    func aggregates(text: String) throws {
        #expect(try Shop.verdict(text, Self.facts(), zone: FixedOffset.utc) == .yes)
    }

    @Test(
        "Of nothing, counts and sums are zero",
        arguments: [
            "count of orders = 0", "count of orders.total = 0", "sum of orders.total = 0 EUR",
            "sum of orders.items = 0",
            "sum of orders.weight = 0", "distinct of orders.channel = 0", "count of orders not in (1, 2)",
        ]
    )
    func nothingIsZero(text: String) throws {
        #expect(try Shop.verdict(text, Shop.facts([])) == .yes)
    }

    @Test(
        "Of nothing, all else is missing",
        arguments: [
            "average of orders.total", "average of orders.items", "average of orders.weight", "min of orders.items",
            "max of orders.items", "first of orders.channel", "last of orders.channel", "first orders", "last orders",
            "days since last orders",
        ]
    )
    func nothingIsMissing(operand: String) throws {
        #expect(try Shop.verdict("\(operand) is missing", Shop.facts([])) == .yes)
        #expect(try Shop.verdict("\(operand) is known", Shop.facts([])) == .no)
        #expect(try Shop.verdict("\(operand) is missing", Self.facts()) == .no)
    }

    @Test("Not having bought is the opposite of having bought, customers without events included")
    func negationIsTotal() throws {
        for facts in [try Shop.facts([]), try Self.facts()] {
            let bought = try Shop.verdict("count of orders in last 30 days > 0", facts)
            #expect(bought != .unknown)
            #expect(try Shop.verdict("not count of orders in last 30 days > 0", facts) != bought)
        }
    }
}
