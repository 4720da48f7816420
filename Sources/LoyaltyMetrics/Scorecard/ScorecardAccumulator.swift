//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``Scorecard``: for each dimension how often each number was answered.
///
/// With ``DeliveryGuarantee/exactlyOnce`` the state is one count for each number and dimension, however many answers there are. With
/// ``DeliveryGuarantee/atLeastOnce`` it also keeps each answer by its identifier, and an answer that comes again changes
/// nothing.
public struct ScorecardAccumulator: TimelessMetricAccumulator {
    /// What is added: answers to a survey.
    public typealias Input = SurveyAnswer
    /// The finished figure.
    public typealias Outcome = Scorecard

    /// The choices of the metric.
    public let definition: ScorecardDefinition
    private var log: FactLog<ActivityID, AnswersByDimension>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: ScorecardDefinition) {
        self.definition = definition
        log = FactLog(AnswersByDimension(definition), delivery: definition.delivery)
    }

    /// Adds an answer; one to another survey, or to a question about no dimension, is passed over.
    ///
    /// - Parameter answer: The answer; a blank, and a rating on another scale, are counted apart.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 answers, or `conflictingActivity` if an answer of
    ///   this identifier and another rating or question is known.
    public mutating func add(_ answer: SurveyAnswer) throws(MetricsError) {
        guard answer.answers(nil, of: definition.survey),
            let dimension = definition.dimensions.firstIndex(where: { $0.isAsked(by: answer.question) })
        else { return }
        let fact = AnswersByDimension.Fact(
            answer: AnswerFact(answer.rating, on: definition.scale),
            dimension: dimension
        )
        try log.add(fact, of: answer.id)
    }

    /// Merges the state of another part of the answers.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity`, or `sumOutOfRange` beyond 2^53 − 1
    ///   answers.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the scorecard.
    ///
    /// - Returns: The scores with their counts; no index where there are no answers.
    public func finish() -> Scorecard { Scorecard(log.state.histograms, definition) }
}

// MARK: - Codable

extension ScorecardAccumulator {
    private enum CodingKeys: String, CodingKey { case answers, definition, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(ScorecardDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .answers),
            into: AnswersByDimension(definition),
            delivery: definition.delivery
        )
    }

    /// Writes the state as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try log.encode(to: container.superEncoder(forKey: .answers))
    }
}
