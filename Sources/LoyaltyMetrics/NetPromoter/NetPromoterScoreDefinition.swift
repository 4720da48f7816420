//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``NetPromoterScore``: scale, question, confidence, smallest sample and delivery.
///
/// ```swift
/// let definition = try NetPromoterScoreDefinition(scale: .oneToTen, minimumSample: 50)
/// ```
public struct NetPromoterScoreDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "netPromoterScore"

    /// The scale of the answers; an answer on another scale is counted apart.
    public let scale: NetPromoterScale
    /// The survey whose answers count; nil for any.
    public let survey: SurveyID?
    /// The question whose answers count; nil for any.
    public let question: QuestionID?
    /// How sure the interval is meant to be.
    public let confidence: ConfidenceLevel
    /// The number of answers below which the score is flagged as a small sample.
    public let minimumSample: Int64
    /// Whether an answer may be delivered again.
    public let delivery: DeliveryGuarantee

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - scale: The scale of the answers.
    ///   - survey: The survey whose answers count; nil for any.
    ///   - question: The question whose answers count; nil for any.
    ///   - confidence: How sure the interval is meant to be.
    ///   - minimumSample: The number of answers below which the score is flagged; at least 1.
    ///   - delivery: Whether an answer may be delivered again.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for a minimum below 1.
    public init(
        scale: NetPromoterScale = .zeroToTen,
        survey: SurveyID? = nil,
        question: QuestionID? = nil,
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30,
        delivery: DeliveryGuarantee = .exactlyOnce
    ) throws(MetricsError) {
        self.scale = scale
        self.survey = survey
        self.question = question
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
        self.delivery = delivery
    }

    private init(standardOn scale: NetPromoterScale) {
        self.scale = scale
        survey = nil
        question = nil
        confidence = .percent95
        minimumSample = MinimumSample.standard
        delivery = .exactlyOnce
    }

    /// Any question on 0 to 10, 95 % confidence, flagged below 30 answers.
    public static let standard = NetPromoterScoreDefinition(standardOn: .zeroToTen)

    /// Returns the customary choices on a scale: any question, 95 % confidence, flagged below 30 answers.
    ///
    /// - Parameter scale: The scale of the answers.
    /// - Returns: The definition.
    public static func standard(on scale: NetPromoterScale) -> NetPromoterScoreDefinition {
        NetPromoterScoreDefinition(standardOn: scale)
    }
}

// MARK: - Codable

extension NetPromoterScoreDefinition {
    private enum CodingKeys: String, CodingKey {
        case confidence, delivery, kind, minimumSample, question, scale, survey, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does; without `delivery` it is exactly once.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            scale: container.decode(NetPromoterScale.self, forKey: .scale),
            survey: container.decodeIfPresent(SurveyID.self, forKey: .survey),
            question: container.decodeIfPresent(QuestionID.self, forKey: .question),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample),
            delivery: container.decodeIfPresent(DeliveryGuarantee.self, forKey: .delivery) ?? .exactlyOnce
        )
    }

    /// Writes the definition as version 1; exactly once is left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(scale, forKey: .scale)
        try container.encodeIfPresent(survey, forKey: .survey)
        try container.encodeIfPresent(question, forKey: .question)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
        if delivery != .exactlyOnce { try container.encode(delivery, forKey: .delivery) }
    }
}
