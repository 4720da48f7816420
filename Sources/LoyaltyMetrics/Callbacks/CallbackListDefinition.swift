//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The choices behind a ``CallbackList``: which answers ask for a call.
///
/// ```swift
/// let detractors = CallbackListDefinition.detractors(on: .zeroToTen)                  // 0 to 6
/// let leaving = try CallbackListDefinition(below: 3, on: 1...5, survey: SurveyID("exit"))   // 1 and 2
/// ```
public struct CallbackListDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "callbackList"

    /// The numbers that may be answered; an answer on another scale is passed over.
    public let scale: ClosedRange<Int>
    /// Answers below this number ask for a call.
    public let threshold: Int
    /// The survey whose answers count; nil for any.
    public let survey: SurveyID?
    /// The question whose answers count; nil for any.
    public let question: QuestionID?

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - threshold: Answers below this number ask for a call; a number of the scale, but not its lowest.
    ///   - scale: The numbers that may be answered: 2 to 101 of them, within ±1,000.
    ///   - survey: The survey whose answers count; nil for any.
    ///   - question: The question whose answers count; nil for any.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for another scale or threshold.
    public init(
        below threshold: Int,
        on scale: ClosedRange<Int>,
        survey: SurveyID? = nil,
        question: QuestionID? = nil
    ) throws(MetricsError) {
        self.scale = try AnswerScale.checked(scale)
        guard scale.contains(threshold), threshold > scale.lowerBound else {
            throw MetricsError(.invalidDefinition, "a threshold lies on the scale, above its lowest number")
        }
        self.threshold = threshold
        self.survey = survey
        self.question = question
    }

    private init(detractorsOn scale: NetPromoterScale, _ survey: SurveyID?, _ question: QuestionID?) {
        self.scale = scale.answers
        threshold = 7
        self.survey = survey
        self.question = question
    }

    /// Returns the choices that list the detractors of a Net Promoter Score: all who answered 6 or less.
    ///
    /// - Parameters:
    ///   - scale: The scale of the answers.
    ///   - survey: The survey whose answers count; nil for any.
    ///   - question: The question whose answers count; nil for any.
    /// - Returns: The definition.
    public static func detractors(
        on scale: NetPromoterScale,
        survey: SurveyID? = nil,
        question: QuestionID? = nil
    ) -> CallbackListDefinition { CallbackListDefinition(detractorsOn: scale, survey, question) }
}

// MARK: - Codable

extension CallbackListDefinition {
    private enum CodingKeys: String, CodingKey { case kind, question, scale, survey, threshold, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            below: container.decode(Int.self, forKey: .threshold),
            on: container.decodeScale(forKey: .scale),
            survey: container.decodeIfPresent(SurveyID.self, forKey: .survey),
            question: container.decodeIfPresent(QuestionID.self, forKey: .question)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode([scale.lowerBound, scale.upperBound], forKey: .scale)
        try container.encode(threshold, forKey: .threshold)
        try container.encodeIfPresent(survey, forKey: .survey)
        try container.encodeIfPresent(question, forKey: .question)
    }
}
