//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// The same few lines for each width: the operators of vectors are fast only on concrete types.

/// 16 values of the type.
struct Int16Lanes: LaneVector {
    private var values: SIMD16<Int16>

    @inline(__always) init(repeating value: Int16) { values = SIMD16(repeating: value) }

    static var laneCount: Int { @inline(__always) get { 16 } }
    static var zero: Int16 { @inline(__always) get { 0 } }
    @inline(__always) static func lane(_ word: Int64) -> Int16 { Int16(truncatingIfNeeded: word) }
    static var none: SIMD16<Int16> { @inline(__always) get { .zero } }
    static var ones: SIMD16<Int16> { @inline(__always) get { .one } }

    subscript(lane: Int) -> Int16 {
        @inline(__always) get { values[lane] }
        @inline(__always) set { values[lane] = newValue }
    }

    @inline(__always) func atLeast(_ low: Self, _ bit: SIMD16<Int16>) -> SIMD16<Int16> {
        Self.none.replacing(with: bit, where: values .>= low.values)
    }

    @inline(__always) func atMost(_ high: Self, _ bit: SIMD16<Int16>) -> SIMD16<Int16> {
        Self.none.replacing(with: bit, where: values .<= high.values)
    }

    @inline(__always) func same(_ value: Self, _ bit: SIMD16<Int16>) -> SIMD16<Int16> {
        Self.none.replacing(with: bit, where: values .== value.values)
    }

    @inline(__always) static func joined(_ lhs: SIMD16<Int16>, _ rhs: SIMD16<Int16>) -> SIMD16<Int16> { lhs | rhs }
    @inline(__always) static func shared(_ lhs: SIMD16<Int16>, _ rhs: SIMD16<Int16>) -> SIMD16<Int16> { lhs & rhs }
    @inline(__always) static func doubled(_ bit: SIMD16<Int16>) -> SIMD16<Int16> { bit &+ bit }

    @inline(__always) static func quarter(_ marks: SIMD16<Int16>) -> SIMD4<UInt64> {
        // Both are 256 bits; the lowest bit of the first lane is the first row.
        unsafe unsafeBitCast(marks, to: SIMD4<UInt64>.self)
    }
}

/// 8 values of the type.
struct Int32Lanes: LaneVector {
    private var values: SIMD8<Int32>

    @inline(__always) init(repeating value: Int32) { values = SIMD8(repeating: value) }

    static var laneCount: Int { @inline(__always) get { 8 } }
    static var zero: Int32 { @inline(__always) get { 0 } }
    @inline(__always) static func lane(_ word: Int64) -> Int32 { Int32(truncatingIfNeeded: word) }
    static var none: SIMD8<Int32> { @inline(__always) get { .zero } }
    static var ones: SIMD8<Int32> { @inline(__always) get { .one } }

    subscript(lane: Int) -> Int32 {
        @inline(__always) get { values[lane] }
        @inline(__always) set { values[lane] = newValue }
    }

    @inline(__always) func atLeast(_ low: Self, _ bit: SIMD8<Int32>) -> SIMD8<Int32> {
        Self.none.replacing(with: bit, where: values .>= low.values)
    }

    @inline(__always) func atMost(_ high: Self, _ bit: SIMD8<Int32>) -> SIMD8<Int32> {
        Self.none.replacing(with: bit, where: values .<= high.values)
    }

    @inline(__always) func same(_ value: Self, _ bit: SIMD8<Int32>) -> SIMD8<Int32> {
        Self.none.replacing(with: bit, where: values .== value.values)
    }

    @inline(__always) static func joined(_ lhs: SIMD8<Int32>, _ rhs: SIMD8<Int32>) -> SIMD8<Int32> { lhs | rhs }
    @inline(__always) static func shared(_ lhs: SIMD8<Int32>, _ rhs: SIMD8<Int32>) -> SIMD8<Int32> { lhs & rhs }
    @inline(__always) static func doubled(_ bit: SIMD8<Int32>) -> SIMD8<Int32> { bit &+ bit }

    @inline(__always) static func quarter(_ marks: SIMD8<Int32>) -> SIMD4<UInt64> {
        // Both are 256 bits; the lowest bit of the first lane is the first row.
        unsafe unsafeBitCast(marks, to: SIMD4<UInt64>.self)
    }
}

/// 4 values of the type.
struct Int64Lanes: LaneVector {
    private var values: SIMD4<Int64>

    @inline(__always) init(repeating value: Int64) { values = SIMD4(repeating: value) }

    static var laneCount: Int { @inline(__always) get { 4 } }
    static var zero: Int64 { @inline(__always) get { 0 } }
    @inline(__always) static func lane(_ word: Int64) -> Int64 { word }
    static var none: SIMD4<Int64> { @inline(__always) get { .zero } }
    static var ones: SIMD4<Int64> { @inline(__always) get { .one } }

