//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``Scorecard``: dimensions, scale, top box, confidence, smallest sample and delivery.
public struct ScorecardDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "scorecard"

    /// The dimensions.
    public let dimensions: [ScoredDimension]
    /// The numbers that may be answered; an answer on another scale is counted apart.
    public let scale: ClosedRange<Int>
    /// The lowest number of the top box.
    public let topFrom: Int
    /// The survey whose answers count; nil for any.
    public let survey: SurveyID?
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of answers below which a dimension is flagged as a small sample.
    public let minimumSample: Int64
    /// Whether an answer may be delivered again.
    public let delivery: DeliveryGuarantee

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - dimensions: The dimensions, 1 to 100, each with a name of its own; a question asks about one of them at most.
    ///   - scale: The numbers that may be answered: 2 to 101 of them, within ±1,000.
    ///   - topFrom: The lowest number of the top box; on the scale.
    ///   - survey: The survey whose answers count; nil for any.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of answers below which a dimension is flagged; at least 1.
    ///   - delivery: Whether an answer may be delivered again.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices.
    public init(
        dimensions: [ScoredDimension],
        scale: ClosedRange<Int>,
        topFrom: Int,
        survey: SurveyID? = nil,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30,
        delivery: DeliveryGuarantee = .exactlyOnce
    ) throws(MetricsError) {
        let names = Set(dimensions.map(\.name))
        guard (1...100).contains(dimensions.count), names.count == dimensions.count, !names.contains("") else {
            throw MetricsError(.invalidDefinition, "there are 1 to 100 dimensions, each with a name of its own")
        }
        let questions = dimensions.flatMap { $0.questions.isEmpty ? [$0.name] : $0.questions.map(\.text) }
        guard Set(questions.map { Array($0.utf8) }).count == questions.count else {
            throw MetricsError(.invalidDefinition, "a question asks about one dimension")
        }
        self.scale = try AnswerScale.checked(scale)
        guard scale.contains(topFrom) else {
            throw MetricsError(.invalidDefinition, "the top box lies on the scale")
        }
        self.dimensions = dimensions
        self.topFrom = topFrom
        self.survey = survey
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
        self.delivery = delivery
    }

    private init(_ names: [String]) {
        dimensions = names.map { ScoredDimension($0) }
        scale = 1...5
        topFrom = 4
        survey = nil
        confidence = .percent95
        minimumSample = MinimumSample.standard
        delivery = .exactlyOnce
    }

    /// The six forces of customer experience on 1 to 5: certainty, fair treatment, control, status, belonging, enjoyment.
    ///
    /// The six names are those that Ipsos publishes; the scoring is that of every scorecard here. Each force is asked about by
    /// the question of its name: `certainty`, `fairTreatment`, `control`, `status`, `belonging`, `enjoyment`.
    public static let sixForces = ScorecardDefinition([
        "certainty", "fairTreatment", "control", "status", "belonging", "enjoyment",
    ])
}

// MARK: - Codable

extension ScorecardDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, delivery, dimensions, kind, minimumSample, scale, survey, topFrom, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            dimensions: container.decode([ScoredDimension].self, forKey: .dimensions),
            scale: container.decodeScale(forKey: .scale),
            topFrom: container.decode(Int.self, forKey: .topFrom),
            survey: container.decodeIfPresent(SurveyID.self, forKey: .survey),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(dimensions, forKey: .dimensions)
        try container.encode([scale.lowerBound, scale.upperBound], forKey: .scale)
        try container.encode(topFrom, forKey: .topFrom)
        try container.encodeIfPresent(survey, forKey: .survey)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
        try container.encode(delivery, forKey: .delivery)
    }
}
