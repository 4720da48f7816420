//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The values of one slot of many customers, by row.
struct Column: Sendable {
    /// The type of the values.
    let type: AttributeType
    /// Whole numbers in units, doubles, or codes of the dictionary; zero where a value is missing.
    private(set) var values: PackedValues
    /// The rows that have a value; nil while all have one.
    private(set) var known: [BlockMask]?
    /// What one stored whole number stands for.
    private(set) var unit: Int64
    /// Within these lie all whole numbers that are or were stored, and zero.
    private(set) var bounds: ClosedRange<Int64> = 0...0
    /// The texts or sets that codes stand for.
    private(set) var dictionary: ValueDictionary?

    /// Creates a column without rows.
    init(_ type: AttributeType) {
        self.type = type
        known = nil
        unit = type == .instant ? Self.units[0] : 1
        switch type {
        case .number: values = .double([])
        case .flag: values = .bits([])
        case .text, .set:
            values = .int8([])
            dictionary = ValueDictionary()
        case .integer, .money, .date, .instant: values = .int8([])
        }
    }

    /// The units of instants, each a multiple of the next: days, seconds, milliseconds, microseconds.
    static let units: [Int64] = [86_400_000_000, 1_000_000, 1_000, 1]

    /// The value of a row, or nil if it is missing.
    func value(at row: Int) -> AttributeValue? {
        if let known, !known.isMarked(row) { return nil }
        return value(of: values.word(at: row))
    }

    private func value(of word: Int64) -> AttributeValue? {
        switch type {
        case .text, .set: dictionary.flatMap { Int(word) < $0.values.count ? $0.values[Int(word)] : nil }
        case .integer: .integer(word)
        case .number: .number(Double(bitPattern: UInt64(bitPattern: word)))
        case .money(let currency): (try? Money(minorUnits: word, in: currency)).map { .money($0) }
        case .date: (try? CivilDate(daysSince1970: word)).map { .date($0) }
        case .instant: (try? Timestamp(microsecondsSince1970: word * unit)).map { .instant($0) }
        case .flag: .flag(word != 0)
        }
    }
}

// MARK: - Rows

extension Column {
    /// Adds a row.
    mutating func append(_ value: AttributeValue?, row: Int) {
        if row & 1_023 == 0 {
            values.appendBlock()
            known?.append(.full)
        }
        set(row, value)
    }

    /// Changes a row.
    mutating func set(_ row: Int, _ value: AttributeValue?) {
        guard let value, let word = word(of: value) else {
            if known == nil { known = Array(repeating: .full, count: values.capacity / BlockMask.rows) }
            known?.mark(row, false)
            values.set(row, 0)
            return
        }
        known?.mark(row, true)
        values.set(row, word)
    }

    /// Returns what is stored for a value, after making room for it.
    private mutating func word(of value: AttributeValue) -> Int64? {
        let word: Int64
        switch value {
        case .text, .set:
            guard let code = dictionary?.code(of: value) else { return nil }
            word = code
        case .integer(let value): word = value
        case .number(let value): return value.isFinite ? Int64(bitPattern: (value == 0 ? 0 : value).bitPattern) : nil
        case .money(let amount): word = amount.minorUnits
        case .date(let date): word = Int64(date.daysSince1970)
        case .instant(let instant): word = instant.microsecondsSince1970
        case .flag(let value): return value ? 1 : 0
        }
        if word % unit != 0 { refine(for: word) }
        let stored = word / unit
        if let width = values.width, !width.bounds.contains(stored) {
            values = values.widened(to: LaneWidth(holding: stored...stored)) { $0 }
        }
        bounds = min(bounds.lowerBound, stored)...max(bounds.upperBound, stored)
        return stored
    }

    /// Changes to a unit that a value is a multiple of.
    private mutating func refine(for word: Int64) {
        let finer = Self.units.first { $0 < unit && word % $0 == 0 } ?? 1
        let factor = unit / finer
        // What was stored is an instant, and no instant overflows in microseconds.
        bounds = bounds.lowerBound * factor...bounds.upperBound * factor
        values = values.widened(to: LaneWidth(holding: bounds)) { $0 * factor }
        unit = finer
    }
}

extension PackedValues {
    /// The rows that there is room for.
    fileprivate var capacity: Int {
        switch self {
        case .bits(let blocks): blocks.count * BlockMask.rows
        case .int8(let vectors): vectors.count * Int8Lanes.laneCount
        case .int16(let vectors): vectors.count * Int16Lanes.laneCount
        case .int32(let vectors): vectors.count * Int32Lanes.laneCount
        case .int64(let vectors): vectors.count * Int64Lanes.laneCount
        case .double(let vectors): vectors.count * DoubleLanes.laneCount
        }
    }

    /// Returns the values in a wider type.
    fileprivate func widened(to width: LaneWidth, _ change: (Int64) -> Int64) -> PackedValues {
        let rows = capacity
        switch max(width, self.width ?? width) {
        case .bit, .int8: return .int8(Array(rows: rows) { Int8(truncatingIfNeeded: change(word(at: $0))) })
        case .int16: return .int16(Array(rows: rows) { Int16(truncatingIfNeeded: change(word(at: $0))) })
        case .int32: return .int32(Array(rows: rows) { Int32(truncatingIfNeeded: change(word(at: $0))) })
        case .int64: return .int64(Array(rows: rows) { change(word(at: $0)) })
        }
    }
}

// MARK: - Whole columns

extension Column {
    /// Creates a column of whole numbers, minor units, days, microseconds, flags or codes of a dictionary that all fit.
    init(_ type: AttributeType, words: [Int64], known: [BlockMask]?, dictionary: ValueDictionary? = nil) {
        self.type = type
        self.known = known
        self.dictionary = dictionary
        var low: Int64 = 0
        var high: Int64 = 0
        var unit: Int64 = type == .instant ? Self.units[0] : 1
        for (row, word) in words.enumerated() where known?.isMarked(row) ?? true {
            low = min(low, word)
            high = max(high, word)
            if word % unit != 0 { unit = Self.units.first { $0 < unit && word % $0 == 0 } ?? 1 }
        }
        self.unit = unit
        bounds = low / unit...high / unit
        let isKnown = { (row: Int) in known?.isMarked(row) ?? true }
        let stored = { (row: Int) in isKnown(row) ? words[row] / unit : 0 }
        if type == .flag {
            var blocks = Array(repeating: BlockMask.empty, count: (words.count + 1_023) / 1_024)
            for row in words.indices { blocks.mark(row, stored(row) != 0) }
            values = .bits(blocks)
            return
        }
        switch LaneWidth(holding: bounds) {
        case .bit, .int8: values = .int8(Array(rows: words.count) { Int8(truncatingIfNeeded: stored($0)) })
        case .int16: values = .int16(Array(rows: words.count) { Int16(truncatingIfNeeded: stored($0)) })
        case .int32: values = .int32(Array(rows: words.count) { Int32(truncatingIfNeeded: stored($0)) })
        case .int64: values = .int64(Array(rows: words.count, stored))
        }
    }

    /// Creates a column of finite numbers.
    init(numbers: [Double], known: [BlockMask]?) {
        type = .number
        unit = 1
        dictionary = nil
        self.known = known
        values = .double(Array(rows: numbers.count) { known?.isMarked($0) ?? true ? numbers[$0] + 0 : 0 })
    }

    /// Creates a column of flags that are never missing.
    init(flags: [BlockMask]) {
        type = .flag
        unit = 1
        dictionary = nil
        known = nil
        values = .bits(flags)
    }
}
