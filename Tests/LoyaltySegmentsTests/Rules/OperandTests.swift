//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Computations: exact, typed, and missing instead of wrong")
struct OperandTests {
    static func facts(_ values: [AttributeName: AttributeValue] = [:]) throws -> Facts {
        let known: [AttributeName: AttributeValue] = try [
            "orders": .integer(7), "spend": Shop.euros("100"), "score": .number(2.5),
            "birthday": .date(CivilDate(parsing: "2026-11-20")),
            "joined": .instant(Timestamp(parsing: "2026-11-20T09:00:00Z")),
        ]
        return try Shop.facts([], known.merging(values) { $1 })
    }

    @Test(
        "Whole numbers, numbers and money are computed with, by the usual precedence",
        arguments: [
            "orders + 1 = 8", "orders - 1 = 6", "orders - -1 = 8", "orders * 3 = 21", "orders / 2 = 3.5",
            "7 / 2 = 3.5", "orders / 2 > 3", "orders / 2 < 4", "orders / -2 = -3.5", "orders / -2 < -3.4",
            "1 + 2 * 3 = 7", "(1 + 2) * 3 = 9", "10 - 3 - 2 = 5", "10 - (3 - 2) = 9", "12 / 3 / 2 = 2",
            "12 / (3 / 2) = 8", "2 * (orders + 1) = 16", "((orders)) = 7", "(orders + 1) > 7 and (orders = 7)",
            "(orders) in (6, 7)", "orders + score = 9.5", "score * 2 = 5", "score / orders < 0.36", "score - score = 0",
            "spend + 1 EUR = 101 EUR", "spend - 0.01 EUR = 99.99 EUR", "spend * 2 = 200 EUR", "2 * spend = 200 EUR",
            "spend / orders > 14.28 EUR", "spend / orders < 14.29 EUR", "spend / 8 = 12.50 EUR",
            "spend / 3 not in (33.33 EUR, 33.34 EUR)", "spend / spend = 1", "10 EUR / spend = 0.1",
            "spend / 3 is known", "days since joined = 1", "days since birthday = 1", "days since joined * 24 = 24",
            "0 - score < 0", "-3 + orders = 4",
        ]
    )
    func computed(text: String) throws {
        #expect(try Shop.verdict(text, Self.facts(), zone: FixedOffset.utc) == .yes)
    }

    @Test(
        "What has no result is missing",
        arguments: [
            "orders / 0", "spend / 0", "spend / (orders - 7)", "score / 0", "0 / 0", "score / 0.0",
            "9223372036854775807 + orders", "-9223372036854775808 - orders", "9223372036854775807 * orders",
            "-9223372036854775808 * -1", "spend * 9007199254740991", "spend + 90071992547409.91 EUR", "score * 1e308",
            "0 - 1e308 - 1e308", "1e308 / 1e-308", "orders + count of orders / 0",
        ]
    )
    func noResult(operand: String) throws {
        #expect(try Shop.verdict("\(operand) is missing", Self.facts()) == .yes)
    }

    @Test("Over a missing value everything is missing, unless a fallback stands in")
    func missing() throws {
        let facts = try Shop.facts([])
        for operand in ["orders + 1", "1 - orders", "spend / orders", "days since joined", "score * 2"] {
            #expect(try Shop.verdict("\(operand) is missing", facts) == .yes)
        }
        #expect(try Shop.verdict("spend / orders > 5 EUR", facts) == .unknown)
        #expect(try Shop.verdict("spend / orders ?? 6 EUR > 5 EUR", facts) == .yes)
        #expect(try Shop.verdict("orders / 2 ?? 1 in (1, 2)", facts) == .yes)
        #expect(try Shop.verdict("orders / 2 ?? 0.5 = 0.5", facts) == .yes)
    }

