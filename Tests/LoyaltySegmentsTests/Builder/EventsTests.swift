//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Windows and computations in Swift: the same rules as in text")
struct EventsTests {
    static let orders = Events("orders")
    static let total = Attribute<Money>("total")
    static let items = Attribute<Int64>("items")
    static let weight = Attribute<Double>("weight")
    static let channel = Attribute<String>("channel")

    static func rules() throws -> [(rule: SegmentRule, text: String)] {
        let euros = try Money(parsing: "50 EUR")
        let spend = Attribute<Money>("spend")
        let count = Attribute<Int64>("orders")
        let score = Attribute<Double>("score")
        let web = orders.inLast(days: 90).where(channel == "web")
        return [
            (orders.count >= 3, "count of orders >= 3"),
            (orders.count(of: total) > 3, "count of orders.total > 3"),
            (web.count >= 3, #"count of orders in last 90 days where channel = "web" >= 3"#),
            (
                web.where(items > 2).sum(total) > euros,
                #"sum of orders.total in last 90 days where (channel = "web" and items > 2) > 50.00 EUR"#
            ),
            (
                orders.during(.calendar(.month, count: 12)).average(total) > euros,
                "average of orders.total in last 12 calendar months > 50.00 EUR"
            ),
            (orders.average(items) < 2.5, "average of orders.items < 2.5"),
            (orders.average(weight) <= 2.5, "average of orders.weight <= 2.5"),
            (orders.minimum(items) != 2, "min of orders.items != 2"),
            (orders.maximum(weight) == 2.5, "max of orders.weight = 2.5"),
            (orders.first(channel) == "web", #"first of orders.channel = "web""#),
            (orders.last(channel).isOneOf(["web"]), #"last of orders.channel in ("web")"#),
            (orders.last(channel).starts(with: "w"), #"last of orders.channel starts with "w""#),
            (orders.distinct(channel) > 1, "distinct of orders.channel > 1"),
            (orders.firstTime.isInLast(days: 9), "first orders ever in last 9 days"),
            (orders.lastTime.daysSince > 60, "days since last orders > 60"),
            (Attribute<CivilDate>("birthday").daysSince > 60, "days since birthday > 60"),
            (orders.sum(total) / orders.count > euros, "sum of orders.total / count of orders > 50.00 EUR"),
            (spend / 3 > euros, "spend / 3 > 50.00 EUR"), (spend / spend > 0.5, "spend / spend > 0.5"),
            (count / (count + 1) > 0.5, "orders / (orders + 1) > 0.5"),
            (count + count - count - 1 > 5, "orders + orders - orders - 1 > 5"),
            (spend * 2 + euros > euros, "spend * 2 + 50.00 EUR > 50.00 EUR"),
            (spend * count > euros, "spend * orders > 50.00 EUR"),
            ((score + 1.5 ?? 2) >= 3, "score + 1.5 ?? 2.0 >= 3.0"),
            ((orders.last(items) ?? 0).isMissing, "last of orders.items is missing"),
        ]
    }

    @Test("Each expression is what its text says, and fits the schema")
    func sameAsText() throws {
        for (rule, text) in try Self.rules().dropLast() {
            #expect(try rule.text() == text)
            #expect(try SegmentRule(parsing: text, for: Shop.schema()) == rule)
        }
        #expect(throws: SegmentsError.self) { try Self.rules().last?.rule.text() }
    }

    @Test("The documented samples hold")
    func documented() throws {
        let fiftyEuros = try Money(parsing: "50 EUR")
        let rule =
            Self.orders.inLast(days: 90).count >= 3 && Self.orders.sum(Self.total) / Self.orders.count > fiftyEuros
        let events = try ["10", "70", "71"].map { try Shop.order("2026-11-20T09:00:00Z", ["total": Shop.euros($0)]) }
        let asOf = try Timestamp(parsing: Shop.asOf)
        #expect(try rule.verdict(for: Shop.facts(events), asOf: asOf) == .yes)
        let perOrder: Operand = .quotient(.attribute("spend"), .attribute("orders"))
        let recent: Operand = .window(EventWindow(of: "orders", .count, in: .rolling(days: 90)))
        let both = SegmentRule.test(operand: perOrder, .isMissing) && .test(operand: recent, .isKnown)
        #expect(try both.verdict(for: Shop.facts(events), asOf: asOf) == .yes)
        let windows = [
            EventWindow(of: "orders", .count, in: .rolling(days: 90)),
            EventWindow(
                of: "orders",
                .sum("total"),
                in: .calendar(.month, count: 12),
                where: .test("channel", .compare(.equal, .text("web")))
            ),
        ]
        let texts = [
            "count of orders in last 90 days", #"sum of orders.total in last 12 calendar months where channel = "web""#,
        ]
        for (window, text) in zip(windows, texts) {
            #expect(try SegmentRule.test(operand: .window(window), .isKnown).text() == text + " is known")
        }
        let contradiction = try SegmentRule(parsing: "orders > 5 and orders < 3", for: Shop.schema())
        #expect(try contradiction.lint(for: Shop.schema()).map(\.code) == [.contradiction])
    }
}
