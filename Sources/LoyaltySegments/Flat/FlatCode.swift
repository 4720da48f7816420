//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Rules as a list of steps: each looks at one word of a row.
///
/// Steps that are joined answer one question, whether all of them hold, and only then is there a choice of what comes next.
/// A processor guesses a choice before it knows, and a wrong guess costs as much as several steps, so few choices are
/// quicker than few steps.
@usableFromInline
struct FlatCode: Sendable {
    /// Whether a word lies in a range of words, which may go on from the greatest word to the least.
    struct Test: Sendable {
        let word: Int
        let low: Int64
        /// How many words of the range come after ``low``: one comparison without a sign tells whether a word is in it.
        let width: UInt64
    }

    /// A test, and what comes after it.
    @usableFromInline
    struct Step: Sendable {
        @usableFromInline let low: Int64
        @usableFromInline let width: UInt64
        @usableFromInline let word: Int32
        @usableFromInline let onPass: Int32
        @usableFromInline let onFail: Int32
        /// Whether the next step must hold as well; the last of those that are joined chooses what comes next.
        @usableFromInline let isJoined: Bool

        init(_ test: Test, _ onPass: Int32, _ onFail: Int32, isJoined: Bool) {
            low = test.low
            width = test.width
            word = Int32(test.word)
            self.onPass = onPass
            self.onFail = onFail
            self.isJoined = isJoined
        }
    }

    /// The place that ends with yes.
    @usableFromInline static let yes: Int32 = -1
    /// The place that ends with no.
    static let no: Int32 = -2
    /// The most tests that are joined.
    static let mostJoined = 8

    @usableFromInline private(set) var steps: [Step] = []

    /// Returns whether the steps from a place on end with yes.
    @inlinable @inline(__always)
    func passes(_ row: PreparedRow, from first: Int32) -> Bool {
        let steps = steps.span
        let words = row.words.span
        var next = first
        // The highest bit is set by a failure. Compilers make a choice of a comparison, but not of the bits that it has.
        var failures: UInt64 = 0
        while next >= 0 {
            let step = steps[Int(next)]
            let offset = UInt64(bitPattern: words[Int(step.word)] &- step.low)
            failures |= step.width.isBelow(offset)
            if step.isJoined {
                next &+= 1
            } else {
                next = failures.leadingZeroBitCount > 0 ? step.onPass : step.onFail
                failures = 0
            }
        }
        return next == Self.yes
    }
}

// MARK: - Making steps, the last first

extension FlatCode {
    /// Adds the steps of a question whether all tests hold, and returns where they begin.
    mutating func add(_ tests: ArraySlice<Test>, _ onPass: Int32, _ onFail: Int32) -> Int32 {
        guard let last = tests.indices.last else { return onPass }
        let rest = tests.dropFirst(Self.mostJoined)
        guard rest.isEmpty else { return add(tests.prefix(Self.mostJoined), add(rest, onPass, onFail), onFail) }
        for index in tests.indices {
            steps.append(Step(tests[index], onPass, onFail, isJoined: index != last))
        }
        return Int32(steps.count - tests.count)
    }

    /// Adds the steps of a question whether a word lies in one of many sorted ranges, searched by halves.
    mutating func add(
        _ ranges: ArraySlice<ClosedRange<Int64>>,
        of word: Int,
        _ onPass: Int32,
        _ onFail: Int32
    ) -> Int32 {
        if ranges.count == 1, let range = ranges.first {
            return add([Test(word, in: range)], onPass, onFail)
        }
        guard ranges.count > Self.mostJoined else {
            // It lies in one of them unless it lies outside of all.
            return add(ranges.map { Test(word, notIn: $0) }[...], onFail, onPass)
        }
        let middle = ranges.startIndex + ranges.count / 2
        let first = add(ranges[..<middle], of: word, onPass, onFail)
        let second = add(ranges[middle...], of: word, onPass, onFail)
        return add([Test(word, in: .min...ranges[middle - 1].upperBound)], first, second)
    }
}

extension FlatCode.Test {
    /// A test whether a word lies in a range.
    init(_ word: Int, in range: ClosedRange<Int64>) {
        self.init(word: word, low: range.lowerBound, width: UInt64(bitPattern: range.upperBound &- range.lowerBound))
    }

    /// A test whether a word lies outside of a range that some word is outside of: from its end around to its beginning.
    init(_ word: Int, notIn range: ClosedRange<Int64>) {
        let low = range.upperBound &+ 1
        self.init(word: word, low: low, width: UInt64(bitPattern: range.lowerBound &- 1 &- low))
    }
}

extension UInt64 {
    /// A number whose highest bit is 1 if this number is less than another, or else 0.
    ///
    /// Source: H. S. Warren, "Hacker's Delight", 2-12 (unsigned comparison predicates).
    @inlinable @inline(__always)
    func isBelow(_ other: UInt64) -> UInt64 {
        (~self & other) | ((~self | other) & (self &- other))
    }
}
