//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Sums and averages of events: exact, or missing")
struct EventSumTests {
    struct Terms: Sendable {
        let values: [Double]
        let sum: Double

        init(_ values: [Double], _ sum: Double) {
            self.values = values
            self.sum = sum
        }
    }

    static func orders(_ field: AttributeName, _ values: [AttributeValue]) throws -> Facts {
        try Shop.facts(values.map { try Shop.order("2026-11-20T09:00:00Z", [field: $0]) })
    }

    static func value(_ operand: String, _ facts: Facts) throws -> AttributeValue? {
        let rule = try SegmentRule(parsing: "\(operand) is known", for: facts.schema)
        return try rule.evaluate(facts, asOf: Timestamp(parsing: Shop.asOf)).root.actual
    }

    @Test(
        "Numbers are added without an error and rounded once",
        arguments: [
            Terms([0.1, 0.2, -0.3], 2.7755575615628914e-17), Terms([1e16, 1, -1e16], 1),
            Terms([1e100, 1, -1e100, 1], 2),
            Terms([1, 0x1p-53, 0x1p-106], 0x1.0000000000001p0), Terms([1, 0x1p-53], 1), Terms([0.5, -0.5], 0),
            Terms([-0.0], 0), Terms([1, -0x1p-54, -0x1p-107], 0x1.fffffffffffffp-1),
            Terms([0x1p-1074, 0x1p-1074], 0x1p-1073),
        ]
    )
    func numbers(_ terms: Terms) throws {
        let facts = try Self.orders("weight", terms.values.map { .number($0) })
        #expect(try Self.value("sum of orders.weight", facts) == .number(terms.sum))
    }

    @Test("A sum does not depend on the order of its terms", arguments: UInt64(1)...100)
    func anyOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let terms = (0..<50).map { _ -> AttributeValue in
            let exponent = Int.random(in: -60...60, using: &random)
            return .number(Double(sign: .plus, exponent: exponent, significand: .random(in: -2...2, using: &random)))
        }
        let sums = try [terms, terms.shuffled(using: &random), terms.reversed()].map {
            try Self.value("sum of orders.weight", Self.orders("weight", $0))
        }
        #expect(sums[0] != nil && sums[0] == sums[1] && sums[1] == sums[2])
    }

    @Test("A sum that does not fit into its type is missing, and one that fits again is not")
    func overflow() throws {
        let most = Money.zero(in: .eur)
        let large = try AttributeValue.money(Money(minorUnits: 9_007_199_254_740_991, in: most.currency))
        #expect(try Self.value("sum of orders.total", Self.orders("total", [large, large])) == nil)
        #expect(try Self.value("average of orders.total", Self.orders("total", [large, large])) == nil)
        #expect(try Self.value("sum of orders.items", Self.orders("items", [.integer(.max), .integer(1)])) == nil)
        let back: [AttributeValue] = [.integer(.max), .integer(1), .integer(-1)]
        #expect(try Self.value("sum of orders.items", Self.orders("items", back)) == .integer(.max))
        let huge = try Self.orders("weight", [.number(1e308), .number(1e308)])
        #expect(try Self.value("sum of orders.weight", huge) == nil)
        #expect(try Self.value("average of orders.weight", huge) == nil)
    }

    @Test("An average of money is compared as the sum with the constant times the count")
    func exactAverage() throws {
        let facts = try Self.orders("total", [Shop.euros("10"), Shop.euros("10"), Shop.euros("10.01")])
        #expect(try Shop.verdict("average of orders.total > 10 EUR", facts) == .yes)
        #expect(try Shop.verdict("average of orders.total < 10.01 EUR", facts) == .yes)
        #expect(try Shop.verdict("average of orders.total in (10 EUR, 10.01 EUR)", facts) == .no)
        #expect(try Shop.verdict("average of orders.total is missing", facts) == .no)
        #expect(try Self.value("average of orders.total", facts) == Shop.euros("10.00"))
    }

    @Test(
        "An average of whole numbers is compared with numbers as the nearest number",
        arguments: [
            ("average of orders.items >= 0.3333333333333333", Verdict.yes),
            ("average of orders.items < 0.33333333333333337", .yes),
            ("average of orders.items = 0.3333333333333333", .yes), ("average of orders.items > 0", .yes),
            ("average of orders.items < 1e300", .yes), ("average of orders.items > -1e300", .yes),
            ("average of orders.items in (0.5, 1)", .no), ("average of orders.items > 0.1", .yes),
        ]
    )
    func thirds(text: String, expected: Verdict) throws {
        let facts = try Self.orders("items", [.integer(1), .integer(0), .integer(0)])
        #expect(try Shop.verdict(text, facts) == expected)
        #expect(try Self.value("average of orders.items", facts) == .number(1 / 3))
    }
}