    subscript(lane: Int) -> Int64 {
        @inline(__always) get { values[lane] }
        @inline(__always) set { values[lane] = newValue }
    }

    @inline(__always) func atLeast(_ low: Self, _ bit: SIMD4<Int64>) -> SIMD4<Int64> {
        Self.none.replacing(with: bit, where: values .>= low.values)
    }

    @inline(__always) func atMost(_ high: Self, _ bit: SIMD4<Int64>) -> SIMD4<Int64> {
        Self.none.replacing(with: bit, where: values .<= high.values)
    }

    @inline(__always) func same(_ value: Self, _ bit: SIMD4<Int64>) -> SIMD4<Int64> {
        Self.none.replacing(with: bit, where: values .== value.values)
    }

    @inline(__always) static func joined(_ lhs: SIMD4<Int64>, _ rhs: SIMD4<Int64>) -> SIMD4<Int64> { lhs | rhs }
    @inline(__always) static func shared(_ lhs: SIMD4<Int64>, _ rhs: SIMD4<Int64>) -> SIMD4<Int64> { lhs & rhs }
    @inline(__always) static func doubled(_ bit: SIMD4<Int64>) -> SIMD4<Int64> { bit &+ bit }

    @inline(__always) static func quarter(_ marks: SIMD4<Int64>) -> SIMD4<UInt64> {
        // Both are 256 bits; the lowest bit of the first lane is the first row.
        unsafe unsafeBitCast(marks, to: SIMD4<UInt64>.self)
    }
}

/// 4 values of the type.
struct DoubleLanes: LaneVector {
    private var values: SIMD4<Double>

    @inline(__always) init(repeating value: Double) { values = SIMD4(repeating: value) }

    static var laneCount: Int { @inline(__always) get { 4 } }
    static var zero: Double { @inline(__always) get { 0 } }
    @inline(__always) static func lane(_ word: Int64) -> Double { Double(bitPattern: UInt64(bitPattern: word)) }
    static var none: SIMD4<Int64> { @inline(__always) get { .zero } }
    static var ones: SIMD4<Int64> { @inline(__always) get { .one } }

    subscript(lane: Int) -> Double {
        @inline(__always) get { values[lane] }
        @inline(__always) set { values[lane] = newValue }
    }

    @inline(__always) func atLeast(_ low: Self, _ bit: SIMD4<Int64>) -> SIMD4<Int64> {
        Self.none.replacing(with: bit, where: values .>= low.values)
    }

    @inline(__always) func atMost(_ high: Self, _ bit: SIMD4<Int64>) -> SIMD4<Int64> {
        Self.none.replacing(with: bit, where: values .<= high.values)
    }

    @inline(__always) func same(_ value: Self, _ bit: SIMD4<Int64>) -> SIMD4<Int64> {
        Self.none.replacing(with: bit, where: values .== value.values)
    }

    @inline(__always) static func joined(_ lhs: SIMD4<Int64>, _ rhs: SIMD4<Int64>) -> SIMD4<Int64> { lhs | rhs }
    @inline(__always) static func shared(_ lhs: SIMD4<Int64>, _ rhs: SIMD4<Int64>) -> SIMD4<Int64> { lhs & rhs }
    @inline(__always) static func doubled(_ bit: SIMD4<Int64>) -> SIMD4<Int64> { bit &+ bit }

    @inline(__always) static func quarter(_ marks: SIMD4<Int64>) -> SIMD4<UInt64> {
        // Both are 256 bits; the lowest bit of the first lane is the first row.
        unsafe unsafeBitCast(marks, to: SIMD4<UInt64>.self)
    }
}

// MARK: - Computing

extension Int32Lanes {
    /// Takes one byte of each lane of 32 bits.
    @inline(__always) init(_ bytes: Int8Lanes, part: Int) {
        // Both are 256 bits; the lowest byte of a lane is the first.
        let lanes = unsafe unsafeBitCast(bytes, to: SIMD8<Int32>.self)
        values = (lanes &<< Int32(24 - part * 8)) &>> 24
    }

    /// Takes one half of each lane of 32 bits.
    @inline(__always) init(_ halves: Int16Lanes, part: Int) {
        // Both are 256 bits; the lower half of a lane is the first.
        let lanes = unsafe unsafeBitCast(halves, to: SIMD8<Int32>.self)
        values = (lanes &<< Int32(16 - part * 16)) &>> 16
    }

    @inline(__always) mutating func add(_ other: Self) { values &+= other.values }
    @inline(__always) mutating func subtract(_ other: Self) { values &-= other.values }
    @inline(__always) mutating func multiply(_ other: Self) { values &*= other.values }
}
