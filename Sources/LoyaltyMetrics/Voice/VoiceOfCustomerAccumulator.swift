//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of a ``VoiceOfCustomer``: how many texts are about each theme, by source and sentiment.
///
/// No text is kept. With ``DeliveryGuarantee/exactlyOnce`` the state is a few counts for each theme; with
/// ``DeliveryGuarantee/atLeastOnce`` it also keeps the themes of each text by its source and identifier, and a text that comes
/// again changes nothing.
///
/// ```swift
/// var state = VoiceOfCustomerAccumulator(definition)
/// for review in reviews { try state.add(CustomerVoice(review)) }
/// state.finish().mostFrequentFirst
/// ```
public struct VoiceOfCustomerAccumulator: TimelessMetricAccumulator {
    /// What is added: customers' words.
    public typealias Input = CustomerVoice
    /// The finished figure.
    public typealias Outcome = VoiceOfCustomer

    /// The choices of the metric.
    public let definition: VoiceDefinition
    private var answers: FactLog<ActivityID, VoiceTally>
    private var reviews: FactLog<ActivityID, VoiceTally>
    private var cases: FactLog<ActivityID, VoiceTally>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: VoiceDefinition) {
        self.definition = definition
        let empty = FactLog<ActivityID, VoiceTally>(VoiceTally(definition), delivery: definition.delivery)
        answers = empty
        reviews = empty
        cases = empty
    }

    /// Adds a customer's words.
    ///
    /// - Parameter voice: The words.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 texts of a source, or `conflictingActivity` if words
    ///   of this source and identifier with other themes or another sentiment are known.
    /// - Complexity: O(*n* · *k*) in the lengths of the text and of all keywords.
    public mutating func add(_ voice: CustomerVoice) throws(MetricsError) {
        let fact = definition.fact(of: voice.text, voice.sentiment)
        switch voice.source {
        case .answer: try answers.add(fact, of: voice.id)
        case .review: try reviews.add(fact, of: voice.id)
        case .supportCase: try cases.add(fact, of: voice.id)
        }
    }

    /// Merges the state of another part of the words.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity`, or `sumOutOfRange` beyond 2^53 − 1
    ///   texts of a source.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        var merged = self
        try merged.answers.merge(other.answers)
        try merged.reviews.merge(other.reviews)
        try merged.cases.merge(other.cases)
        self = merged
    }

    /// Returns the figures of all sources together.
    ///
    /// - Returns: The figures with their counts; no shares without texts.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 texts.
    public func finish() throws(MetricsError) -> VoiceOfCustomer {
        var tally = answers.state
        try tally.merge(reviews.state)
        try tally.merge(cases.state)
        return VoiceOfCustomer(tally, definition)
    }
}

// MARK: - Codable

extension VoiceOfCustomerAccumulator {
    private enum CodingKeys: String, CodingKey { case answers, cases, definition, reviews, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        let definition = try container.decode(VoiceDefinition.self, forKey: .definition)
        func log(_ key: CodingKeys) throws -> FactLog<ActivityID, VoiceTally> {
            try FactLog(
                from: container.superDecoder(forKey: key),
                into: VoiceTally(definition),
                delivery: definition.delivery
            )
        }
        self.definition = definition
        answers = try log(.answers)
        reviews = try log(.reviews)
        cases = try log(.cases)
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try answers.encode(to: container.superEncoder(forKey: .answers))
        try reviews.encode(to: container.superEncoder(forKey: .reviews))
        try cases.encode(to: container.superEncoder(forKey: .cases))
    }
}
