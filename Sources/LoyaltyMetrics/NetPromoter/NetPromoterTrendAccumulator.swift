//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``NetPromoterTrend``: a histogram of answers for each period.
///
/// ```swift
/// var state = NetPromoterTrendAccumulator(definition)
/// try state.add(contentsOf: answers, in: zone)
/// try state.finish().points
/// ```
///
/// The delivery that the score's definition names holds for the trend.
public struct NetPromoterTrendAccumulator: MetricAccumulator {
    /// What is added: answers to a survey.
    public typealias Input = SurveyAnswer
    /// The finished figure.
    public typealias Outcome = NetPromoterTrend

    /// The choices of the metric.
    public let definition: NetPromoterTrendDefinition
    private var log: FactLog<ActivityID, AnswersByPeriod>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: NetPromoterTrendDefinition) {
        self.definition = definition
        log = FactLog(AnswersByPeriod(definition), delivery: definition.score.delivery)
    }

    /// Adds an answer to its period; one to another survey or question than the definition names is passed over.
    ///
    /// - Parameters:
    ///   - answer: The answer; a blank, and a rating on another scale, are counted apart.
    ///   - zone: The zone that the definition names.
    /// - Throws: ``MetricsError`` with code `zoneMismatch`, `dateOutOfRange` for a period beyond the year 9999,
    ///   `sumOutOfRange` beyond 2^53 − 1 answers, or `conflictingActivity` if an answer of this identifier and another date or
    ///   rating is known.
    public mutating func add(_ answer: SurveyAnswer, in zone: some TimeZoneRules) throws(MetricsError) {
        guard zone.identifier == definition.zone else {
            throw MetricsError(.zoneMismatch, "periods are those of the zone of the definition")
        }
        guard answer.answers(definition.score.question, of: definition.score.survey) else { return }
        let period = try PeriodStart.dates(of: definition.period, containing: zone.date(at: answer.at))
        let fact = AnswersByPeriod.Fact(
            answer: AnswerFact(answer.rating, on: definition.score.scale.answers),
            period: period.start
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

    /// Returns the trend.
    ///
    /// - Returns: The periods with their scores; none if there are no answers.
    /// - Throws: Nothing in practice: the periods of a state were checked.
    public func finish() throws(MetricsError) -> NetPromoterTrend {
        try NetPromoterTrend(log.state.periods, definition)
    }

    /// Returns the trend; the moment is unused.
    public func finish(asOf: Timestamp) throws(MetricsError) -> NetPromoterTrend { try finish() }
}

// MARK: - Codable

extension NetPromoterTrendAccumulator {
    private enum CodingKeys: String, CodingKey { case answers, definition, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(NetPromoterTrendDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .answers),
            into: AnswersByPeriod(definition),
            delivery: definition.score.delivery
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
