//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Builder: typed attributes give the rules of the text")
struct AttributeTests {
    @Test("Every operator of the builder has its text")
    func operators() throws {
        let name = Attribute<String>("name")
        let orders = Attribute<Int64>("orders")
        let score = Attribute<Double>("score")
        let spend = Attribute<Money>("spend")
        let birthday = Attribute<CivilDate>("birthday")
        let lastOrder = Attribute<Timestamp>("last_order")
        let subscribed = Attribute<Bool>("subscribed")
        let tags = Attribute<Set<String>>("tags")
        let rules: [(SegmentRule, String)] = [
            (orders == 3, "orders = 3"), (orders != 3, "orders != 3"), (orders < 3, "orders < 3"),
            (orders <= 3, "orders <= 3"), (orders > 3, "orders > 3"), ((orders ?? 0) >= 3, "orders ?? 0 >= 3"),
            (orders.isOneOf([1, 2]), "orders in (1, 2)"), (!orders.isOneOf([1, 2]), "orders not in (1, 2)"),
            (score < 2.5, "score < 2.5"), (spend >= (try Money(parsing: "50 EUR")), "spend >= 50.00 EUR"),
            (birthday < (try CivilDate(parsing: "1990-05-17")), "birthday < 1990-05-17"),
            (lastOrder.isInLast(days: 90), "last_order in last 90 days"),
            (lastOrder > (try Timestamp(parsing: "2026-11-21T09:00:00Z")), "last_order > 2026-11-21T09:00:00Z"),
            (subscribed == true, "subscribed = true"), (tags.contains("vegan"), #"tags contains "vegan""#),
            (name.starts(with: "a"), #"name starts with "a""#), (name.ends(with: "a"), #"name ends with "a""#),
            (name.contains("a"), #"name contains "a""#),
            (name.isMissing || name.isKnown, "name is missing or name is known"),
            (!(orders == 3 && orders == 4 && orders == 5), "not (orders = 3 and orders = 4 and orders = 5)"),
            (orders == 3 || orders == 4 || orders == 5, "orders = 3 or orders = 4 or orders = 5"),
            (SegmentRule.all([]) && SegmentRule.any([]), "true and false"),
        ]
        let schema = try Examples.schema()
        for (rule, text) in rules {
            #expect(try rule.text() == text)
            #expect(try SegmentRule(parsing: text, for: schema) == rule)
        }
    }

    @Test("A set compared with a set is refused when the rule is checked")
    func setEquality() throws {
        let schema = try Examples.schema()
        let rule = Attribute<Set<String>>("tags") == ["vegan"]
        let error = #expect(throws: SegmentsError.self) { try rule.check(against: schema) }
        #expect(error?.code == .typeMismatch)
    }
}
