//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0

import LoyaltySegments
import Testing

@Suite("Ready groups: promoters, customers about to leave, and cells of RFM scores")
struct ReadyGroupsTests {
    static func schema() throws -> Schema {
        try Schema([
            AttributeDefinition("orders", .integer), AttributeDefinition("spend", .money(.eur)),
            AttributeDefinition("last_activity", .instant), AttributeDefinition("positive_reviews", .integer),
            AttributeDefinition("negative_reviews", .integer), AttributeDefinition("recommendation", .integer),
            AttributeDefinition("recency_score", .integer), AttributeDefinition("frequency_score", .integer),
            AttributeDefinition("monetary_score", .integer),
        ])
    }

    static func verdict(_ rule: SegmentRule, _ values: [AttributeName: AttributeValue]) throws -> Verdict {
        try rule.verdict(for: Facts(values, schema: schema()), asOf: Timestamp(parsing: Examples.asOf))
    }

    @Test("Each answer from 0 to 10 makes one of promoter, passive and detractor; without an answer it is open")
    func recommendation() throws {
        let rules: [SegmentRule] = [.detractor(), .passive(), .promoter()]
        for answer in Int64(0)...10 {
            let verdicts = try rules.map { try Self.verdict($0, ["recommendation": .integer(answer)]) }
            let place = answer <= 6 ? 0 : answer <= 8 ? 1 : 2
            #expect(verdicts.indices.filter { verdicts[$0] == .yes } == [place])
        }
        for rule in rules { #expect(try Self.verdict(rule, [:]) == .unknown) }
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

    @Test("Each of the 125 cells of scores belongs to a group, and no group is unreachable")
    func rfm() throws {
        let groups = SegmentRule.rfmGroups()
        for recency in Int64(1)...5 {
            for frequency in Int64(1)...5 {
                for monetary in Int64(1)...5 {
                    let scores: [AttributeName: AttributeValue] = [
                        "recency_score": .integer(recency), "frequency_score": .integer(frequency),
                        "monetary_score": .integer(monetary),
                    ]
                    #expect(try groups.contains { try Self.verdict($0.rule, scores) == .yes })
                }
            }
        }
        #expect(try SegmentRule.lint(firstMatch: groups.map(\.rule), for: Self.schema()).isEmpty)
        #expect(groups.map(\.name).first == "champions" && groups.count == 7)
    }
}
