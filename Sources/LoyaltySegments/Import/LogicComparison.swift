//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Compares values as JavaScript does where the values are of one type or null.
struct LogicComparison {
    let comparison: Comparison
    let path: String

    /// Returns the rule that values stand so to each other; attributes in it are known.
    func rule(_ first: LogicValue, _ second: LogicValue) throws(SegmentsError) -> SegmentRule {
        switch (first, second) {
        case (.null, .null): return .constant(comparison.holds(.equal))
        case (.null, _): return try flipped.ruleWithNull(second)
        case (_, .null): return try ruleWithNull(first)
        case (.number(let first), .number(let second)): return .constant(holds(first, second))
        case (.text(let first), .text(let second)):
            let order: ValueOrder =
                first.utf8.elementsEqual(second.utf8)
                ? .equal : first.utf16.lexicographicallyPrecedes(second.utf16) ? .less : .greater
            return .constant(comparison.holds(order))
        case (.flag(let first), .flag(let second)) where !comparison.needsOrder:
            return .constant(comparison.holds(first == second ? .equal : .less))
        case (.number, _), (.text, _), (.flag, _): return try flipped.ruleWithConstant(second, first)
        case (_, .number), (_, .text), (_, .flag): return try ruleWithConstant(first, second)
        default: return try ruleOfTwo(first, second)
        }
    }

    /// The comparison with its sides exchanged.
    private var flipped: LogicComparison {
        let comparison: Comparison =
            switch comparison {
            case .equal, .notEqual: comparison
            case .less: .greater
            case .lessOrEqual: .greaterOrEqual
            case .greater: .less
            case .greaterOrEqual: .lessOrEqual
            }
        return LogicComparison(comparison: comparison, path: path)
    }

    /// Null is no value, so it equals none; beside numbers it counts as 0, and what a text says is read as a number.
    private func ruleWithNull(_ value: LogicValue) throws(SegmentsError) -> SegmentRule {
        guard comparison.needsOrder else { return .constant(comparison == .notEqual) }
        switch value {
        case .text(let text):
            guard text.isNoNumber else {
                throw LogicFault.notExpressible(
                    "JavaScript reads this text as a number where the other value is missing",
                    path
                )
            }
            return .never
        case .attribute(let attribute) where attribute.type == .date: return .never
        default:
            guard value.term != nil else { throw LogicFault.typeMismatch(path) }
            return try rule(value, .number(0))
        }
    }

    private func ruleWithConstant(_ value: LogicValue, _ constant: LogicValue) throws(SegmentsError) -> SegmentRule {
        switch (value, constant) {
        case (.attribute(let attribute), .text(let text)) where attribute.type == .text:
            // UTF-16, by which JavaScript orders, has the order of UTF-8 beside characters below the surrogates.
            guard !comparison.needsOrder || text.unicodeScalars.allSatisfy({ $0.value < 0xD800 }) else {
                throw LogicFault.notExpressible("JavaScript orders such texts by UTF-16, and a rule by UTF-8", path)
            }
            return .test(attribute.name, .compare(comparison, .text(text)))
        case (.attribute(let attribute), .text(let text)) where attribute.type == .date:
            return .test(attribute.name, .compare(comparison, .date(try Self.date(text, path: path))))
        case (.attribute(let attribute), .flag(let flag)) where attribute.type == .flag && !comparison.needsOrder:
            return .test(attribute.name, .compare(comparison, .flag(flag)))
        case (.attribute(let attribute), .text) where attribute.type == .instant:
            throw LogicFault.notExpressible("an instant has many spellings, which JsonLogic compares as texts", path)
        case (_, .number(let number)):
            guard let term = value.term else { throw LogicFault.typeMismatch(path) }
            return try ruleWithNumber(term, number)
        default: throw LogicFault.typeMismatch(path)
        }
    }

    private func ruleWithNumber(_ term: LogicTerm, _ number: Double) throws(SegmentsError) -> SegmentRule {
        guard !number.isNaN else { return .constant(comparison == .notEqual) }
        guard number.isFinite else {
            throw LogicFault.notExpressible("a rule has no infinite constant", path)
        }
        let test = SegmentRule.test(operand: term.operand, .compare(comparison, .constant(number)))
        guard let overflow = term.overflow else { return test }
        // What overflows is missing in a rule and infinite in JavaScript; its attributes are known.
        let (isKnown, isMissing) = (
            SegmentRule.test(operand: term.operand, .isKnown), SegmentRule.test(operand: term.operand, .isMissing)
        )
        switch comparison {
        case .equal: return .all([isKnown, test])
        case .notEqual: return .any([isMissing, test])
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let isPositive = (comparison == .greater || comparison == .greaterOrEqual) == overflow.isSame
            let sign = SegmentRule.test(
                operand: overflow.operand,
                .compare(isPositive ? .greater : .less, .integer(0))
            )
            return .any([.all([isKnown, test]), .all([isMissing, sign])])
        }
    }

    /// Two numbers stand to each other as their difference stands to 0.
    private func ruleOfTwo(_ first: LogicValue, _ second: LogicValue) throws(SegmentsError) -> SegmentRule {
        guard let left = first.term, let right = second.term else {
            guard case (.attribute(let one), .attribute(let other)) = (first, second), one.type == other.type else {
                throw LogicFault.typeMismatch(path)
            }
            throw LogicFault.notExpressible("a rule compares an attribute of this type with constants only", path)
        }
        if left.isWhole, right.isWhole {
            return .test(operand: .difference(left.operand, right.operand), .compare(comparison, .integer(0)))
        }
        return try rule(.joined(.difference, first, second, path: path), .number(0))
    }

    private func holds(_ first: Double, _ second: Double) -> Bool {
        switch comparison {
        case .equal: first == second
        case .notEqual: first != second
        case .less: first < second
        case .lessOrEqual: first <= second
        case .greater: first > second
        case .greaterOrEqual: first >= second
        }
    }

    /// Returns the day that a text spells as facts are spelt.
    static func date(_ text: String, path: String) throws(SegmentsError) -> CivilDate {
        guard let date = try? CivilDate(parsing: text), date.description.utf8.elementsEqual(text.utf8) else {
            throw SegmentsError(.typeMismatch, "a date is compared with a day such as 2026-11-22", path: path)
        }
        return date
    }
}

extension SegmentRule {
    static func constant(_ holds: Bool) -> SegmentRule { holds ? always : never }
}

extension AttributeValue {
    /// A number as a constant, whole if it is.
    static func constant(_ number: Double) -> AttributeValue {
        number.magnitude < 0x1p53 ? Int64(exactly: number).map { .integer($0) } ?? .number(number) : .number(number)
    }
}

extension String {
    /// Whether JavaScript reads no number from the text for certain: it begins with a letter that no number begins with,
    /// or it is a date.
    fileprivate var isNoNumber: Bool {
        guard let first = utf8.first else { return false }
        if first.isASCIILetter, first != UInt8(ascii: "I") { return true }
        return (try? CivilDate(parsing: self)) != nil
    }
}
