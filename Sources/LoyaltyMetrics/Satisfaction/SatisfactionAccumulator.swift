//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``Satisfaction``: how often each number was answered.
///
/// With ``DeliveryGuarantee/exactlyOnce`` the state is one count for each number of the scale, however many answers there are. With
/// ``DeliveryGuarantee/atLeastOnce`` it also keeps each answer by its identifier, and an answer that comes again changes
/// nothing.
public struct SatisfactionAccumulator: TimelessMetricAccumulator {
    /// What is added: answers to a survey.
    public typealias Input = SurveyAnswer
    /// The finished figure.
    public typealias Outcome = Satisfaction

    /// The choices of the metric.
    public let definition: SatisfactionDefinition
    private var log: FactLog<ActivityID, AnswerHistogram>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: SatisfactionDefinition) {
        self.definition = definition
        log = FactLog(AnswerHistogram(scale: definition.scale), delivery: definition.delivery)
    }

    /// Adds an answer; one to another survey or question than the definition names is passed over.
    ///
    /// - Parameter answer: The answer; a blank, and a rating on another scale, are counted apart.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 answers, or `conflictingActivity` if an answer of
    ///   this identifier and another rating is known.
    public mutating func add(_ answer: SurveyAnswer) throws(MetricsError) {
        guard answer.answers(definition.question, of: definition.survey) else { return }
        try log.add(AnswerFact(answer.rating, on: definition.scale), of: answer.id)
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

    /// Returns the figures.
    ///
    /// - Returns: The figures with their counts; no values if there are no answers.
    public func finish() -> Satisfaction { Satisfaction(log.state, definition) }
}

// MARK: - Codable

extension SatisfactionAccumulator {
    private enum CodingKeys: String, CodingKey { case answers, definition, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(SatisfactionDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .answers),
            into: AnswerHistogram(scale: definition.scale),
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
