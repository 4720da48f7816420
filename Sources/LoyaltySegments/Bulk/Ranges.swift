//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A value that ranges may end at: each has the next one, up to the greatest.
protocol RangeBound: Comparable, Hashable, Sendable {
    static var least: Self { get }
    static var greatest: Self { get }
    /// The next value; nil after the greatest.
    var successor: Self? { get }
    /// The value before; nil before the least.
    var predecessor: Self? { get }
}

extension Int64: RangeBound {
    static var least: Int64 { .min }
    static var greatest: Int64 { .max }
    var successor: Int64? { self == .max ? nil : self + 1 }
    var predecessor: Int64? { self == .min ? nil : self - 1 }
}

extension Double: RangeBound {
    static var least: Double { -.greatestFiniteMagnitude }
    static var greatest: Double { .greatestFiniteMagnitude }
    var successor: Double? { self == Self.greatest ? nil : nextUp }
    var predecessor: Double? { self == Self.least ? nil : nextDown }
}

/// The values that pass a test, as closed ranges: sorted, and none touches the next.
struct Ranges<Bound: RangeBound>: Hashable, Sendable {
    let pieces: [ClosedRange<Bound>]

    /// Joins ranges in any order.
    init(_ ranges: [ClosedRange<Bound>]) {
        var pieces: [ClosedRange<Bound>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = pieces.last, last.upperBound.successor.map({ range.lowerBound <= $0 }) ?? true {
                pieces[pieces.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                pieces.append(range)
            }
        }
        self.pieces = pieces
    }

    /// No value.
    static var empty: Ranges { Ranges([]) }
    /// Every value.
    static var full: Ranges { Ranges([Bound.least...Bound.greatest]) }

    /// The values that do not pass.
    var complement: Ranges {
        var rest: [ClosedRange<Bound>] = []
        var next: Bound? = .least
        for piece in pieces {
            if let start = next, let end = piece.lowerBound.predecessor, start <= end { rest.append(start...end) }
            next = piece.upperBound.successor
        }
        if let next { rest.append(next...Bound.greatest) }
        return Ranges(rest)
    }

    /// Whether a value passes.
    func contains(_ value: Bound) -> Bool { pieces.contains { $0.contains(value) } }
}

/// Where a constant lies among the values of a type: the values next to it, and the value that it is, if it is one.
struct Cut<Bound: RangeBound> {
    let below: Bound?
    let equal: Bound?
    let above: Bound?

    /// The values that a comparison with the constant lets pass.
    func ranges(_ comparison: Comparison) -> Ranges<Bound> {
        let lower = below.map { [Bound.least...$0] } ?? []
        let same = equal.map { [$0...$0] } ?? []
        let upper = above.map { [$0...Bound.greatest] } ?? []
        return switch comparison {
        case .equal: Ranges(same)
        case .notEqual: Ranges(lower + upper)
        case .less: Ranges(lower)
        case .lessOrEqual: Ranges(lower + same)
        case .greater: Ranges(upper)
        case .greaterOrEqual: Ranges(same + upper)
        }
    }
}

extension Cut {
    /// The cut of a constant that is a value of the type.
    init(at value: Bound) {
        self.init(below: value.predecessor, equal: value, above: value.successor)
    }
}

extension Cut where Bound == Int64 {
    /// The cut of a number among the whole numbers, exactly.
    init(number: Double) {
        if number >= 0x1p63 {
            self.init(below: .max, equal: nil, above: nil)
        } else if number < -0x1p63 {
            self.init(below: nil, equal: nil, above: .min)
        } else {
            let floor = Int64(number.rounded(.down))
            if Double(floor) == number {
                self.init(at: floor)
            } else {
                self.init(below: floor, equal: nil, above: floor.successor)
            }
        }
    }
}

extension Cut where Bound == Double {
    /// The cut of a whole number among the numbers, exactly.
    init(whole: Int64) {
        let number = Double(whole)
        // Rounding gives a neighbour; 2^63, which is no Int64, lies above every whole number.
        if let back = Int64(exactly: number), back <= whole {
            self = back == whole ? Cut(at: number) : Cut(below: number, equal: nil, above: number.nextUp)
        } else {
            self.init(below: number.nextDown, equal: nil, above: number)
        }
    }
}
