//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A test of one vector of a column.
protocol LaneTest<Vector> {
    associatedtype Vector: LaneVector

    /// The bit where a value passes.
    func marks(_ vector: Vector, _ bit: Vector.Marks) -> Vector.Marks
}

extension Span where Element: LaneVector {
    /// The rows of a block whose values pass a test.
    ///
    /// Row *r* of each 256 lies in vector *r* mod *v*, lane *r* / *v*, where *v* vectors hold the 256 rows; so the bits come
    /// out in the order of the rows, whatever the width of a value.
    @inline(__always)
    func rows<Test: LaneTest>(passing test: Test) -> BlockMask where Test.Vector == Element {
        // The one check of the bounds stands for those of all reads below.
        guard count >= Element.vectorsPerBlock else { return .empty }
        return BlockMask(
            lowHalf: SIMD8(lowHalf: quarter(0, test), highHalf: quarter(1, test)),
            highHalf: SIMD8(lowHalf: quarter(2, test), highHalf: quarter(3, test))
        )
    }

    @inline(__always)
    private func quarter<Test: LaneTest>(_ index: Int, _ test: Test) -> SIMD4<UInt64> where Test.Vector == Element {
        var marks = Element.none
        var bit = Element.ones
        let first = index * Element.vectorsPerGroup
        for vector in 0..<Element.vectorsPerGroup {
            marks = Element.joined(marks, test.marks(unsafe self[unchecked: first + vector], bit))
            bit = Element.doubled(bit)
        }
        return Element.quarter(marks)
    }
}

/// Values that are at least a bound.
struct AtLeast<Vector: LaneVector>: LaneTest {
    let low: Vector

    @inline(__always) func marks(_ vector: Vector, _ bit: Vector.Marks) -> Vector.Marks { vector.atLeast(low, bit) }
}

/// Values that are at most a bound.
struct AtMost<Vector: LaneVector>: LaneTest {
    let high: Vector

    @inline(__always) func marks(_ vector: Vector, _ bit: Vector.Marks) -> Vector.Marks { vector.atMost(high, bit) }
}

/// Values that are one value.
struct Same<Vector: LaneVector>: LaneTest {
    let value: Vector

    @inline(__always) func marks(_ vector: Vector, _ bit: Vector.Marks) -> Vector.Marks { vector.same(value, bit) }
}

/// Values within bounds.
struct Within<Vector: LaneVector>: LaneTest {
    let low: Vector
    let high: Vector

    @inline(__always) func marks(_ vector: Vector, _ bit: Vector.Marks) -> Vector.Marks {
        Vector.shared(vector.atLeast(low, bit), vector.atMost(high, bit))
    }
}
