//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A register's worth of neighbouring values of a column, 32 bytes, whatever the width of a value.
///
/// A comparison gives a mark for each value: the lane's bit where the value passes, zero where it does not. Marks of one
/// vector after the other, each with the next higher bit, fill a mask without moving anything between lanes.
protocol LaneVector: Hashable, Sendable {
    /// One value.
    associatedtype Lane: Comparable & Hashable & Sendable
    /// Marks of the same number and width as the values.
    associatedtype Marks

    /// The number of values.
    static var laneCount: Int { get }
    /// No marks.
    static var none: Marks { get }
    /// The lowest bit of each lane.
    static var ones: Marks { get }

    /// The value zero.
    static var zero: Lane { get }

    /// Returns the value that is kept as a whole number; a double as its bits.
    static func lane(_ word: Int64) -> Lane

    init(repeating value: Lane)
    subscript(lane: Int) -> Lane { get set }

    /// The bit where a value is at least the bound.
    func atLeast(_ low: Self, _ bit: Marks) -> Marks
    /// The bit where a value is at most the bound.
    func atMost(_ high: Self, _ bit: Marks) -> Marks
    /// The bit where a value is the same.
    func same(_ value: Self, _ bit: Marks) -> Marks

    static func joined(_ lhs: Marks, _ rhs: Marks) -> Marks
    static func shared(_ lhs: Marks, _ rhs: Marks) -> Marks
    static func doubled(_ bit: Marks) -> Marks
    /// The marks as 256 bits in the order of their rows.
    static func quarter(_ marks: Marks) -> SIMD4<UInt64>
}

extension LaneVector {
    /// The vectors that 256 rows take.
    static var vectorsPerGroup: Int { @inline(__always) get { 256 / laneCount } }
    /// The vectors that a block takes.
    static var vectorsPerBlock: Int { @inline(__always) get { BlockMask.rows / laneCount } }
}
