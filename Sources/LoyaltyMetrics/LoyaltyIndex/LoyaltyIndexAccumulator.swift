//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``LoyaltyIndex``: for each customer the latest answer to each item.
///
/// An answer that is delivered twice changes nothing.
public struct LoyaltyIndexAccumulator: TimelessMetricAccumulator {
    /// What is added: answers to a survey.
    public typealias Input = SurveyAnswer
    /// The finished figure.
    public typealias Outcome = LoyaltyIndex

    /// The choices of the metric.
    public let definition: LoyaltyIndexDefinition
    private var latest: LatestAnswers

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: LoyaltyIndexDefinition) {
        self.definition = definition
        latest = LatestAnswers(scales: definition.items.map(\.scale))
    }

    /// Adds an answer; one to another survey, or to a question that is no item, is passed over.
    ///
    /// - Parameter answer: The answer; one without a customer is counted apart.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if the customer's latest answer to the question has this
    ///   identifier and other facts.
    public mutating func add(_ answer: SurveyAnswer) throws(MetricsError) {
        let item = definition.items.firstIndex { answer.answers($0.question, of: definition.survey) }
        if let item { try latest.add(answer, to: item) }
    }

    /// Merges the state of another part of the answers.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` or `conflictingActivity`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try latest.merge(other.latest)
    }

    /// Returns the index.
    ///
    /// - Returns: The index with its counts; no mean without respondents.
    public func finish() -> LoyaltyIndex {
        LoyaltyIndex(rows: latest.rows, anonymous: Int64(latest.anonymous.count), by: definition)
    }
}

// MARK: - Codable

extension LoyaltyIndexAccumulator {
    private enum CodingKeys: String, CodingKey { case answers, definition, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(LoyaltyIndexDefinition.self, forKey: .definition)
        latest = try LatestAnswers(
            from: container.superDecoder(forKey: .answers),
            scales: definition.items.map(\.scale)
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
