//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Rules as a list of steps: each looks at one word of a row and goes on to the next step, or jumps.
struct FlatCode: Sendable {
    /// A step: whether a word lies in a range.
    struct Step: Sendable {
        let low: Int64
        let high: Int64
        let source: Int32
        let passesMissing: Bool
        /// Whether passing goes on to the next step; the other answer jumps.
        let continuesOnPass: Bool
        var target: Int32
    }

    /// The target that ends with yes.
    static let yes: Int32 = -1
    /// The target that ends with no.
    static let no: Int32 = -2

    /// The steps; while they are made, the last of each rule first.
    private(set) var steps: [Step] = []

    /// Returns whether the steps from one on end with yes.
    ///
    /// Each step ends in a branch, which processors foresee, and not in a choice of the next step, which they wait for.
    @inline(__always)
    func passes(_ row: PreparedRow, from first: Int) -> Bool {
        let steps = steps.span
        let words = row.words.span
        var next = first
        while true {
            let step = steps[next]
            let source = Int(step.source)
            let isKnown = words[row.sourceCount &+ source &>> 6] &>> Int64(source & 63) & 1 != 0
            let word = words[source]
            let passes = isKnown ? word >= step.low && word <= step.high : step.passesMissing
            if passes == step.continuesOnPass {
                next &+= 1
            } else {
                guard step.target >= 0 else { return step.target == Self.yes }
                next = Int(step.target)
            }
        }
    }
}

// MARK: - Making steps, the last first

extension FlatCode {
    /// Adds the steps of a test whose values lie in sorted ranges, searched by halves, and returns where they begin.
    mutating func add(
        _ ranges: ArraySlice<ClosedRange<Int64>>,
        of source: Int,
        passesMissing: Bool,
        _ onPass: Int32,
        _ onFail: Int32
    ) -> Int32 {
        guard ranges.count > 1 else {
            // No value lies in a range that ends before it begins.
            let range = ranges.first.map { (low: $0.lowerBound, high: $0.upperBound) } ?? (1, 0)
            return add(range, source, passesMissing, onPass, onFail)
        }
        let middle = ranges.startIndex + ranges.count / 2
        let second = add(ranges[middle...], of: source, passesMissing: passesMissing, onPass, onFail)
        let first = add(ranges[..<middle], of: source, passesMissing: passesMissing, onPass, onFail)
        return add((.min, ranges[middle - 1].upperBound), source, passesMissing, first, second)
    }

    private mutating func add(
        _ range: (low: Int64, high: Int64),
        _ source: Int,
        _ passesMissing: Bool,
        _ onPass: Int32,
        _ onFail: Int32
    ) -> Int32 {
        let next = Int32(steps.count) - 1
        if onPass != next || next < 0, onFail != next || next < 0 {
            // Neither answer goes on to the step behind, so a step that only jumps comes between.
            append((1, 0), source, false, continuesOnPass: true, onPass)
            append(range, source, passesMissing, continuesOnPass: true, onFail)
        } else {
            append(range, source, passesMissing, continuesOnPass: onPass == next, onPass == next ? onFail : onPass)
        }
        return Int32(steps.count) - 1
    }

    private mutating func append(
        _ range: (low: Int64, high: Int64),
        _ source: Int,
        _ passesMissing: Bool,
        continuesOnPass: Bool,
        _ target: Int32
    ) {
        steps.append(
            Step(
                low: range.low,
                high: range.high,
                source: Int32(source),
                passesMissing: passesMissing,
                continuesOnPass: continuesOnPass,
                target: target
            )
        )
    }

    /// Adds a step that only jumps, for a rule that asks nothing, and returns it; some row must have a word.
    mutating func addJump(to target: Int32) -> Int32 {
        append((1, 0), 0, false, continuesOnPass: true, target)
        return Int32(steps.count) - 1
    }

    /// Puts the steps into the order in which they are taken, and returns where what was a step is now.
    mutating func finish() -> (Int32) -> Int {
        let last = Int32(steps.count) - 1
        steps.reverse()
        for index in steps.indices where steps[index].target >= 0 { steps[index].target = last - steps[index].target }
        return { Int(last - $0) }
    }
}
