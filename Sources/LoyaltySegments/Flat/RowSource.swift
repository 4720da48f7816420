//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//
import LoyaltyCore

/// What one word of a prepared row says.
enum RowSource: Sendable {
    /// The whole number that stands for an attribute's value, or the bits of a number in an order of whole numbers.
    case word(slot: Int)
    /// The place of a text among those that rules compare with, from 1; 0 for any other.
    case text(slot: Int, Vocabulary)
    /// The microseconds since an instant.
    case age(slot: Int)
    /// The verdict of a test: 1 for yes, 0 for no, missing for unknown.
    case verdict(PreparedTest)
}

extension RowSource {
    /// Returns the word for a customer, or nil if it is missing.
    @inline(__always)
    func word(_ values: [AttributeValue?], _ asOf: Timestamp, _ today: CivilDate?) -> Int64? {
        switch self {
        case .word(let slot): return values[slot]?.word
        case .text(let slot, let vocabulary):
            guard case .text(let text)? = values[slot] else { return nil }
            return vocabulary.code(of: text)
        case .age(let slot):
            guard case .instant(let instant)? = values[slot] else { return nil }
            return asOf.microsecondsSince1970 - instant.microsecondsSince1970
        case .verdict(let test):
            switch test.verdict(RuleInput(values, asOf, today: today)) {
            case .yes: return 1
            case .no: return 0
            case .unknown: return nil
            }
        }
    }
}

extension AttributeValue {
    /// The whole number that stands for the value; nil for texts, sets and numbers that are not finite.
    @inline(__always)
    fileprivate var word: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): value.isFinite ? value.ordered : nil
        case .money(let amount): amount.minorUnits
        case .date(let date): Int64(date.daysSince1970)
        case .instant(let instant): instant.microsecondsSince1970
        case .flag(let value): value ? 1 : 0
        case .text, .set: nil
        }
    }
}

extension Double {
    /// The bits as a whole number that stands to others as the numbers do; one for both zeros.
    @inline(__always)
    var ordered: Int64 {
        let bits = Int64(bitPattern: (self + 0).bitPattern)
        return bits >= 0 ? bits : bits ^ .max
    }
}

/// The texts that rules compare an attribute with, each with a code from 1.
struct Vocabulary: Sendable {
    private let texts: [String]
    private let codes: [AttributeValue: Int64]

    /// The most texts that are compared one after the other.
    private static let few = 8

    init(_ values: [AttributeValue]) {
        var texts: [String] = []
        var codes: [AttributeValue: Int64] = [:]
        for case .text(let text) in values where codes[.text(text)] == nil {
            texts.append(text)
            codes[.text(text)] = Int64(texts.count)
        }
        self.texts = texts
        self.codes = codes
    }

    /// Returns the code of a text, 0 if no rule compares with it.
    func code(of text: String) -> Int64 {
        guard texts.count <= Self.few else { return codes[.text(text)] ?? 0 }
        for (index, candidate) in texts.enumerated()
        where candidate == text && candidate.utf8.elementsEqual(text.utf8) { return Int64(index) + 1 }
        return 0
    }
}
