//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit

/// A random schema with random rows of it, many values missing, and random rules over it.
struct RandomTable {
    let schema: Schema
    let rows: [Facts]
    let rules: [SegmentRule]

    /// The instant at which the rules are asked.
    static let asOf = Result { try Timestamp(parsing: "2026-11-21T09:00:00Z") }

    init(seed: UInt64, rows count: Int, rules ruleCount: Int) throws {
        var random = SeededGenerator(seed: seed)
        let kinds = (0..<Int.random(in: 2...7, using: &random)).map { _ in Kind(&random) }
        schema = try Schema(
            kinds.enumerated().map {
                AttributeDefinition(try AttributeName("a\($0)"), $1.type, isNullable: $1.isNullable)
            }
        )
        var rows: [Facts] = []
        for _ in 0..<count {
            let values = try kinds.map { kind in
                kind.isNullable && Int.random(in: 0..<5, using: &random) == 0 ? nil : try kind.value(&random)
            }
            rows.append(try Facts(slots: values, schema: schema))
        }
        self.rows = rows
        rules = try (0..<ruleCount).map { _ in try Self.rule(kinds, depth: 4, &random) }
    }

    private static func rule(_ kinds: [Kind], depth: Int, _ random: inout SeededGenerator) throws -> SegmentRule {
        switch depth > 1 ? Int.random(in: 0..<5, using: &random) : 4 {
        case 0: return .not(try rule(kinds, depth: depth - 1, &random))
        case 1:
            return .any(
                try (0..<Int.random(in: 0...3, using: &random)).map { _ in try rule(kinds, depth: depth - 1, &random) }
            )
        case 2, 3:
            return .all(
                try (0..<Int.random(in: 0...3, using: &random)).map { _ in try rule(kinds, depth: depth - 1, &random) }
            )
        default:
            let slot = Int.random(in: kinds.indices, using: &random)
            return try leaf(kinds, slot, &random)
        }
    }

    private static func leaf(_ kinds: [Kind], _ slot: Int, _ random: inout SeededGenerator) throws -> SegmentRule {
        let kind = kinds[slot]
        let attribute = Operand.attribute(try AttributeName("a\(slot)"))
        let fallback = Int.random(in: 0..<4, using: &random) == 0 && kind.type != .set ? try kind.value(&random) : nil
        if let (operand, constant) = try computed(kinds, slot, attribute, &random) {
            return SegmentRule(
                .test(
                    SegmentTest(
                        operand: operand,
                        .compare(Comparison.allCases.randomElement(using: &random) ?? .less, constant)
                    )
                )
            )
        }
        let condition = try kind.condition(&random)
        let isPresence = condition == .isMissing || condition == .isKnown
        return SegmentRule(.test(SegmentTest(operand: attribute, condition, fallback: isPresence ? nil : fallback)))
    }

    private static func computed(
        _ kinds: [Kind],
        _ slot: Int,
        _ attribute: Operand,
        _ random: inout SeededGenerator
    ) throws -> (Operand, AttributeValue)? {
        guard Int.random(in: 0..<3, using: &random) == 0 else { return nil }
        let other = Int.random(in: kinds.indices, using: &random)
        let second = Operand.attribute(try AttributeName("a\(other)"))
        switch (kinds[slot].type, kinds[other].type) {
        case (.instant, _): return (.daysSince(attribute), .integer(Int64.random(in: -30...500, using: &random)))
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number):
            let joined: [Operand] = [
                .sum(attribute, second), .difference(attribute, second), .product(attribute, second),
                .quotient(attribute, second), .product(.sum(attribute, second), .value(.integer(3))),
            ]
            return (joined.randomElement(using: &random) ?? attribute, try kinds[slot].value(&random))
        case (.money, .integer):
            return (
                Bool.random(using: &random) ? .product(attribute, second) : .quotient(attribute, second),
                try kinds[slot].value(&random)
            )
        case (.money, .money):
            return (
                Bool.random(using: &random) ? .sum(attribute, second) : .difference(attribute, second),
                try kinds[slot].value(&random)
            )
        default: return nil
        }
    }
}

