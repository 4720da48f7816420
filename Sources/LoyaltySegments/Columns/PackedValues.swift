//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The stored values of a column in the narrowest type that holds them all.
enum PackedValues: Hashable, Sendable {
    case bits([BlockMask])
    case int8([Int8Lanes])
    case int16([Int16Lanes])
    case int32([Int32Lanes])
    case int64([Int64Lanes])
    case double([DoubleLanes])
}

/// How wide a stored whole number is.
enum LaneWidth: Int, Comparable {
    case bit, int8, int16, int32, int64

    /// The narrowest width that holds bounds and zero, which stands where a value is missing.
    init(holding bounds: ClosedRange<Int64>) {
        self =
            [.int8, .int16, .int32].first {
                $0.bounds.contains(bounds.lowerBound) && $0.bounds.contains(bounds.upperBound)
            }
            ?? .int64
    }

    /// The values that fit.
    var bounds: ClosedRange<Int64> {
        switch self {
        case .bit: 0...1
        case .int8: Int64(Int8.min)...Int64(Int8.max)
        case .int16: Int64(Int16.min)...Int64(Int16.max)
        case .int32: Int64(Int32.min)...Int64(Int32.max)
        case .int64: Int64.min...Int64.max
        }
    }

    static func < (lhs: LaneWidth, rhs: LaneWidth) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension PackedValues {
    /// Makes room for a number of blocks, all zero.
    init(_ width: LaneWidth, blocks: Int) {
        self =
            switch width {
            case .bit: .bits(Array(repeating: .empty, count: blocks))
            case .int8: .int8(Array(zeroBlocks: blocks))
            case .int16: .int16(Array(zeroBlocks: blocks))
            case .int32: .int32(Array(zeroBlocks: blocks))
            case .int64: .int64(Array(zeroBlocks: blocks))
            }
    }

    /// The width of whole numbers; nil for doubles.
    var width: LaneWidth? {
        switch self {
        case .bits: .bit
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .int64: .int64
        case .double: nil
        }
    }

    /// Returns the whole number of a row; a double's is its bits.
    func word(at row: Int) -> Int64 {
        switch self {
        case .bits(let blocks): blocks.isMarked(row) ? 1 : 0
        case .int8(let vectors): Int64(vectors.lane(at: row))
        case .int16(let vectors): Int64(vectors.lane(at: row))
        case .int32(let vectors): Int64(vectors.lane(at: row))
        case .int64(let vectors): vectors.lane(at: row)
        case .double(let vectors): Int64(bitPattern: vectors.lane(at: row).bitPattern)
        }
    }

    /// Puts a whole number that fits, or a double's bits, into a row.
    mutating func set(_ row: Int, _ word: Int64) {
        // Each list leaves the enum before it is changed, so that it is not copied.
        switch self {
        case .bits(var blocks):
            self = .bits([])
            blocks.mark(row, word != 0)
            self = .bits(blocks)
        case .int8(var vectors):
            self = .bits([])
            vectors.setLane(at: row, Int8(truncatingIfNeeded: word))
            self = .int8(vectors)
        case .int16(var vectors):
            self = .bits([])
            vectors.setLane(at: row, Int16(truncatingIfNeeded: word))
            self = .int16(vectors)
        case .int32(var vectors):
            self = .bits([])
            vectors.setLane(at: row, Int32(truncatingIfNeeded: word))
            self = .int32(vectors)
        case .int64(var vectors):
            self = .bits([])
            vectors.setLane(at: row, word)
            self = .int64(vectors)
        case .double(var vectors):
            self = .bits([])
            vectors.setLane(at: row, Double(bitPattern: UInt64(bitPattern: word)))
            self = .double(vectors)
        }
    }

    /// Adds a block of zeros.
    mutating func appendBlock() {
        switch self {
        case .bits(var blocks):
            self = .bits([])
            blocks.append(.empty)
            self = .bits(blocks)
        case .int8(var vectors):
            self = .bits([])
            vectors.appendZeroBlock()
            self = .int8(vectors)
        case .int16(var vectors):
            self = .bits([])
            vectors.appendZeroBlock()
            self = .int16(vectors)
        case .int32(var vectors):
            self = .bits([])
            vectors.appendZeroBlock()
            self = .int32(vectors)
        case .int64(var vectors):
            self = .bits([])
            vectors.appendZeroBlock()
            self = .int64(vectors)
        case .double(var vectors):
            self = .bits([])
            vectors.appendZeroBlock()
            self = .double(vectors)
        }
    }
}

// MARK: - Rows in blocks

extension Array where Element: LaneVector {
    /// Room for a number of blocks, all zero.
    init(zeroBlocks blocks: Int) {
        self.init(repeating: Element(repeating: Element.zero), count: blocks * Element.vectorsPerBlock)
    }

    /// Room for rows, filled from their values.
    init(rows: Int, _ value: (Int) -> Element.Lane) {
        self.init(zeroBlocks: (rows + BlockMask.rows - 1) / BlockMask.rows)
        for row in 0..<rows { setLane(at: row, value(row)) }
    }

    @inline(__always)
    func lane(at row: Int) -> Element.Lane {
        let inGroup = row & 255
        return self[row / 256 * Element.vectorsPerGroup + inGroup % Element.vectorsPerGroup][
            inGroup / Element.vectorsPerGroup
        ]
    }

    @inline(__always)
    mutating func setLane(at row: Int, _ value: Element.Lane) {
        let inGroup = row & 255
        let vector = row / 256 * Element.vectorsPerGroup + inGroup % Element.vectorsPerGroup
        self[vector][inGroup / Element.vectorsPerGroup] = value
    }

    mutating func appendZeroBlock() {
        append(contentsOf: repeatElement(Element(repeating: Element.zero), count: Element.vectorsPerBlock))
    }
}

extension [BlockMask] {
    @inline(__always)
    func isMarked(_ row: Int) -> Bool { self[row >> 10][(row >> 6) & 15] >> UInt64(row & 63) & 1 == 1 }

    @inline(__always)
    mutating func mark(_ row: Int, _ isMarked: Bool) {
        let bit: UInt64 = 1 << UInt64(row & 63)
        if isMarked { self[row >> 10][(row >> 6) & 15] |= bit } else { self[row >> 10][(row >> 6) & 15] &= ~bit }
    }
}
