//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Ready segments by reviews: VIPs and customers about to leave")
struct ReviewSegmentsTests {
    static func schema() throws -> Schema {
        try Schema([
            AttributeDefinition("orders", .integer), AttributeDefinition("spend", .money(.eur)),
            AttributeDefinition("last_activity", .instant), AttributeDefinition("positive_reviews", .integer),
            AttributeDefinition("negative_reviews", .integer),
        ])
    }

    static func verdict(_ rule: SegmentRule, _ values: [AttributeName: AttributeValue]) throws -> Verdict {
        try rule.verdict(for: Facts(values, schema: schema()), asOf: Timestamp(parsing: Examples.asOf))
    }

    @Test("A VIP exceeds an average order exactly, a number of orders and of positive reviews")
    func vip() throws {
        let rule = SegmentRule.vip(
            averageOrderAbove: try Money(parsing: "33.33 EUR"),
            ordersAbove: 2,
            positiveReviewsAbove: 0
        )
        let most: [AttributeName: AttributeValue] = try [
            "orders": .integer(3), "spend": .money(Money(parsing: "100 EUR")), "positive_reviews": .integer(1),
        ]
        #expect(try Self.verdict(rule, most) == .yes)
        for (name, value) in try [
            ("orders", AttributeValue.integer(2)), ("spend", .money(Money(parsing: "99.99 EUR"))),
            ("positive_reviews", .integer(0)),
        ] {
            #expect(try Self.verdict(rule, most.merging([AttributeName(name): value]) { $1 }) == .no)
        }
        #expect(try Self.verdict(rule, most.filter { $0.key != "positive_reviews" }) == .no)
    }

    @Test("About to leave are the silent, the never active, and those with negative reviews")
    func aboutToLeave() throws {
        let rule = SegmentRule.aboutToLeave(silentForDays: 60, negativeReviewsAbove: 2)
        let lately = AttributeValue.instant(try Timestamp(parsing: "2026-11-20T09:00:00Z"))
        let early = AttributeValue.instant(try Timestamp(parsing: "2026-06-20T09:00:00Z"))
        #expect(try Self.verdict(rule, [:]) == .yes)
        #expect(try Self.verdict(rule, ["last_activity": early]) == .yes)
        #expect(try Self.verdict(rule, ["last_activity": lately]) == .no)
        #expect(try Self.verdict(rule, ["last_activity": lately, "negative_reviews": .integer(2)]) == .no)
        #expect(try Self.verdict(rule, ["last_activity": lately, "negative_reviews": .integer(3)]) == .yes)
    }
}