    @Test(
        "A quotient is compared with whole numbers exactly, and with numbers as the nearest number",
        arguments: [
            ("9223372036854775807 / 9223372036854775806 > 1", Verdict.yes),
            ("9223372036854775807 / 9223372036854775806 < 1.0000000000000002", .yes),
            ("9223372036854775806 / 9223372036854775807 < 1", .yes),
            ("-9223372036854775808 / -1 > 9223372036854775807", .yes),
            ("-9223372036854775808 / -1 = 9223372036854775808.0", .yes),
            ("1 / 3 = 0.3333333333333333", .yes), ("1 / 3 < 0.33333333333333337", .yes), ("1 / 4 = 0.25", .yes),
            ("1 / 10 >= 0.1", .yes), ("3 / 10 <= 0.3", .yes), ("7 / 10 = 0.7", .yes),
            ("-1 / 3 = -0.3333333333333333", .yes), ("1 / 9223372036854775807 > 1e-19", .yes),
            ("1 / 9223372036854775807 < 1.1e-19", .yes), ("0 / 5 = -0.0", .yes),
        ]
    )
    func exactQuotients(text: String, expected: Verdict) throws {
        #expect(try Shop.verdict(text, Self.facts()) == expected)
    }

    @Test(
        "Days since an instant are whole days of 24 hours, negative before it",
        arguments: [
            ("2026-11-21T09:00:00Z", 0), ("2026-11-20T09:00:00.000001Z", 0), ("2026-11-20T09:00:00Z", 1),
            ("2026-11-21T09:00:00.000001Z", -1), ("2026-11-22T09:00:00Z", -1), ("2026-11-22T09:00:00.000001Z", -2),
            ("0001-01-01T00:00:00Z", 739_940), ("9999-12-31T23:59:59.999999Z", -2_912_119),
        ]
    )
    func daysSinceInstant(instant: String, days: Int) throws {
        let facts = try Self.facts(["joined": .instant(Timestamp(parsing: instant))])
        #expect(try Shop.verdict("days since joined = \(days)", facts) == .yes)
    }

    @Test("Days since a date are days of the calendar in the zone")
    func daysSinceDate() throws {
        for (hours, days) in [(14, 1), (0, 1), (-12, 0)] {
            let zone = try FixedOffset(hours: hours)
            #expect(try Shop.verdict("days since birthday = \(days)", Self.facts(), zone: zone) == .yes)
        }
    }

