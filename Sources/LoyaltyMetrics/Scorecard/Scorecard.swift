//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How customers judge the sides of an experience, the weakest first.
///
/// ```swift
/// let card = Scorecard(answers: ["certainty": [5, 4, 4], "status": [2, 3], "control": [3, 4]], by: .sixForces)
/// card.weakestFirst.map(\.name).prefix(2)   // status, control
/// card.overall                              // 61.1…: the mean of the three that have answers
/// ```
///
/// Each answer counts from 0 for the lowest number of the scale to 100 for the highest; a dimension's index is their mean.
public struct Scorecard: Hashable, Sendable {
    /// The choices that the scorecard was made by.
    public let definition: ScorecardDefinition
    /// The dimensions in the order of the definition.
    public let scores: [DimensionScore]

    /// Creates a scorecard from answers.
    ///
    /// - Parameters:
    ///   - answers: The answers by the dimension's name; those of a name that the definition does not have are passed over,
    ///     and numbers off the scale counted apart.
    ///   - definition: The choices; its survey and questions are not looked at.
    /// - Complexity: O(*n*) in the number of answers.
    public init(answers: [String: [Int]], by definition: ScorecardDefinition) {
        let histograms = definition.dimensions.map { dimension in
            var histogram = AnswerHistogram(scale: definition.scale)
            for answer in answers[dimension.name] ?? [] { histogram.add(answer) }
            return histogram
        }
        self.init(histograms, definition)
    }

    /// Creates a scorecard from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - counts: By the dimension's name, how often each number of the scale was answered, from the lowest; those of a name
    ///     that the definition does not have are passed over.
    ///   - definition: The choices.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, or another number of counts than the scale
    ///   has; and `sumOutOfRange` if a dimension's sum is beyond 2^53 − 1.
    public init(counts: [String: [Int64]], by definition: ScorecardDefinition) throws(MetricsError) {
        var histograms: [AnswerHistogram] = []
        for dimension in definition.dimensions {
            guard let counts = counts[dimension.name] else {
                histograms.append(AnswerHistogram(scale: definition.scale))
                continue
            }
            histograms.append(try AnswerHistogram(scale: definition.scale, counts: counts))
        }
        self.init(histograms, definition)
    }

    init(_ histograms: [AnswerHistogram], _ definition: ScorecardDefinition) {
        self.definition = definition
        scores = zip(definition.dimensions, histograms).map { DimensionScore($0, $1, definition) }
    }

    /// The dimensions from the lowest index to the highest, equal ones by name; those without answers last.
    public var weakestFirst: [DimensionScore] { scores.sorted { $0.isWeaker(than: $1) } }

    /// The mean of the dimensions' indexes, each counting the same however many answers it has; nil without answers.
    ///
    /// Dimensions without answers do not count.
    public var overall: Double? {
        let indexes = scores.compactMap(\.index)
        return indexes.isEmpty ? nil : indexes.reduce(0, +) / Double(indexes.count)
    }
}
