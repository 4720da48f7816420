//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``PairedNetPromoterChange``: for each customer the latest answer in each of the two windows.
///
/// A customer's latest answer in a window counts; a blank, or a number on another scale, is no answer. An answer that is
/// delivered twice changes nothing.
///
/// ```swift
/// var state = PairedNetPromoterAccumulator(definition)
/// try state.add(contentsOf: answers)
/// state.finish().difference?.pValue
/// ```
public struct PairedNetPromoterAccumulator: TimelessMetricAccumulator {
    /// What is added: answers to a survey.
    public typealias Input = SurveyAnswer
    /// The finished figure.
    public typealias Outcome = PairedNetPromoterChange

    /// The choices of the metric.
    public let definition: PairedNetPromoterDefinition
    private var latest: LatestAnswers

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: PairedNetPromoterDefinition) {
        self.definition = definition
        latest = LatestAnswers(scales: [definition.score.scale.answers, definition.score.scale.answers])
    }

    /// Adds an answer; one to another survey or question than the definition names, and one outside both windows, is passed
    /// over.
    ///
    /// - Parameter answer: The answer; one without a customer is counted apart.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if the customer's latest answer has this identifier and other
    ///   facts.
    public mutating func add(_ answer: SurveyAnswer) throws(MetricsError) {
        guard answer.answers(definition.score.question, of: definition.score.survey) else { return }
        if definition.earlier.contains(answer.at) {
            try latest.add(answer, to: 0)
        } else if definition.later.contains(answer.at) {
            try latest.add(answer, to: 1)
        }
    }

    /// Merges the state of another part of the answers.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` or `conflictingActivity`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try latest.merge(other.latest)
    }

    /// Returns the change.
    ///
    /// - Returns: The change with its counts; no difference below two customers who answered both times.
    public func finish() -> PairedNetPromoterChange {
        PairedNetPromoterChange(rows: latest.rows, anonymous: Int64(latest.anonymous.count), definition.score)
    }
}

// MARK: - Codable

extension PairedNetPromoterAccumulator {
    private enum CodingKeys: String, CodingKey { case answers, definition, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(PairedNetPromoterDefinition.self, forKey: .definition)
        latest = try LatestAnswers(
            from: container.superDecoder(forKey: .answers),
            scales: [definition.score.scale.answers, definition.score.scale.answers]
        )
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try latest.encode(to: container.superEncoder(forKey: .answers))
    }
}
