//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Rule text: one meaning, one canonical spelling")
struct RuleTextTests {
    @Test(
        "Text is read and printed in its canonical spelling",
        arguments: [
            ("orders=3", "orders = 3"), ("  orders\n>=\t3\r\n", "orders >= 3"), ("(((orders = 3)))", "orders = 3"),
            ("a = 1 and b = 2 or c = 3", "(a = 1 and b = 2) or c = 3"),
            ("a = 1 or b = 2 and c = 3", "a = 1 or (b = 2 and c = 3)"),
            ("(a = 1 and b = 2) and c = 3", "(a = 1 and b = 2) and c = 3"),
            ("not a = 1 and b = 2", "not a = 1 and b = 2"), ("not (a = 1 and b = 2)", "not (a = 1 and b = 2)"),
            ("not a in (1)", "a not in (1)"), ("not not a in (1)", "not a not in (1)"),
            ("not a in last 7 days", "a not in last 7 days"), ("a ?? 0 not in (1, 2)", "a ?? 0 not in (1, 2)"),
            ("true", "true"), ("false", "false"), ("true and not false", "true and not false"),
            ("a = 50 EUR", "a = 50.00 EUR"), ("a = 50.5 EUR", "a = 50.50 EUR"), ("a = -7 JPY", "a = -7 JPY"),
            ("a = 3 CRED:1", "a = 3.0 CRED:1"), ("a = 3 1UP:0", "a = 3 1UP:0"),
            ("a = 1e3", "a = 1000.0"), ("a = 2.50", "a = 2.5"), ("a = -0.0", "a = 0.0"), ("a = 1E-7", "a = 1e-07"),
            ("a = 2026-11-21", "a = 2026-11-21"), ("a = 2026", "a = 2026"),
            ("a = 2026-11-21T12:00:00+03:00", "a = 2026-11-21T09:00:00Z"),
            (#"a = "\u{41}\n\t\r\"\\\u{7}""#, #"a = "A\n\t\r\"\\\u{7}""#), (#"a = "Привет""#, #"a = "Привет""#),
            ("a = true or b != false", "a = true or b != false"),
            ("a is missing or b is known", "a is missing or b is known"),
            (
                #"a starts with "x" and a ends with "y" and a contains "z""#,
                #"a starts with "x" and a ends with "y" and a contains "z""#
            ),
        ]
    )
    func canonicalSpelling(text: String, canonical: String) throws {
        let rule = try SegmentRule(parsing: text)
        #expect(try rule.text() == canonical)
        #expect(try SegmentRule(parsing: canonical) == rule)
    }

    @Test(
        "Text that is no rule is refused where it stops being one",
        arguments: [
            Refusal("", .invalidText, 1), Refusal("   ", .invalidText, 4), Refusal("orders", .invalidText, 7),
            Refusal("orders =", .invalidText, 9), Refusal("orders = many", .invalidText, 10),
            Refusal("orders == 3", .invalidText, 9), Refusal("orders <> 3", .invalidText, 9),
            Refusal("orders ! 3", .invalidText, 8), Refusal("orders ? 3", .invalidText, 8),
            Refusal("orders = 3 3", .invalidText, 12), Refusal("orders = 3)", .invalidText, 11),
            Refusal("(orders = 3", .invalidText, 12), Refusal("()", .invalidText, 2), Refusal("and", .invalidText, 1),
            Refusal("orders = 3 and", .invalidText, 15), Refusal("orders = 3 or or x = 1", .invalidText, 15),
            Refusal("orders = 3 AND x = 1", .invalidText, 12), Refusal("orders = 3.5 AND x = 1", .invalidText, 14),
            Refusal("NOT orders = 3", .invalidText, 5), Refusal("orders = 3 OR x = 1", .invalidText, 12),
            Refusal("not", .invalidText, 4), Refusal("orders not 3", .invalidText, 12),
            Refusal("orders not = 3", .invalidText, 12), Refusal("orders in", .invalidText, 10),
            Refusal("orders in ()", .invalidText, 12), Refusal("orders in (1", .invalidText, 13),
            Refusal("orders in (1,)", .invalidText, 14), Refusal("orders in (1 2)", .invalidText, 14),
            Refusal("orders in 1", .invalidText, 11), Refusal("a in last days", .invalidText, 11),
            Refusal("a in last 3", .invalidText, 12), Refusal("a in last 3.5 days", .invalidText, 11),
            Refusal("a in last 3 months", .invalidText, 13), Refusal("a is", .invalidText, 5),
            Refusal("a is not missing", .invalidText, 6), Refusal("a starts \"x\"", .invalidText, 10),
            Refusal("a starts with x", .invalidText, 15), Refusal("a ends with 3", .invalidText, 13),
            Refusal("a contains", .invalidText, 11), Refusal("a ?? = 3", .invalidText, 6),
            Refusal("3 = a", .invalidText, 5),
            Refusal("a = 'x'", .invalidText, 5), Refusal("a = \"x", .invalidText, 5),
            Refusal("a = \"x\u{1}\"", .invalidText, 7),
            Refusal("a = \"x\n\"", .invalidText, 7), Refusal(#"a = "\x""#, .invalidText, 6),
            Refusal(#"a = "\u{110000}""#, .invalidText, 6), Refusal(#"a = "\u{D800}""#, .invalidText, 6),
            Refusal(#"a = "\u{}""#, .invalidText, 6), Refusal(#"a = "\u{41""#, .invalidText, 6),
            Refusal("a = \"\\", .invalidText, 6),
            Refusal("a = -", .invalidText, 5), Refusal("a = 1.", .invalidText, 7), Refusal("a = 1e", .invalidText, 6),
            Refusal("a = 1e+", .invalidText, 6),
            Refusal("a = .5", .invalidText, 5), Refusal("a = 1.5.5", .invalidText, 8),
            Refusal("a = 50EUR", .invalidText, 7),
            Refusal("a = 0x10", .invalidText, 6), Refusal("a = 50 XYZ", .invalidText, 8),
            Refusal("a = 50 eur", .invalidText, 8),
            Refusal("a = 50 EUR:2:1", .invalidText, 13), Refusal("a = 50.505 EUR", .invalidText, 5),
            Refusal("a = 50 CRED:9", .invalidText, 8),
            Refusal("a = 2026-1-05", .invalidText, 11), Refusal("a = 2026-11-21T09:00", .invalidText, 21),
            Refusal("a = 2026-02-30", .numberOutOfRange, 5), Refusal("a = 9223372036854775808", .numberOutOfRange, 5),
            Refusal("a = -9223372036854775809", .numberOutOfRange, 5), Refusal("a = 1e309", .numberOutOfRange, 5),
            Refusal("a = 90071992547409.92 EUR", .numberOutOfRange, 5), Refusal("é = 1", .invalidText, 1),
            Refusal("a; drop table", .invalidText, 2), Refusal("a\u{0} = 1", .invalidText, 2),
            Refusal("NaN", .invalidText, 4),
            Refusal("a = NaN", .invalidText, 5), Refusal("a = inf", .invalidText, 5),
        ]
    )
    func refused(_ refusal: Refusal) {
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: refusal.text) }
        #expect(error?.code == refusal.code)
        #expect(error?.position?.line == 1)
        #expect(error?.position?.column == refusal.column)
    }

    @Test("A place has its line, its column in characters and its offset in bytes")
    func placeInLines() {
        let error = #expect(throws: SegmentsError.self) {
            try SegmentRule(parsing: "name = \"Привет\" and\n  orders ~ 3")
        }
        #expect(error?.position == TextPosition(line: 2, column: 10, offset: 35))
        #expect(error?.description.hasPrefix("invalidText at line 2, column 10: ") == true)
    }

    @Test(
        "The refusal of a word in capitals says that words are in lower case",
        arguments: ["a = 1 OR b = 1", "a = 1 AND b = 1"]
    )
    func capitalsAreNamed(text: String) {
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: text) }
        #expect(error?.message.contains("lower case") == true)
    }

    @Test("A rule without a text form is not printed")
    func unprintable() throws {
        let rules: [(SegmentRule, SegmentsError.Code)] = [
            (.test("a", .compare(.equal, .number(.nan))), .notFinite), (.test("a", .oneOf([])), .emptyList),
            (.test("a b", .isKnown), .invalidName), (.test("and", .isKnown), .invalidName),
            (.test("a", .compare(.equal, .set(["x"]))), .typeMismatch), (.test("a", .inLastDays(0)), .invalidWindow),
            (.test("a", .isKnown, fallback: .integer(1)), .unsupportedOperator),
            (SegmentRule(.beyondLimits), .limitExceeded),
        ]
        for (rule, code) in rules {
            let error = #expect(throws: SegmentsError.self) { try SegmentRule.all([.all([]), rule]).text() }
            #expect(error?.code == code)
        }
    }
}