    @Test(
        "What is not computed with is refused at the part that does not fit",
        arguments: [
            Refusal("orders + spend > 3", .typeMismatch, 10), Refusal("spend + 1 > 3 EUR", .typeMismatch, 9),
            Refusal("spend + 1 USD > 3 EUR", .typeMismatch, 9), Refusal("spend * 1.5 > 3 EUR", .typeMismatch, 9),
            Refusal("spend * spend > 3 EUR", .typeMismatch, 9), Refusal("orders / spend > 3", .typeMismatch, 10),
            Refusal("orders + tier > 3", .typeMismatch, 10), Refusal("birthday - birthday > 3", .typeMismatch, 12),
            Refusal("spend / orders + 1 EUR > 3 EUR", .typeMismatch, 18),
            Refusal("1 EUR + average of orders.total > 3 EUR", .typeMismatch, 9),
            Refusal("days since orders > 3", .typeMismatch, 12), Refusal("days since 3 > 3", .typeMismatch, 12),
            Refusal("spend / orders > 3", .typeMismatch, 18), Refusal("spend / orders > 3 USD", .typeMismatch, 18),
            Refusal("spend / orders ?? 0 > 3 EUR", .typeMismatch, 19), Refusal("orders / 2 = \"x\"", .typeMismatch, 14),
            Refusal("orders + 1 starts with \"x\"", .unsupportedOperator, 12),
            Refusal("orders + missing_one > 3", .unknownAttribute, 10),
            Refusal("1 + nothing > 3", .unknownAttribute, 5),
        ]
    )
    func refused(_ refusal: Refusal) throws {
        let schema = try Shop.schema()
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: refusal.text, for: schema) }
        #expect(error?.code == refusal.code)
        #expect(error?.position?.column == refusal.column)
    }

    @Test(
        "In a tree the part that does not fit is told by its path",
        arguments: [
            (
                Operand.sum(.attribute("orders"), .attribute("nothing")), SegmentsError.Code.unknownAttribute,
                "rule/operand/sum/1/attribute"
            ),
            (
                .product(.attribute("orders"), .daysSince(.attribute("tier"))), .typeMismatch,
                "rule/operand/product/1/daysSince/attribute"
            ),
            (.difference(.value(.integer(1)), .value(.text("x"))), .typeMismatch, "rule/operand/difference/1/value"),
            (.quotient(.value(.number(.nan)), .value(.integer(1))), .notFinite, "rule/operand/quotient/0/value"),
            (.window(EventWindow(of: "none", .count)), .unknownEvent, "rule/operand/window/event"),
            (.window(EventWindow(of: "visits", .sum("x"))), .unknownField, "rule/operand/window/field"),
            (
                .window(EventWindow(of: "orders", .sum("channel"))), .unsupportedOperator,
                "rule/operand/window/aggregate"
            ),
            (
                .window(EventWindow(of: "orders", .count, in: .rolling(days: 0))), .invalidWindow,
                "rule/operand/window/period"
            ),
            (
                .window(EventWindow(of: "orders", .count, where: !.test("total", .compare(.equal, .integer(1))))),
                .typeMismatch, "rule/operand/window/filter/rule/values/0"
            ),
            (
                .window(EventWindow(of: "orders", .count, where: .test("spend", .isKnown))), .unknownField,
                "rule/operand/window/filter/attribute"
            ),
        ]
    )
    func paths(operand: Operand, code: SegmentsError.Code, path: String) throws {
        let rule = SegmentRule.not(.test(operand: operand, .isKnown))
        let error = #expect(throws: SegmentsError.self) { try rule.check(against: Shop.schema()) }
        #expect(error?.code == code)
        #expect(error?.path == path)
    }

    @Test("The filter of a window asks no segments and no windows")
    func filters() throws {
        let window = Operand.window(EventWindow(of: "visits", .count))
        for filter in [SegmentRule.segment(try SegmentID("vip")), .any([.test(operand: window, .isKnown), .all([])])] {
            let rule = SegmentRule.test(operand: .window(EventWindow(of: "orders", .count, where: filter)), .isKnown)
            for error in [
                #expect(throws: SegmentsError.self) { try rule.check(against: Shop.schema()) },
                #expect(throws: SegmentsError.self) { try rule.text() },
            ] {
                #expect(error?.code == .unsupportedOperator)
                #expect(error?.path == "operand/window/filter")
            }
        }
    }

    @Test("An operand knows its size, and one beyond the bounds of a rule is refused however it was made")
    func bounds() throws {
        var deep = Operand.attribute("orders")
        for _ in 1..<32 { deep = .sum(deep, .value(.integer(1))) }
        #expect(deep.depth == 32 && deep.size == 63)
        try SegmentRule.test(operand: deep, .isKnown).check(against: Shop.schema())
        for _ in 0..<100_000 { deep = .daysSince(deep) }
        #expect(deep.form == .beyondLimits)
        var wide = Operand.attribute("orders")
        for _ in 0..<12 { wide = .sum(wide, wide) }
        #expect(wide.form == .beyondLimits)
        for operand in [deep, wide] {
            let rule = SegmentRule.not(.test(operand: operand, .isKnown))
            #expect(rule.form == .beyondLimits)
            let error = #expect(throws: SegmentsError.self) { try rule.check(against: Shop.schema()) }
            #expect(error?.code == .limitExceeded)
            #expect(throws: CoreError.self) { try CanonicalJSON.encode(operand) }
        }
        let filter = SegmentRule.all((0..<5_000).map { .test("items", .compare(.equal, .integer($0))) })
        #expect(Operand.window(EventWindow(of: "orders", .count, where: filter)).form == .beyondLimits)
    }

    @Test("A rule names the attributes of its computations, and no fields of events")
    func attributes() throws {
        let text =
            "spend / orders > 5 EUR and sum of orders.total where channel = \"web\" > 5 EUR and days since joined > 1"
        #expect(try SegmentRule(parsing: text).attributes == ["joined", "orders", "spend"])
    }
}
