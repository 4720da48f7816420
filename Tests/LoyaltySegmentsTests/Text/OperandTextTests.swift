//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Text of windows and computations: one meaning, one canonical spelling")
struct OperandTextTests {
    @Test(
        "What is asked has one spelling, in text and in JSON",
        arguments: [
            (
                "count of orders in last 90 days >= 3",
                #"{"window":{"aggregate":"count","event":"orders","period":{"days":90,"kind":"rolling"}}}"#
            ),
            (
                #"sum of orders.total in last 12 calendar months where channel = "web" >= 3"#,
                #"{"window":{"aggregate":"sum","event":"orders","field":"total","filter":{"attribute":"channel","kind":"compare","operator":"=","values":[{"text":"web"}]},"period":{"count":12,"kind":"calendar","unit":"month"}}}"#
            ),
            (
                "count of orders.total between 2026-01-01 and 2026-12-31 >= 3",
                #"{"window":{"aggregate":"count","event":"orders","field":"total","period":{"from":"2026-01-01","kind":"between","through":"2026-12-31"}}}"#
            ),
            (
                "days since last orders >= 3",
                #"{"daysSince":{"window":{"aggregate":"last","event":"orders","period":{"kind":"all"}}}}"#
            ),
            (
                "distinct of orders.channel in last 2 calendar weeks from sunday >= 3",
                #"{"window":{"aggregate":"distinct","event":"orders","field":"channel","period":{"count":2,"kind":"calendar","unit":"week.sunday"}}}"#
            ),
            (
                "(orders + 1) * 2 - score / 3 >= 3",
                #"{"difference":[{"product":[{"sum":[{"attribute":"orders"},{"value":{"integer":1}}]},{"value":{"integer":2}}]},{"quotient":[{"attribute":"score"},{"value":{"integer":3}}]}]}"#
            ),
        ]
    )
    func golden(text: String, operand: String) throws {
        let rule = try SegmentRule(parsing: text)
        let json = #"{"kind":"compare","operand":\#(operand),"operator":">=","values":[{"integer":3}]}"#
        #expect(try CanonicalJSON.text(of: rule) == json)
        #expect(try CanonicalJSON.decode(SegmentRule.self, from: json) == rule)
        #expect(try rule.text() == text)
    }

    @Test(
        "Other spellings are read, and written in the one",
        arguments: [
            ("last of orders = 2026-11-21T09:00:00Z", "last orders = 2026-11-21T09:00:00Z"),
            ("count of orders ever > 1", "count of orders > 1"),
            ("first orders ever in last 3 days", "first orders ever in last 3 days"),
            ("first orders ever not in last 3 days", "first orders not in last 3 days"),
            ("first orders in last 9 days in last 3 days", "first orders in last 9 days in last 3 days"),
            ("first orders where true in last 3 days", "first orders where true in last 3 days"),
            (
                "count of orders in last 1 calendar weeks from monday > 1",
                "count of orders in last 1 calendar weeks > 1"
            ),
            ("((a)) > 1", "a > 1"), ("(a + b) > 1", "a + b > 1"), ("a + (b * c) > 1", "a + b * c > 1"),
            ("(a + b) + c > 1", "a + b + c > 1"), ("a + (b + c) > 1", "a + (b + c) > 1"),
            ("a - (b - c) > 1", "a - (b - c) > 1"), ("a / (b * c) > 1", "a / (b * c) > 1"),
            ("(a + b > 1)", "a + b > 1"), ("((a + b) > 1 and c = 2)", "a + b > 1 and c = 2"),
            ("not ((a) / b > 1 or c = 2)", "not (a / b > 1 or c = 2)"),
            ("count of o where (x = 1 and y = 2) > 1", "count of o where (x = 1 and y = 2) > 1"),
            ("count of o where (x = 1) + 2 > 1", "(count of o where x = 1) + 2 > 1"),
            ("2 * (count of o where x not in (1)) > 1", "2 * (count of o where x not in (1)) > 1"),
            ("days since (last o where x = 1) > 1", "days since (last o where x = 1) > 1"),
            ("days since days since a > 1", "days since days since a > 1"),
            ("count of o.\n f ?? 0 > 1", "count of o.f ?? 0 > 1"), ("a - -3 > -1", "a - -3 > -1"),
            ("a*2>1", "a * 2 > 1"), ("a+b>1", "a + b > 1"), ("a+-1>1", "a + -1 > 1"),
            (
                "max = 1 and min > 2 and first in (1) and average is known",
                "max = 1 and min > 2 and first in (1) and average is known"
            ),
            (
                "since = 1 and ever = 2 and segment = 3 and weeks = 4",
                "since = 1 and ever = 2 and segment = 3 and weeks = 4"
            ),
            ("first first > 1", "first first > 1"), ("first of first.first > 1", "first of first.first > 1"),
            ("min of min.min / max of max.max > 1", "min of min.min / max of max.max > 1"),
        ]
    )
    func spellings(text: String, canonical: String) throws {
        let rule = try SegmentRule(parsing: text)
        #expect(try rule.text() == canonical)
        #expect(try SegmentRule(parsing: canonical) == rule)
    }

