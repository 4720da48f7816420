//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``CallbackList``: the low answers by their identifiers.
///
/// An answer that is delivered twice stands in the list once. The state holds customers' words: store it where they may be.
public struct CallbackListAccumulator: TimelessMetricAccumulator {
    /// What is added: answers to a survey.
    public typealias Input = SurveyAnswer
    /// The finished list.
    public typealias Outcome = CallbackList

    /// The choices of the metric.
    public let definition: CallbackListDefinition
    private var answers: [ActivityID: LowAnswer] = [:]

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: CallbackListDefinition) { self.definition = definition }

    /// Adds an answer, if it is low; one to another survey or question than the definition names, one on another scale and a
    /// blank are passed over.
    ///
    /// - Parameter answer: The answer.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if an answer of this identifier and other facts is in the list.
    public mutating func add(_ answer: SurveyAnswer) throws(MetricsError) {
        guard answer.answers(definition.question, of: definition.survey),
            let number = AnswerFact(answer.rating, on: definition.scale).number, number < definition.threshold
        else { return }
        let low = LowAnswer(answer: number, at: answer.at, customer: answer.customer, words: answer.text)
        try answers[answer.id]?.check(low)
        answers[answer.id] = low
    }

    /// Merges the state of another part of the answers.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` or `conflictingActivity`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        for (id, low) in other.answers { try answers[id]?.check(low) }
        answers.merge(other.answers) { known, _ in known }
    }

    /// Returns the list.
    ///
    /// - Returns: The low answers, the newest first.
    /// - Complexity: O(*n* log *n*) in the number of low answers.
    public func finish() -> CallbackList {
        let entries = answers.compactMap { id, low in
            low.customer.map { CallbackEntry(id: id, customer: $0, at: low.at, answer: low.answer, words: low.words) }
        }
        return CallbackList(
            definition: definition,
            entries: entries.sorted { $0.at == $1.at ? $0.id < $1.id : $0.at > $1.at },
            anonymous: Int64(answers.count - entries.count)
        )
    }
}

/// What the list needs of one low answer.
private struct LowAnswer: Hashable, Codable, Sendable {
    let answer: Int
    let at: Timestamp
    let customer: CustomerID?
    let words: String?

    /// Refuses other facts; words are compared as bytes, since equal text may be stored as other ones.
    func check(_ other: LowAnswer) throws(MetricsError) {
        guard self == other, (words ?? "").utf8.elementsEqual((other.words ?? "").utf8) else {
            throw MetricsError(.conflictingActivity, "an activity that is delivered again has the same facts")
        }
    }
}

// MARK: - Codable

extension CallbackListAccumulator {
    private enum CodingKeys: String, CodingKey { case answers, definition, version }

    private struct Entry: Codable {
        let id: ActivityID
        let fact: LowAnswer
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(CallbackListDefinition.self, forKey: .definition)
        let low = definition.scale.lowerBound..<definition.threshold
        for entry in try container.decode([Entry].self, forKey: .answers) {
            try container.check(low.contains(entry.fact.answer), .answers, "a list holds low answers only")
            try container.check(answers[entry.id] == nil, .answers, "an activity stands once in a state")
            answers[entry.id] = entry.fact
        }
    }

    /// Writes the state as version 1, sorted by identifier.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        let entries = answers.sorted { $0.key < $1.key }.map { Entry(id: $0.key, fact: $0.value) }
        try container.encode(entries, forKey: .answers)
    }
}
