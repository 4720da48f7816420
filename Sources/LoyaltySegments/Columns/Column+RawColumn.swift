//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension Column {
    /// Takes a column as a host has it, after checking every value that is known.
    init(_ raw: RawColumn, for attribute: AttributeDefinition) throws(SegmentsError) {
        let type = attribute.type
        let known = raw.known?.blocks
        if raw.known.map({ $0.memberCount < $0.rowCount }) ?? false, !attribute.isNullable {
            throw attribute.missing
        }
        switch raw.form {
        case .integers(let words):
            guard let range = type.wordRange else { throw attribute.mismatch }
            for (row, word) in words.enumerated() where !range.contains(word) && known?.isMarked(row) ?? true {
                throw SegmentsError(
                    .numberOutOfRange,
                    "a column has values of its type only",
                    path: attribute.name.text
                )
            }
            self.init(type, words: words, known: known)
        case .numbers(let numbers):
            guard type == .number else { throw attribute.mismatch }
            var known = known
            for (row, number) in numbers.enumerated() where !number.isFinite && known?.isMarked(row) ?? true {
                _ = try attribute.admitted(nil)
                if known == nil { known = Array(repeating: .full, count: (numbers.count + 1_023) / 1_024) }
                known?.mark(row, false)
            }
            self.init(numbers: numbers, known: known)
        case .codes(let codes, let texts):
            guard type == .text else { throw attribute.mismatch }
            // Two places of one text are one code.
            var dictionary = ValueDictionary()
            let places = texts.map { dictionary.code(of: .text($0)) }
            for (row, code) in codes.enumerated()
            where !places.indices.contains(Int(code)) && known?.isMarked(row) ?? true {
                throw SegmentsError(
                    .numberOutOfRange,
                    "a code is the place of a text in the dictionary",
                    path: attribute.name.text
                )
            }
            let words = codes.map { places.indices.contains(Int($0)) ? places[Int($0)] : 0 }
            self.init(type, words: words, known: known, dictionary: dictionary)
        case .values(let values):
            self.init(type)
            for (row, value) in values.enumerated() { append(try attribute.admitted(value), row: row) }
        }
    }

    /// Creates a column in which every value is missing.
    init(missing type: AttributeType, _ nothing: Membership) {
        if type == .number {
            self.init(numbers: Array(repeating: 0, count: nothing.rowCount), known: nothing.blocks)
        } else {
            let isCoded = type == .text || type == .set
            self.init(
                type,
                words: Array(repeating: 0, count: nothing.rowCount),
                known: nothing.blocks,
                dictionary: isCoded ? ValueDictionary() : nil
            )
        }
    }
}

extension AttributeType {
    /// The whole numbers that stand for values of the type; nil if none do.
    fileprivate var wordRange: ClosedRange<Int64>? {
        switch self {
        case .integer: Int64.min...Int64.max
        case .money: -(1 << 53) + 1...(1 << 53) - 1
        case .date: Int64(CivilDate.earliest.daysSince1970)...Int64(CivilDate.latest.daysSince1970)
        case .instant: Timestamp.earliest.microsecondsSince1970...Timestamp.latest.microsecondsSince1970
        case .flag: 0...1
        case .text, .number, .set: nil
        }
    }
}