    @Test(
        "Text that stops being a rule is refused there",
        arguments: [
            Refusal("count of > 1", .invalidText, 10), Refusal("count orders > 1", .invalidText, 1),
            Refusal("count of orders", .invalidText, 16), Refusal("sum of orders > 1", .invalidText, 15),
            Refusal("sum of orders. > 1", .invalidText, 16), Refusal("sum of orders.in > 1", .invalidText, 15),
            Refusal("first of orders.and = 1", .invalidText, 17), Refusal("average of orders = 1", .invalidText, 19),
            Refusal("count of orders in last > 1", .invalidText, 25),
            Refusal("count of orders in last 3 > 1", .invalidText, 27),
            Refusal("count of orders in last 3 weeks > 1", .invalidText, 27),
            Refusal("count of orders in last 3 calendar > 1", .invalidText, 36),
            Refusal("count of orders in last 3 calendar hours > 1", .invalidText, 36),
            Refusal("count of orders in last 3 calendar weeks from noon > 1", .invalidText, 47),
            Refusal("count of orders between 3 and 4 > 1", .invalidText, 25),
            Refusal("count of orders between 2026-01-01 > 1", .invalidText, 36),
            Refusal("count of orders between 2026-01-01 and > 1", .invalidText, 40),
            Refusal("count of orders where > 1", .invalidText, 23),
            Refusal("count of orders where items > 1", .invalidText, 32),
            Refusal("count of orders where (items) > 1", .invalidText, 34),
            Refusal("count of orders where nothing = 1 > 1", .unknownField, 23),
            Refusal("count of orders where items = \"x\" > 1", .typeMismatch, 31),
            Refusal("count of orders where count of visits > 1 > 1", .unsupportedOperator, 23),
            Refusal("count of nothing > 1", .unknownEvent, 10), Refusal("sum of orders.nothing > 1", .unknownField, 15),
            Refusal("sum of orders.channel > 1", .unsupportedOperator, 1),
            Refusal("min of orders.gift = true", .unsupportedOperator, 1),
            Refusal("distinct of orders.tags = 1", .unsupportedOperator, 1),
            Refusal("count of orders > 1 EUR", .typeMismatch, 19),
            Refusal("sum of orders.total > 1", .typeMismatch, 23),
            Refusal("orders + > 1", .invalidText, 10), Refusal("orders + 1", .invalidText, 11),
            Refusal("(orders + 1", .invalidText, 12), Refusal("(orders + 1) and orders > 1", .invalidText, 14),
            Refusal("orders and orders > 1", .invalidText, 8), Refusal("(orders > 1) + 1 > 2", .invalidText, 14),
            Refusal("orders + (orders > 1) > 2", .invalidText, 18), Refusal("orders -3 > 1", .invalidText, 8),
            Refusal("days orders > 1", .invalidText, 6), Refusal("days since > 1", .invalidText, 12),
            Refusal("orders.total > 1", .invalidText, 7), Refusal("\"x\" = tier", .invalidText, 1),
            Refusal("orders)", .invalidText, 7),
        ]
    )
    func refused(_ refusal: Refusal) throws {
        let schema = try Shop.schema()
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: refusal.text, for: schema) }
        #expect(error?.code == refusal.code)
        #expect(error?.position?.column == refusal.column)
    }

    @Test(
        "JSON that is no operand is refused with its path",
        arguments: [
            (#"{}"#, "operand"), (#"{"attribute":"a","value":{"integer":1}}"#, "operand"),
            (#"{"colour":"red"}"#, "operand"), (#"{"sum":[{"attribute":"a"}]}"#, "operand.sum[1]"),
            (#"{"sum":[{"attribute":"a"},{"attribute":"a"},{"attribute":"a"}]}"#, "operand"),
            (#"{"window":{"event":"a","aggregate":"sum","period":{"kind":"all"}}}"#, "operand.window"),
            (#"{"window":{"event":"a","aggregate":"mode","field":"x","period":{"kind":"all"}}}"#, "operand.window"),
            (#"{"window":{"event":"a","aggregate":"count","period":{"kind":"lunar"}}}"#, "operand.window.period"),
            (#"{"window":{"event":"a","aggregate":"count"}}"#, "operand.window.period"),
        ]
    )
    func noOperand(json: String, path: String) {
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(SegmentRule.self, from: #"{"kind":"isKnown","operand":\#(json)}"#)
        }
        #expect(error?.code == .unexpectedJSON)
        #expect(error?.path == path)
    }

    @Test("A test has an attribute or another operand, not both")
    func both() {
        let json = #"{"kind":"isKnown","attribute":"a","operand":{"attribute":"a"}}"#
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(SegmentRule.self, from: json) }
    }

    @Test("An attribute written as an operand is the attribute")
    func attributeAsOperand() throws {
        let json = #"{"kind":"isKnown","operand":{"attribute":"a"}}"#
        #expect(try CanonicalJSON.decode(SegmentRule.self, from: json) == .test("a", .isKnown))
    }

    @Test("A name that is none has no text")
    func invalidNames() {
        let operands: [Operand] = [
            .attribute("a b"), .sum(.attribute("a"), .attribute("in")), .window(EventWindow(of: "and", .count)),
            .window(EventWindow(of: "a", .sum("x y"))),
        ]
        for operand in operands {
            let error = #expect(throws: SegmentsError.self) { try SegmentRule.test(operand: operand, .isKnown).text() }
            #expect(error?.code == .invalidName)
        }
    }
}
