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

@Suite("Round trips: tree, text and JSON are one rule")
struct RoundTripTests {
    @Test("A random rule survives text and JSON, and each form has one spelling", arguments: UInt64(1)...300)
    func treeTextTree(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rule = try Self.rule(depth: 6, &random)
        let text = try rule.text()
        let back = try SegmentRule(parsing: text)
        #expect(back == rule)
        #expect(try back.text() == text)
        let json = try CanonicalJSON.encode(rule)
        let read = try CanonicalJSON.decode(SegmentRule.self, from: json)
        #expect(read == rule)
        #expect(try CanonicalJSON.encode(read) == json)
    }

    @Test("Random text is read or refused with a place, and never crashes", arguments: UInt64(1)...300)
    func randomText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "orders", "=", "!=", "<", ">=", "(", ")", ",", "and", "or", "not", "in", "last", "days", "is", "missing",
            "??", "\"x\"", "\"", "3", "-", "1e9", "50 EUR", "2026-11-21", "true", "é", "\\", "starts", "with", "\n",
            "+", "/",
            "count of orders", "sum", "of", ".", "where", "days since", "calendar months", "ever", "in segment",
        ]
        let text = (0..<Int.random(in: 1...14, using: &random))
            .compactMap { _ in pieces.randomElement(using: &random) }.joined(separator: " ")
        do {
            let rule = try SegmentRule(parsing: text)
            #expect(try SegmentRule(parsing: rule.text()) == rule)
        } catch {
            #expect(error.position != nil)
        }
    }

    static func rule(depth: Int, _ random: inout SeededGenerator) throws -> SegmentRule {
        let kind = depth > 1 ? Int.random(in: 0..<7, using: &random) : 5
        switch kind {
        case 0, 1:
            let rules = try (0..<Int.random(in: 0...4, using: &random)).map { _ in try rule(depth: depth - 1, &random) }
            return kind == 0 ? .all(rules) : .any(rules)
        case 2: return .not(try rule(depth: depth - 1, &random))
        case 6: return .segment(try SegmentID(["vip", #"a "b\c""#, "é🙂"].randomElement(using: &random) ?? "vip"))
        default: return try test(&random)
        }
    }

    private static func test(_ random: inout SeededGenerator, allowsWindows: Bool = true) throws -> SegmentRule {
        let name: Operand = try operand(depth: 4, allowsWindows: allowsWindows, &random)
        let fallback = Bool.random(using: &random) ? try value(&random) : nil
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .test(operand: name, .isMissing)
        case 1: return .test(operand: name, .isKnown)
        case 2: return .test(operand: name, .startsWith(text(&random)), fallback: fallback)
        case 3: return .test(operand: name, .endsWith(text(&random)), fallback: fallback)
        case 4: return .test(operand: name, .contains(text(&random)), fallback: fallback)
        case 5:
            return .test(
                operand: name,
                .inLastDays(.random(in: 1...SegmentTest.maximumDays, using: &random)),
                fallback: fallback
            )
        case 6:
            let values = try (0...Int.random(in: 0...3, using: &random)).map { _ in try value(&random) }
            return .test(operand: name, .oneOf(values), fallback: fallback)
        default:
            let comparison = Comparison.allCases.randomElement(using: &random) ?? .equal
            return .test(operand: name, .compare(comparison, try value(&random)), fallback: fallback)
        }
    }

    private static func operand(
        depth: Int,
        allowsWindows: Bool,
        _ random: inout SeededGenerator
    ) throws -> Operand {
        func part() throws -> Operand { try operand(depth: depth - 1, allowsWindows: allowsWindows, &random) }
        switch depth > 1 ? Int.random(in: 0..<14, using: &random) : 13 {
        case 0: return .sum(try part(), try part())
        case 1: return .difference(try part(), try part())
        case 2: return .product(try part(), try part())
        case 3: return .quotient(try part(), try part())
        case 4: return .daysSince(try part())
        case 5: return .value(.integer(.random(in: .min ... .max, using: &random)))
        case 6: return .value(.number(.random(in: -9...9, using: &random)))
        case 7: return .value(.money(try Money(minorUnits: .random(in: -9...9, using: &random), in: .kwd)))
        case 8...10 where allowsWindows: return .window(try window(&random))
        default:
            let names: [AttributeName] = ["a", "B_2", "orders", "x9", "min", "first", "since", "ever", "segment"]
            return .attribute(names.randomElement(using: &random) ?? "a")
        }
    }

    private static func window(_ random: inout SeededGenerator) throws -> EventWindow {
        let fields: [AttributeName] = ["total", "max", "first"]
        let field = fields.randomElement(using: &random) ?? "total"
        let aggregates: [EventAggregate] = [
            .count, .known(field), .sum(field), .average(field), .minimum(field), .maximum(field), .first(field),
            .last(field), .firstTime, .lastTime, .distinct(field),
        ]
        let units: [CalendarPeriod] = [
            .day, .week(startingOn: .monday), .week(startingOn: .sunday), .month, .quarter, .halfYear, .year,
        ]
        let start = Int64.random(in: -719_162...2_932_895, using: &random)
        let periods: [EventPeriod] = try [
            .all, .rolling(days: .random(in: 1...SegmentTest.maximumDays, using: &random)),
            .calendar(units.randomElement(using: &random) ?? .day, count: .random(in: 1...99, using: &random)),
            .between(CivilDate(daysSince1970: start), CivilDate(daysSince1970: start + 1)),
        ]
        var filter: SegmentRule?
        if Bool.random(using: &random) {
            let tests = try (0...2).map { _ in try test(&random, allowsWindows: false) }
            filter = [tests[0], .not(tests[0]), .all(tests), .any(tests), .all([])].randomElement(using: &random)
        }
        return EventWindow(
            of: ["orders", "first", "visits"].randomElement(using: &random) ?? "orders",
            aggregates.randomElement(using: &random) ?? .count,
            in: periods.randomElement(using: &random) ?? .all,
            where: filter
        )
    }

    private static func value(_ random: inout SeededGenerator) throws -> AttributeValue {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .text(text(&random))
        case 1: return .integer(.random(in: .min ... .max, using: &random))
        case 2:
            let number = Double(bitPattern: .random(in: 0 ... .max, using: &random))
            return .number(number.isFinite ? number : 0)
        case 3: return .money(try Money(minorUnits: .random(in: -9_999...9_999, using: &random), in: .kwd))
        case 4: return .money(try Money(minorUnits: 7, in: Currency(custom: "AND", exponent: 1)))
        case 5: return .date(try CivilDate(daysSince1970: .random(in: -719_162...2_932_896, using: &random)))
        case 6:
            let bounds = Timestamp.earliest.microsecondsSince1970...Timestamp.latest.microsecondsSince1970
            return .instant(try Timestamp(microsecondsSince1970: .random(in: bounds, using: &random)))
        default: return .flag(.random(using: &random))
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let letters: [Character] = ["a", "\"", "\\", "\n", "\u{0}", "\u{7F}", "é", "🙂", "{", " "]
        return String(
            (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
        )
    }
}
