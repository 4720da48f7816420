//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension NetPromoterScore {
    /// Creates a score from a column of answers, at the speed of memory.
    ///
    /// ```swift
    /// NetPromoterScore(column: [10, 9, 9, 8, 3]).score    // 40.0
    /// ```
    ///
    /// It is the score that the same answers give one by one.
    ///
    /// - Parameters:
    ///   - answers: The answers; numbers off the scale are counted apart.
    ///   - definition: The scale, the confidence and the smallest sample; its survey and question are not looked at.
    /// - Complexity: O(*n*) in the number of answers.
    public init(column answers: [Int8], by definition: NetPromoterScoreDefinition = .standard) {
        let lowest = Int8(truncatingIfNeeded: definition.scale.answers.lowerBound)
        let above = CountsAbove(answers.span, limits: [lowest - 1, 6, 8, 10])
        self.definition = definition
        promoters = Int64(above.counts[2] - above.counts[3])
        passives = Int64(above.counts[1] - above.counts[2])
        detractors = Int64(above.counts[0] - above.counts[1])
        offScale = Int64(answers.count) - promoters - passives - detractors
        blanks = 0
    }
}

/// How many answers of a column lie above each of four limits.
private struct CountsAbove {
    private(set) var counts: SIMD4<Int> = .zero
    private let limits: SIMD4<Int8>

    init(_ answers: Span<Int8>, limits: SIMD4<Int8>) {
        self.limits = limits
        var start = 0
        // A lane counts up to 255.
        while answers.count - start >= 16 {
            let end = start + min(255 * 16, (answers.count - start) / 16 * 16)
            unsafe addVectors(answers.bytes, start..<end)
            start = end
        }
        for index in start..<answers.count {
            counts &+= SIMD4.zero.replacing(
                with: 1,
                where: SIMD4(repeating: Int(answers[index])) .> SIMD4(clamping: limits)
            )
        }
    }

    /// Adds at most 255 vectors of 16 answers.
    private mutating func addVectors(_ answers: RawSpan, _ range: Range<Int>) {
        let limits = (
            SIMD16(repeating: limits[0]), SIMD16(repeating: limits[1]), SIMD16(repeating: limits[2]),
            SIMD16(repeating: limits[3])
        )
        var lanes = (SIMD16<UInt8>.zero, SIMD16<UInt8>.zero, SIMD16<UInt8>.zero, SIMD16<UInt8>.zero)
        for place in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
            // Any 16 bytes are 16 answers; that they lie in the column is checked.
            let vector = unsafe answers.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<Int8>.self)
            lanes.0 &+= SIMD16.zero.replacing(with: .one, where: vector .> limits.0)
            lanes.1 &+= SIMD16.zero.replacing(with: .one, where: vector .> limits.1)
            lanes.2 &+= SIMD16.zero.replacing(with: .one, where: vector .> limits.2)
            lanes.3 &+= SIMD16.zero.replacing(with: .one, where: vector .> limits.3)
        }
        for lane in 0..<16 {
            counts &+= SIMD4(Int(lanes.0[lane]), Int(lanes.1[lane]), Int(lanes.2[lane]), Int(lanes.3[lane]))
        }
    }
}
