//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What one window came to for each customer.
struct WindowTotals: Sendable {
    let aggregate: EventAggregate
    let type: AttributeType
    let bounds: EventBounds
    /// The texts or sets that words stand for, sorted.
    private(set) var dictionary: [AttributeValue]
    private var state: WindowState

    init(
        aggregate: EventAggregate,
        type: AttributeType,
        bounds: EventBounds,
        dictionary: [AttributeValue],
        state: WindowState
    ) {
        self.aggregate = aggregate
        self.type = type
        self.bounds = bounds
        self.dictionary = dictionary
        self.state = state
    }

    /// Joins what the window came to in another part of the log, after adding customers to each.
    mutating func merge(_ other: WindowTotals, extendedBy counts: (own: Int, other: Int)) {
        var theirs = other.state.extended(by: counts.other)
        state = state.extended(by: counts.own)
        if dictionary != other.dictionary {
            let joined = Set(dictionary + other.dictionary).sorted { $0.dictionaryKey.precedes($1.dictionaryKey) }
            let ranks = Dictionary(
                zip(joined, joined.indices.map { Int64($0) }),
                uniquingKeysWith: { first, _ in first }
            )
            state = state.recoded(dictionary.map { ranks[$0] ?? 0 })
            theirs = theirs.recoded(other.dictionary.map { ranks[$0] ?? 0 })
            dictionary = joined
        }
        state = state.merged(with: theirs)
    }
}

// MARK: - Asking

extension WindowTotals {
    /// The value of a customer, or nil if it is missing.
    func value(at customer: Int) -> AttributeValue? {
        switch state {
        case .counts(let counts): .integer(counts[customer])
        case .sums(let sums): EventField.value(of: sums[customer], type, [])
        case .wideSums(let sums): Int64(exactly: sums[customer]).flatMap { EventField.value(of: $0, type, []) }
        case .exactSums(let sums, let counts):
            number(sums[customer], counts[customer]).map { .number($0) }
        case .extremes(let extremes):
            extremes.known[customer] ? EventField.value(of: extremes.words[customer], type, dictionary) : nil
        case .picks(let picks):
            picks.moments[customer] == nil ? nil : EventField.value(of: picks.words[customer], type, dictionary)
        case .distinct(let sets): .integer(Int64(sets[customer].count))
        }
    }

    /// The values of all customers.
    var column: RawColumn {
        switch state {
        case .counts(let counts): return .integers(counts)
        case .sums(let sums):
            return sums.isInside(sumRange) ? .integers(sums) : .values(values)
        case .extremes(let extremes): return column(extremes.words, known: extremes.known)
        case .picks(let picks): return column(picks.words, known: picks.moments.map { $0 != nil })
        case .distinct(let sets): return .integers(sets.map { Int64($0.count) })
        case .exactSums(let sums, let counts):
            return .numbers(zip(sums, counts).map { number($0, $1) ?? .nan })
        case .wideSums: return .values(values)
        }
    }

    /// Whole numbers for the values of all customers, or nil if the type has none.
    func wholeNumbers(missing: Int64) -> [Int64]? {
        switch (state, type) {
        case (.counts(let counts), _): return counts
        case (.distinct(let sets), _): return sets.map { Int64($0.count) }
        case (_, .number), (_, .text), (_, .set): return nil
        case (.sums(let sums), _):
            let range = sumRange
            return sums.isInside(range) ? sums : sums.map { range.contains($0) ? $0 : missing }
        case (.wideSums(let sums), _):
            let range = sumRange
            return sums.map { sum in Int64(exactly: sum).flatMap { range.contains($0) ? $0 : nil } ?? missing }
        // What is missing is zero already.
        case (.extremes(let extremes), _) where missing == 0: return extremes.words
        case (.picks(let picks), _) where missing == 0: return picks.words
        case (.extremes(let extremes), _):
            return zip(extremes.words, extremes.known).map { $1 ? $0 : missing }
        case (.picks(let picks), _): return zip(picks.words, picks.moments).map { $1 == nil ? missing : $0 }
        case (.exactSums, _): return nil
        }
    }

    /// The sums that are values of the type.
    private var sumRange: ClosedRange<Int64> {
        if case .money = type { -(1 << 53) + 1...(1 << 53) - 1 } else { Int64.min...Int64.max }
    }

    private var values: [AttributeValue?] { (0..<state.customerCount).map { value(at: $0) } }

    /// A sum, or an average, which is rounded twice as for one customer.
    private func number(_ sum: ExactSum, _ count: Int64) -> Double? {
        let total = sum.rounded
        guard case .average = aggregate else { return total.isFinite ? total : nil }
        return count > 0 && total.isFinite ? total / Double(count) : nil
    }

    private func column(_ words: [Int64], known: [Bool]) -> RawColumn {
        switch type {
        case .set: return .values(values)
        case .number:
            return .numbers(zip(words, known).map { $1 ? Double(orderedWord: $0) : .nan })
        case .text:
            let texts = dictionary.flatMap(\.dictionaryKey)
            return .codes(words.map { Int32(truncatingIfNeeded: $0) }, of: texts, known: Membership(known))
        default: return .integers(words, known: Membership(known))
        }
    }
}

extension [Int64] {
    /// Whether all elements are in a range.
    fileprivate func isInside(_ range: ClosedRange<Int64>) -> Bool {
        let words = span
        var (least, greatest) = (range.lowerBound, range.upperBound)
        for index in words.indices {
            least = Swift.min(least, words[index])
            greatest = Swift.max(greatest, words[index])
        }
        return least == range.lowerBound && greatest == range.upperBound
    }
}

extension Membership {
    /// Takes which rows belong; nil if all do.
    fileprivate init?(_ rows: [Bool]) {
        if rows.allSatisfy({ $0 }) { return nil }
        var words = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
        for row in rows.indices where rows[row] { words[row >> 6] |= 1 << UInt64(row & 63) }
        self.init(words: words, rowCount: rows.count)
    }
}