/// What the values of a random attribute are like.
struct Kind {
    let type: AttributeType
    let isNullable: Bool
    private let span: Int64
    private let texts: [String]
    private let step: Int64

    init(_ random: inout SeededGenerator) {
        let types: [AttributeType] = [.text, .integer, .integer, .number, .money(.eur), .date, .instant, .flag, .set]
        type = types.randomElement(using: &random) ?? .integer
        isNullable = Int.random(in: 0..<4, using: &random) > 0
        span = [3, 100, 128, 40_000, 3_000_000_000, .max].randomElement(using: &random) ?? 3
        texts = (0..<Int.random(in: 1...40, using: &random)).map { "t\($0 * 7 % 40)" } + ["", "é", "e\u{301}"]
        step = [1, 1_000_000, 86_400_000_000].randomElement(using: &random) ?? 1
    }

    private func whole(_ random: inout SeededGenerator, within limit: Int64) -> Int64 {
        let most = min(span, limit)
        return Int64.random(in: -most...most, using: &random)
    }

    func value(_ random: inout SeededGenerator) throws -> AttributeValue {
        switch type {
        case .text: return .text(texts.randomElement(using: &random) ?? "")
        case .integer:
            return .integer(Int.random(in: 0..<30, using: &random) == 0 ? 0 : whole(&random, within: .max))
        case .number:
            let numbers: [Double] = [
                Double(whole(&random, within: 1 << 40)) / 4, Double(whole(&random, within: .max)), -0.0, 1e300,
                .leastNonzeroMagnitude, 0.1,
            ]
            return .number(numbers.randomElement(using: &random) ?? 0)
        case .money(let currency):
            return .money(try Money(minorUnits: whole(&random, within: (1 << 53) - 1), in: currency))
        case .date: return .date(try CivilDate(daysSince1970: whole(&random, within: 700_000)))
        case .instant:
            let now = try RandomTable.asOf.get().microsecondsSince1970
            let offset =
                Int64.random(in: 0...400, using: &random) * 86_400_000_000 - Int64.random(in: 0...2, using: &random)
            return .instant(try Timestamp(microsecondsSince1970: (now - offset) / step * step))
        case .flag: return .flag(Bool.random(using: &random))
        case .set:
            return .set(
                Set((0..<Int.random(in: 0...2, using: &random)).compactMap { _ in texts.randomElement(using: &random) })
            )
        }
    }

    func condition(_ random: inout SeededGenerator) throws -> SegmentTest.Condition {
        let text = texts.randomElement(using: &random) ?? ""
        switch (Int.random(in: 0..<8, using: &random), type) {
        case (0, _): return .isMissing
        case (1, _): return .isKnown
        case (_, .set): return .contains(text)
        case (2, .text): return .startsWith(String(text.prefix(2)))
        case (3, .text): return .endsWith(String(text.suffix(1)))
        case (4, .text): return .contains("3")
        case (2, .instant), (3, .instant), (4, .instant): return .inLastDays(Int64.random(in: 1...400, using: &random))
        case (5, _) where type != .flag:
            return .oneOf(try (0..<Int.random(in: 1...12, using: &random)).map { _ in try value(&random) })
        case (6, .integer): return .compare(comparison(&random), .number(Double(whole(&random, within: 1 << 40)) / 2))
        case (6, .number): return .compare(comparison(&random), .integer(whole(&random, within: .max)))
        default: return .compare(comparison(&random), try value(&random))
        }
    }

    private func comparison(_ random: inout SeededGenerator) -> Comparison {
        let comparisons: [Comparison] = type == .flag ? [.equal, .notEqual] : Comparison.allCases
        return comparisons.randomElement(using: &random) ?? .equal
    }
}
