//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What customers answered on a scale: satisfaction, effort, stars, agreement.
///
/// ```swift
/// let csat = Satisfaction(answers: [5, 5, 4, 3, 1])
/// csat.top.value       // 0.6: satisfied
/// csat.bottom.value    // 0.2: below 3
/// csat.mean            // 3.6
///
/// let effort = try Satisfaction(counts: [1, 2, 3, 6, 18, 12, 8], by: .effort)
/// effort.mean          // 5.12
/// effort.top.value     // 0.76: found it easy
/// ```
///
/// Everything is computed from how often each number was answered. To compare two periods or groups, compare their shares:
/// `DifferenceOfShares(from: before.top, to: after.top)`.
public struct Satisfaction: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: SatisfactionDefinition
    /// The share of answers in the top box, with its interval.
    public let top: Proportion
    /// The share of answers in the bottom box, with its interval.
    public let bottom: Proportion
    private let histogram: AnswerHistogram

    /// Creates the figures from answers.
    ///
    /// - Parameters:
    ///   - answers: The answers; numbers off the scale are counted apart.
    ///   - definition: The choices; its survey and question are not looked at.
    /// - Complexity: O(*n*) in the number of answers.
    public init(
        answers: some Sequence<some FixedWidthInteger>,
        by definition: SatisfactionDefinition = .standard
    ) {
        var histogram = AnswerHistogram(scale: definition.scale)
        for answer in answers { histogram.add(Int(clamping: answer)) }
        self.init(histogram, definition)
    }

    /// Creates the figures from answers of which some were left blank.
    ///
    /// - Parameters:
    ///   - answers: The answers, nil for a blank; numbers off the scale are counted apart.
    ///   - definition: The choices; its survey and question are not looked at.
    /// - Complexity: O(*n*) in the number of answers.
    public init(answers: some Sequence<Int?>, by definition: SatisfactionDefinition = .standard) {
        var histogram = AnswerHistogram(scale: definition.scale)
        for answer in answers {
            if let answer { histogram.add(answer) } else { histogram.addBlank() }
        }
        self.init(histogram, definition)
    }

    /// Creates the figures from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - counts: How often each number of the scale was answered, from the lowest.
    ///   - definition: The choices.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, or another number of counts than the scale
    ///   has; and `sumOutOfRange` if their sum is beyond 2^53 − 1.
    public init(counts: [Int64], by definition: SatisfactionDefinition = .standard) throws(MetricsError) {
        self.init(try AnswerHistogram(scale: definition.scale, counts: counts), definition)
    }

    init(_ histogram: AnswerHistogram, _ definition: SatisfactionDefinition) {
        self.definition = definition
        self.histogram = histogram
        func share(_ box: ClosedRange<Int>) -> Proportion {
            Proportion(part: histogram.count(of: box), of: histogram.answered, level: definition.confidence)
        }
        top = share(definition.topFrom...definition.scale.upperBound)
        bottom = share(definition.scale.lowerBound...definition.bottomTo)
    }
}

// MARK: - Counts

extension Satisfaction {
    /// How often each number of the scale was answered, from the lowest.
    public var counts: [Int64] { histogram.counts }

    /// How many answers count.
    public var count: Int64 { histogram.answered }

    /// How many answers lie off the scale, or were given on another one; not part of ``count``.
    public var offScale: Int64 { histogram.offScale }

    /// How many were left blank; not part of ``count``.
    public var blanks: Int64 { histogram.blanks }

    /// Whether there are fewer answers than the definition asks for.
    public var isSmallSample: Bool { count < definition.minimumSample }
}

// MARK: - Figures

extension Satisfaction {
    /// The mean answer; nil without answers.
    public var mean: Double? { count > 0 ? Double(histogram.sum) / Double(count) : nil }

    /// The variance of the answers as of a sample (*n* − 1), from whole sums; nil below two answers.
    public var sampleVariance: Double? {
        guard count > 1 else { return nil }
        let spread = Int128(count) * histogram.sumOfSquares - histogram.sum * histogram.sum
        return Double(spread) / Double(Int128(count) * Int128(count - 1))
    }

    /// The square root of ``sampleVariance``; nil below two answers.
    public var standardDeviation: Double? { sampleVariance.map { $0.squareRoot() } }

    /// The answer in the middle when all are sorted, the lower one of two; nil without answers.
    public var lowerMedian: Int? {
        var rank = (count + 1) / 2
        for (answer, count) in zip(definition.scale, counts) where count > 0 {
            if rank <= count { return answer }
            rank -= count
        }
        return nil
    }

    /// The answers that were given most often, all of them, from the lowest; none without answers.
    public var modes: [Int] {
        let most = counts.max() ?? 0
        return zip(definition.scale, counts).compactMap { most > 0 && $0.1 == most ? $0.0 : nil }
    }

    /// The share of the top box less that of the bottom box, −1 to 1; nil without answers.
    public var net: Double? { count > 0 ? Double(top.count - bottom.count) / Double(count) : nil }
}
