//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``Journey``: the stages in their order, the scale of satisfaction, confidence and smallest sample.
public struct JourneyDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "journey"

    /// The stages, in the order that customers are meant to take.
    public let stages: [ActionName]
    /// The scale of satisfaction with a stage; an answer on another one is counted apart.
    public let satisfactionScale: ClosedRange<Int>
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of customers in a stage below which it is flagged as a small sample.
    public let minimumSample: Int64

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - stages: The stages in order, each once, 2 to 100 of them.
    ///   - satisfactionScale: The scale of satisfaction with a stage: two numbers or more, within ±1,000,000.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of customers in a stage below which it is flagged; at least 1.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for anything else.
    public init(
        stages: [ActionName],
        satisfactionScale: ClosedRange<Int> = 1...5,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30
    ) throws(MetricsError) {
        guard (2...100).contains(stages.count), Set(stages).count == stages.count else {
            throw MetricsError(.invalidDefinition, "a journey has 2 to 100 stages, each once")
        }
        guard satisfactionScale.lowerBound < satisfactionScale.upperBound, satisfactionScale.lowerBound >= -1_000_000,
            satisfactionScale.upperBound <= 1_000_000
        else { throw MetricsError(.invalidDefinition, "a scale has two numbers or more, within ±1,000,000") }
        self.stages = stages
        self.satisfactionScale = satisfactionScale
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
    }
}

// MARK: - Codable

extension JourneyDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, highest, kind, lowest, minimumSample, stages, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        let lowest = try container.decode(Int.self, forKey: .lowest)
        let highest = try container.decode(Int.self, forKey: .highest)
        try container.check(lowest < highest, .highest, "a scale has two numbers or more")
        try self.init(
            stages: container.decode([ActionName].self, forKey: .stages),
            satisfactionScale: lowest...highest,
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(stages, forKey: .stages)
        try container.encode(satisfactionScale.lowerBound, forKey: .lowest)
        try container.encode(satisfactionScale.upperBound, forKey: .highest)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
    }
}
