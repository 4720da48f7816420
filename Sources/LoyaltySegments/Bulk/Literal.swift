//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The values of a column for which a test certainly holds, or certainly does not, and whether it does where none is known.
struct Literal: Hashable, Sendable {
    let slot: Int
    let values: Values
    /// Whether rows without a value pass.
    let passesMissing: Bool

    /// Values as a column stores them, but not in its units.
    enum Values: Hashable, Sendable {
        case whole(Ranges<Int64>)
        case real(Ranges<Double>)
    }

    /// The least ranges of values that answer a test of a column.
    init(_ leaf: RuleGraph.Leaf, slot: Int, _ column: Column, asOf: Timestamp, today: CivilDate?) {
        self.slot = slot
        let test = leaf.test
        let isNegated = leaf.isNegated
        passesMissing = test.verdict(nil, asOf) == (isNegated ? .no : .yes)
        let values: Values
        switch test.test.condition {
        case .isMissing: values = .whole(.empty)
        case .isKnown: values = .whole(.full)
        default:
            values =
                if column.type == .number { .real(Self.real(test)) } else {
                    .whole(Self.whole(test, column, asOf, today))
                }
        }
        self.values = isNegated ? values.complement : values
    }

    /// The whole numbers for which a test of a computation holds.
    init(computed test: PreparedTest, isNegated: Bool) {
        slot = 0
        passesMissing = test.verdict(nil, Timestamp.earliest) == (isNegated ? .no : .yes)
        let values: Values
        switch test.test.condition {
        case .isMissing: values = .whole(.empty)
        case .isKnown: values = .whole(.full)
        default: values = .whole(Self.whole(test))
        }
        self.values = isNegated ? values.complement : values
    }

    /// The numbers that a test lets pass.
    static func real(_ test: PreparedTest) -> Ranges<Double> {
        switch test.test.condition {
        case .compare(let comparison, let constant): cut(constant).map { $0.ranges(comparison) } ?? .empty
        case .oneOf(let list): Ranges(list.compactMap { cut($0)?.equal }.map { $0...$0 })
        case .isMissing, .isKnown, .startsWith, .endsWith, .contains, .inLastDays: .empty
        }
    }

    private static func cut(_ constant: AttributeValue) -> Cut<Double>? {
        switch constant {
        case .number(let number): Cut(at: number)
        case .integer(let whole): Cut(whole: whole)
        default: nil
        }
    }

    private static func whole(
        _ test: PreparedTest,
        _ column: Column,
        _ asOf: Timestamp,
        _ today: CivilDate?
    ) -> Ranges<Int64> {
        if let dictionary = column.dictionary { return codes(test, dictionary, asOf) }
        if case .daysSince = test.operand { return moments(whole(test), column.type, asOf, today) }
        guard case .inLastDays(let days) = test.test.condition else { return whole(test) }
        return Ranges([PreparedTest.start(of: days, asOf) + 1...asOf.microsecondsSince1970])
    }

    /// The dates or instants that lie these numbers of days ago.
    private static func moments(
        _ days: Ranges<Int64>,
        _ type: AttributeType,
        _ asOf: Timestamp,
        _ today: CivilDate?
    ) -> Ranges<Int64> {
        // More days than the calendar has are as good as any number.
        let most = SegmentTest.maximumDays * 2
        return Ranges(
            days.pieces.compactMap { piece in
                let (fewest, longest) = (max(piece.lowerBound, -most), min(piece.upperBound, most))
                guard fewest <= longest else { return nil }
                if type == .date {
                    return today.map { Int64($0.daysSince1970) - longest...Int64($0.daysSince1970) - fewest }
                }
                let day = PreparedOperand.microsecondsPerDay
                let now = asOf.microsecondsSince1970
                return now - (longest + 1) * day + 1...now - fewest * day
            }
        )
    }

    /// The whole numbers that a test lets pass, unless it asks for the time.
    static func whole(_ test: PreparedTest) -> Ranges<Int64> {
        switch test.test.condition {
        case .compare(let comparison, let constant): return wholeCut(constant).map { $0.ranges(comparison) } ?? .empty
        case .oneOf(let list): return Ranges(list.compactMap { wholeCut($0)?.equal }.map { $0...$0 })
        case .isMissing, .isKnown, .startsWith, .endsWith, .contains, .inLastDays: return .empty
        }
    }

    private static func wholeCut(_ constant: AttributeValue) -> Cut<Int64>? {
        switch constant {
        case .integer(let whole): Cut(at: whole)
        case .number(let number): Cut(number: number)
        case .money(let amount): Cut(at: amount.minorUnits)
        case .date(let date): Cut(at: Int64(date.daysSince1970))
        case .instant(let instant): Cut(at: instant.microsecondsSince1970)
        case .flag(let flag): Cut(at: flag ? 1 : 0)
        case .text, .set: nil
        }
    }

    /// The codes of the texts or sets that pass.
    private static func codes(
        _ test: PreparedTest,
        _ dictionary: ValueDictionary,
        _ asOf: Timestamp
    ) -> Ranges<Int64> {
        let codes: [Int64]
        switch test.test.condition {
        case .compare(.equal, let text): codes = [text].compactMap(dictionary.knownCode)
        case .oneOf(let texts): codes = texts.compactMap(dictionary.knownCode)
        default:
            codes = dictionary.values.indices.filter { test.verdict(dictionary.values[$0], asOf) == .yes }
                .map { Int64($0) }
        }
        return Ranges(codes.map { $0...$0 })
    }
}

extension Literal.Values {
    /// The values that do not pass.
    var complement: Literal.Values {
        switch self {
        case .whole(let ranges): .whole(ranges.complement)
        case .real(let ranges): .real(ranges.complement)
        }
    }

    /// The number of ranges.
    var count: Int {
        switch self {
        case .whole(let ranges): ranges.pieces.count
        case .real(let ranges): ranges.pieces.count
        }
    }

    /// Whether zero passes, which is stored where a value is missing.
    var passesZero: Bool {
        switch self {
        case .whole(let ranges): ranges.contains(0)
        case .real(let ranges): ranges.contains(0)
        }
    }
}

extension PreparedTest {
    /// The slot whose values alone decide: of the operand itself, or of the moment that days are counted from.
    func askedSlot(_ columns: [Column]) -> Int? {
        switch operand {
        case .slot(let slot): slot
        case .daysSince(.slot(let slot)) where columns[slot].type == .date || columns[slot].type == .instant: slot
        default: nil
        }
    }
}
