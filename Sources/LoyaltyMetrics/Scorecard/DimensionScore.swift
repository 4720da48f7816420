//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What customers answered about one dimension of a scorecard.
public struct DimensionScore: Hashable, Sendable {
    /// The dimension's name.
    public let name: String
    /// How many answers count.
    public let count: Int64
    /// How many answers lie off the scale, or were given on another one; not part of ``count``.
    public let offScale: Int64
    /// How many were left blank; not part of ``count``.
    public let blanks: Int64
    /// The share of answers in the top box, with its interval.
    public let top: Proportion
    /// Whether there are fewer answers than the definition asks for.
    public let isSmallSample: Bool
    /// The sum of the answers' distances from the lowest number.
    private let steps: Int128
    /// The distance from the lowest number of the scale to the highest.
    private let width: Int

    init(_ dimension: ScoredDimension, _ histogram: AnswerHistogram, _ definition: ScorecardDefinition) {
        name = dimension.name
        count = histogram.answered
        offScale = histogram.offScale
        blanks = histogram.blanks
        top = Proportion(
            part: histogram.count(of: definition.topFrom...definition.scale.upperBound),
            of: histogram.answered,
            level: definition.confidence
        )
        isSmallSample = histogram.answered < definition.minimumSample
        steps = histogram.sum - Int128(definition.scale.lowerBound) * Int128(histogram.answered)
        width = definition.scale.count - 1
    }

    /// The mean answer on a scale of 0 to 100; nil without answers.
    public var index: Double? { count > 0 ? 100 * Double(steps) / (Double(width) * Double(count)) : nil }

    /// Whether it is weaker than another of the same scorecard, decided on whole numbers; one without answers is not.
    func isWeaker(than other: DimensionScore) -> Bool {
        guard count > 0, other.count > 0 else { return count > 0 || (other.count == 0 && name < other.name) }
        let (left, right) = (steps * Int128(other.count), other.steps * Int128(count))
        return left == right ? name < other.name : left < right
    }
}
