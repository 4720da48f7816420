//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``Satisfaction``: scale, boxes, question, confidence, smallest sample and delivery.
///
/// ```swift
/// let stars = try SatisfactionDefinition(scale: 1...10, topFrom: 9, bottomTo: 6)
/// ```
///
/// | choice | scale | top box | bottom box |
/// |---|---|---|---|
/// | ``standard``: satisfaction (CSAT), exit surveys | 1 to 5 | 4 and 5 | 1 and 2: below 3 |
/// | ``effort``: customer effort (CES), 7 is "very easy" | 1 to 7 | 5 to 7 | 1 to 3 |
public struct SatisfactionDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "satisfaction"

    /// The numbers that may be answered; an answer on another scale is counted apart.
    public let scale: ClosedRange<Int>
    /// The lowest number of the top box.
    public let topFrom: Int
    /// The highest number of the bottom box.
    public let bottomTo: Int
    /// The survey whose answers count; nil for any.
    public let survey: SurveyID?
    /// The question whose answers count; nil for any.
    public let question: QuestionID?
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of answers below which the figures are flagged as a small sample.
    public let minimumSample: Int64
    /// Whether an answer may be delivered again.
    public let delivery: DeliveryGuarantee

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - scale: The numbers that may be answered: 2 to 101 of them, within ±1,000.
    ///   - topFrom: The lowest number of the top box; on the scale.
    ///   - bottomTo: The highest number of the bottom box; on the scale, below the top box.
    ///   - survey: The survey whose answers count; nil for any.
    ///   - question: The question whose answers count; nil for any.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of answers below which the figures are flagged; at least 1.
    ///   - delivery: Whether an answer may be delivered again.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices.
    public init(
        scale: ClosedRange<Int>,
        topFrom: Int,
        bottomTo: Int,
        survey: SurveyID? = nil,
        question: QuestionID? = nil,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30,
        delivery: DeliveryGuarantee = .exactlyOnce
    ) throws(MetricsError) {
        self.scale = try AnswerScale.checked(scale)
        guard scale.contains(topFrom), scale.contains(bottomTo), bottomTo < topFrom else {
            throw MetricsError(.invalidDefinition, "both boxes lie on the scale, the bottom one below the top one")
        }
        self.topFrom = topFrom
        self.bottomTo = bottomTo
        self.survey = survey
        self.question = question
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
        self.delivery = delivery
    }

    private init(_ scale: ClosedRange<Int>, topFrom: Int, bottomTo: Int) {
        self.scale = scale
        self.topFrom = topFrom
        self.bottomTo = bottomTo
        survey = nil
        question = nil
        confidence = .percent95
        minimumSample = MinimumSample.standard
        delivery = .exactlyOnce
    }

    /// Satisfaction on 1 to 5: satisfied from 4, dissatisfied below 3.
    public static let standard = SatisfactionDefinition(1...5, topFrom: 4, bottomTo: 2)

    /// Customer effort on 1 to 7, "the company made it easy to handle my issue": easy from 5, hard up to 3.
    public static let effort = SatisfactionDefinition(1...7, topFrom: 5, bottomTo: 3)
}

// MARK: - Codable

extension SatisfactionDefinition {
    private enum CodingKeys: String, CodingKey {
        case bottomTo, confidence, delivery, kind, minimumSample, question, scale, survey, topFrom, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            scale: container.decodeScale(forKey: .scale),
            topFrom: container.decode(Int.self, forKey: .topFrom),
            bottomTo: container.decode(Int.self, forKey: .bottomTo),
            survey: container.decodeIfPresent(SurveyID.self, forKey: .survey),
            question: container.decodeIfPresent(QuestionID.self, forKey: .question),
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
        try container.encode([scale.lowerBound, scale.upperBound], forKey: .scale)
        try container.encode(topFrom, forKey: .topFrom)
        try container.encode(bottomTo, forKey: .bottomTo)
        try container.encodeIfPresent(survey, forKey: .survey)
        try container.encodeIfPresent(question, forKey: .question)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
        try container.encode(delivery, forKey: .delivery)
    }
}
