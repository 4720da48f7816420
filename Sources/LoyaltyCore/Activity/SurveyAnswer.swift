//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer answered one question of a survey.
public struct SurveyAnswer: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// The survey.
    public let survey: SurveyID
    /// The question.
    public let question: QuestionID
    /// The answer on its scale; nil if it was left blank.
    public let rating: Rating?
    /// The words, if any were given.
    public let text: String?

    /// Creates a survey answer.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - survey: The survey.
    ///   - question: The question.
    ///   - rating: The answer on its scale; nil if it was left blank.
    ///   - text: The words, if any were given.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        survey: SurveyID,
        question: QuestionID,
        rating: Rating?,
        text: String? = nil
    ) {
        self.id = id
        self.at = at
        self.customer = customer
        self.survey = survey
        self.question = question
        self.rating = rating
        self.text = text
    }
}
