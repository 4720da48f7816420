//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The values of a field for the events of a log.
///
/// Whole numbers stand for them, in the order of the values: minor units, days, microseconds, places in a sorted dictionary;
/// those of numbers are made of their bits. Zero where a value is missing.
struct EventField: Sendable {
    let type: AttributeType
    private(set) var words: [Int64]
    /// Which events have a value; nil if all have.
    private(set) var known: [Bool]?
    /// The texts or sets that words stand for, sorted.
    let dictionary: [AttributeValue]
    /// Whether no sum of values of the log leaves 64 bits.
    let sumsFit: Bool

    /// Takes a column of a table.
    init(_ column: Column, rowCount: Int) {
        type = column.type
        let values = column.dictionary?.values ?? []
        let order = values.indices.sorted { values[$0].dictionaryKey.precedes(values[$1].dictionaryKey) }
        dictionary = order.map { values[$0] }
        var ranks = [Int64](repeating: 0, count: values.count)
        for (rank, code) in order.enumerated() { ranks[code] = Int64(rank) }
        var words = [Int64](repeating: 0, count: rowCount)
        var greatest: UInt64 = 0
        for row in 0..<rowCount {
            var word = column.values.word(at: row)
            switch type {
            case .number: word = Double(bitPattern: UInt64(bitPattern: word)).orderedWord
            case .text, .set: word = ranks.isEmpty ? 0 : ranks[Int(word)]
            default: word *= column.unit
            }
            greatest = max(greatest, word.magnitude)
            words[row] = word
        }
        self.words = words
        known = column.known.map { known in (0..<rowCount).map { known.isMarked($0) } }
        let (bound, overflow) = greatest.multipliedReportingOverflow(by: UInt64(rowCount))
        sumsFit = !overflow && bound <= UInt64(Int64.max)
    }

    /// Moves the value of each event to another place.
    mutating func move(to places: [UInt32]) {
        words = words.moved(to: places)
        known = known?.moved(to: places)
    }

    @inline(__always)
    func isKnown(_ event: Int) -> Bool { known?[event] ?? true }

    /// Returns the value that a whole number stands for; nil for a sum beyond what money holds.
    static func value(of word: Int64, _ type: AttributeType, _ dictionary: [AttributeValue]) -> AttributeValue? {
        switch type {
        case .text, .set: dictionary.indices.contains(Int(word)) ? dictionary[Int(word)] : nil
        case .integer: .integer(word)
        case .number: .number(Double(orderedWord: word))
        case .money(let currency): (try? Money(minorUnits: word, in: currency)).map { .money($0) }
        case .date: (try? CivilDate(daysSince1970: word)).map { .date($0) }
        case .instant: (try? Timestamp(microsecondsSince1970: word)).map { .instant($0) }
        case .flag: .flag(word != 0)
        }
    }
}

extension Double {
    /// The bits as a whole number in the order of numbers.
    var orderedWord: Int64 {
        let bits = Int64(bitPattern: (self + 0).bitPattern)
        return bits < 0 ? bits ^ .max : bits
    }

    /// The number that a whole number was made of.
    init(orderedWord word: Int64) { self.init(bitPattern: UInt64(bitPattern: word < 0 ? word ^ .max : word)) }
}

extension AttributeValue {
    /// What texts, by their bytes, and sets are sorted by.
    var dictionaryKey: [String] {
        switch self {
        case .text(let text): [text]
        case .set(let texts): texts.sorted(by: Self.precedes)
        default: []
        }
    }
}

extension [String] {
    /// Whether the first text that differs has lower bytes, or a list is the beginning of the other.
    func precedes(_ other: [String]) -> Bool {
        for (lhs, rhs) in zip(self, other) where !lhs.utf8.elementsEqual(rhs.utf8) {
            return AttributeValue.precedes(lhs, rhs)
        }
        return count < other.count
    }
}

extension Array where Element: BitwiseCopyable {
    /// The elements, each at its new place; there is a place for each element.
    func moved(to places: [UInt32]) -> [Element] {
        guard let first else { return [] }
        var moved = [Element](repeating: first, count: count)
        var target = moved.mutableSpan
        let (source, places) = (span, places.span)
        for index in source.indices { target[Int(places[index])] = source[index] }
        return moved
    }
}
