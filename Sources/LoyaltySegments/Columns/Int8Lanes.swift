//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// 32 values of one byte, in two halves: vectors of 32 lanes fall back to a loop over them.
struct Int8Lanes: LaneVector {
    private var low: SIMD16<Int8>
    private var high: SIMD16<Int8>

    /// Marks of both halves.
    struct Marks {
        let low: SIMD16<Int8>
        let high: SIMD16<Int8>
    }

    @inline(__always) init(repeating value: Int8) {
        low = SIMD16(repeating: value)
        high = low
    }

    static var laneCount: Int { @inline(__always) get { 32 } }
    static var zero: Int8 { @inline(__always) get { 0 } }
    @inline(__always) static func lane(_ word: Int64) -> Int8 { Int8(truncatingIfNeeded: word) }
    static var none: Marks { @inline(__always) get { Marks(low: .zero, high: .zero) } }
    static var ones: Marks { @inline(__always) get { Marks(low: .one, high: .one) } }

    subscript(lane: Int) -> Int8 {
        @inline(__always) get { lane < 16 ? low[lane] : high[lane - 16] }
        @inline(__always) set { if lane < 16 { low[lane] = newValue } else { high[lane - 16] = newValue } }
    }

    @inline(__always) func atLeast(_ bound: Self, _ bit: Marks) -> Marks {
        Marks(
            low: SIMD16.zero.replacing(with: bit.low, where: low .>= bound.low),
            high: SIMD16.zero.replacing(with: bit.high, where: high .>= bound.high)
        )
    }

    @inline(__always) func atMost(_ bound: Self, _ bit: Marks) -> Marks {
        Marks(
            low: SIMD16.zero.replacing(with: bit.low, where: low .<= bound.low),
            high: SIMD16.zero.replacing(with: bit.high, where: high .<= bound.high)
        )
    }

    @inline(__always) func same(_ value: Self, _ bit: Marks) -> Marks {
        Marks(
            low: SIMD16.zero.replacing(with: bit.low, where: low .== value.low),
            high: SIMD16.zero.replacing(with: bit.high, where: high .== value.high)
        )
    }

    @inline(__always) static func joined(_ lhs: Marks, _ rhs: Marks) -> Marks {
        Marks(low: lhs.low | rhs.low, high: lhs.high | rhs.high)
    }

    @inline(__always) static func shared(_ lhs: Marks, _ rhs: Marks) -> Marks {
        Marks(low: lhs.low & rhs.low, high: lhs.high & rhs.high)
    }

    @inline(__always) static func doubled(_ bit: Marks) -> Marks {
        Marks(low: bit.low &+ bit.low, high: bit.high &+ bit.high)
    }

    @inline(__always) static func quarter(_ marks: Marks) -> SIMD4<UInt64> {
        // Both are 256 bits; the lowest bit of the first lane is the first row.
        unsafe unsafeBitCast(marks, to: SIMD4<UInt64>.self)
    }
}
