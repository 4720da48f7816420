//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//
/// Rules as a list of steps: each looks at one word of a row and names the next step.
struct FlatCode: Sendable {
    /// A step: whether a word lies in a range.
    struct Step: Sendable {
        let low: Int64
        let high: Int64
        let source: Int32
        let passesMissing: Bool
        let onPass: Int32
        let onFail: Int32
    }

    /// The target that ends with yes.
    static let yes: Int32 = -1
    /// The target that ends with no.
    static let no: Int32 = -2

    private(set) var steps: [Step] = []

    /// Adds the steps of a test whose values lie in sorted ranges, searched by halves, and returns the first.
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
            return add(Step(range, source, passesMissing, onPass, onFail))
        }
        let middle = ranges.startIndex + ranges.count / 2
        let first = add(ranges[..<middle], of: source, passesMissing: passesMissing, onPass, onFail)
        let second = add(ranges[middle...], of: source, passesMissing: passesMissing, onPass, onFail)
        return add(Step((.min, ranges[middle - 1].upperBound), source, passesMissing, first, second))
    }

    private mutating func add(_ step: Step) -> Int32 {
        steps.append(step)
        return Int32(steps.count - 1)
    }

    /// Returns whether the steps from one on end with yes.
    @inline(__always)
    func passes(_ row: PreparedRow, from first: Int32) -> Bool {
        let steps = steps.span
        let words = row.words.span
        let knownFrom = row.sourceCount
        var next = first
        while next >= 0 {
            let step = steps[Int(next)]
            let source = Int(step.source)
            let isKnown = words[knownFrom &+ source &>> 6] &>> Int64(source & 63) & 1 != 0
            let word = words[source]
            let passes = isKnown ? word >= step.low && word <= step.high : step.passesMissing
            next = passes ? step.onPass : step.onFail
        }
        return next == Self.yes
    }
}

extension FlatCode.Step {
    fileprivate init(
        _ range: (low: Int64, high: Int64),
        _ source: Int,
        _ passesMissing: Bool,
        _ onPass: Int32,
        _ onFail: Int32
    ) {
        low = range.low
        high = range.high
        self.source = Int32(source)
        self.passesMissing = passesMissing
        self.onPass = onPass
        self.onFail = onFail
    }
}
