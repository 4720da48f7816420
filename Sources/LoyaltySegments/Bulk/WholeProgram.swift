//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A computation with whole numbers that certainly fit, as steps over a stack: no result can be missing but for a missing
/// operand.
struct WholeProgram: Sendable {
    enum Step: Sendable {
        case column(slot: Int)
        case constant(Int64)
        case join(Arithmetic)
    }

    private(set) var steps: [Step] = []
    private(set) var slots: [Int] = []
    /// The most values that the stack holds.
    private(set) var depth = 0
    /// Whether 32 bits hold every value on the way.
    private(set) var isNarrow = true

    /// The greatest magnitude: what money has, and what a number of double precision counts to.
    private static let limit: Int128 = (1 << 53) - 1

    /// Takes a computation with whole numbers and money, or nil if a value on the way may be too large or is a number.
    init?(_ operand: PreparedOperand, _ columns: [Column]) {
        guard add(operand, columns, below: 0) != nil else { return nil }
    }

    private mutating func add(_ operand: PreparedOperand, _ columns: [Column], below: Int) -> ClosedRange<Int128>? {
        let bounds: ClosedRange<Int128>
        switch operand {
        case .slot(let slot):
            guard let range = columns[slot].countable else { return nil }
            bounds = range
            slots.append(slot)
            steps.append(.column(slot: slot))
        case .value(.integer(let whole)):
            bounds = Int128(whole)...Int128(whole)
            steps.append(.constant(whole))
        case .value(.money(let amount)):
            bounds = Int128(amount.minorUnits)...Int128(amount.minorUnits)
            steps.append(.constant(amount.minorUnits))
        case .computed(let arithmetic, let first, let second):
            guard let left = add(first, columns, below: below), let right = add(second, columns, below: below + 1)
            else {
                return nil
            }
            switch arithmetic {
            case .sum: bounds = left.lowerBound + right.lowerBound...left.upperBound + right.upperBound
            case .difference: bounds = left.lowerBound - right.upperBound...left.upperBound - right.lowerBound
            case .product:
                let products = [left.lowerBound, left.upperBound].flatMap {
                    [$0 * right.lowerBound, $0 * right.upperBound]
                }
                bounds = products.reduce(products[0]) { min($0, $1) }...products.reduce(products[0]) { max($0, $1) }
            case .quotient: return nil
            }
            steps.append(.join(arithmetic))
        case .value, .daysSince: return nil
        }
        guard bounds.lowerBound >= -Self.limit, bounds.upperBound <= Self.limit else { return nil }
        depth = max(depth, below + 1)
        isNarrow = isNarrow && bounds.lowerBound >= Int128(Int32.min) && bounds.upperBound <= Int128(Int32.max)
        return bounds
    }
}

extension WholeProgram {
    /// Returns a test as one of a computation with whole numbers, or nil if it is none.
    static func test(_ test: PreparedTest, _ columns: [Column]) -> (PreparedTest, WholeProgram)? {
        WholeProgram(test.operand, columns).map { (test, $0) }
    }
}

extension Column {
    /// Stands for a block of results of 32 bits.
    static let narrow = Column(.integer, words: [Int64(Int32.min)], known: nil)
    /// Stands for a block of results of 64 bits.
    static let wide = Column(.integer, words: [.min], known: nil)

    /// The values that a column of whole numbers or money may have; nil for other types.
    fileprivate var countable: ClosedRange<Int128>? {
        switch type {
        case .integer, .money: Int128(bounds.lowerBound)...Int128(bounds.upperBound)
        case .text, .number, .date, .instant, .flag, .set: nil
        }
    }
}

// MARK: - Blocks

extension WholeProgram {
    /// Leaves a block of results that 32 bits hold at the bottom of a stack, whose room is kept from block to block.
    func narrow(_ columns: [Column], _ block: Int, _ stack: inout [Int32Lanes]) {
        let size = Int32Lanes.vectorsPerBlock
        if stack.count < depth * size { stack = Array(repeating: Int32Lanes(repeating: 0), count: depth * size) }
        var top = -size
        for step in steps {
            switch step {
            case .column(let slot):
                top += size
                columns[slot].values.widen(block, into: &stack, at: top)
            case .constant(let whole):
                top += size
                let value = Int32Lanes(repeating: Int32(truncatingIfNeeded: whole))
                for index in top..<top + size { stack[index] = value }
            case .join(let arithmetic):
                top -= size
                switch arithmetic {
                case .sum: for index in top..<top + size { stack[index].add(stack[index + size]) }
                case .difference: for index in top..<top + size { stack[index].subtract(stack[index + size]) }
                case .product, .quotient:
                    for index in top..<top + size { stack[index].multiply(stack[index + size]) }
                }
            }
        }
    }

    /// Returns the result of one row.
    func value(_ columns: [Column], _ row: Int, _ stack: inout [Int64]) -> Int64 {
        if stack.count < depth { stack = Array(repeating: 0, count: depth) }
        var top = -1
        for step in steps {
            switch step {
            case .column(let slot):
                top += 1
                stack[top] = columns[slot].values.word(at: row)
            case .constant(let whole):
                top += 1
                stack[top] = whole
            case .join(let arithmetic):
                top -= 1
                // No result overflows: the bounds of the columns say so.
                switch arithmetic {
                case .sum: stack[top] &+= stack[top + 1]
                case .difference: stack[top] &-= stack[top + 1]
                case .product, .quotient: stack[top] &*= stack[top + 1]
                }
            }
        }
        return stack[0]
    }
}

extension PackedValues {
    /// Puts the values of a block that 32 bits hold on a stack.
    ///
    /// Neighbouring values of a vector lie in one lane of 32 bits, and a lane's place in its vector is that of its row.
    fileprivate func widen(_ block: Int, into stack: inout [Int32Lanes], at top: Int) {
        switch self {
        case .int8(let vectors):
            for group in 0..<4 {
                for index in 0..<8 {
                    let vector = vectors[block * 32 + group * 8 + index]
                    for part in 0..<4 {
                        stack[top + group * 32 + part * 8 + index] = Int32Lanes(vector, part: part)
                    }
                }
            }
        case .int16(let vectors):
            for group in 0..<4 {
                for index in 0..<16 {
                    let vector = vectors[block * 64 + group * 16 + index]
                    for part in 0..<2 {
                        stack[top + group * 32 + part * 16 + index] = Int32Lanes(vector, part: part)
                    }
                }
            }
        case .int32(let vectors):
            for index in 0..<128 { stack[top + index] = vectors[block * 128 + index] }
        case .bits, .int64, .double:
            // Wider types are stored only for values that 32 bits do not hold, or that once did not.
            for row in 0..<BlockMask.rows {
                let inGroup = row & 255
                stack[top + row / 256 * 32 + inGroup % 32][inGroup / 32] =
                    Int32(truncatingIfNeeded: word(at: block * BlockMask.rows + row))
            }
        }
    }
}
