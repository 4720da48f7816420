//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a customer said in words, wherever it was: in a review, in an answer to a survey, in a case.
public struct CustomerVoice: Hashable, Sendable {
    /// Where words come from.
    public enum Source: String, Hashable, CaseIterable, Codable, Sendable {
        /// An answer to a survey.
        case answer
        /// A review.
        case review
        /// A support case.
        case supportCase
    }

    /// The identifier; unique among the words of one source.
    public let id: ActivityID
    /// Where the words come from.
    public let source: Source
    /// The words, if any were given.
    public let text: String?
    /// How the host judges the words, if it does; nothing here guesses it.
    public let sentiment: Sentiment?

    /// Takes the words of a review.
    ///
    /// - Parameter review: The review, with the host's judgement of it.
    public init(_ review: Review) {
        id = review.id
        source = .review
        text = review.text
        sentiment = review.sentiment
    }

    /// Takes the words of an answer.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - sentiment: How the host judges the words, if it does.
    public init(_ answer: SurveyAnswer, sentiment: Sentiment? = nil) {
        id = answer.id
        source = .answer
        text = answer.text
        self.sentiment = sentiment
    }

    /// Takes the words of a support case, which the host keeps.
    ///
    /// - Parameters:
    ///   - supportCase: The case.
    ///   - text: The customer's words, if any.
    ///   - sentiment: How the host judges the words, if it does.
    public init(_ supportCase: SupportCase, text: String?, sentiment: Sentiment? = nil) {
        id = supportCase.id
        source = .supportCase
        self.text = text
        self.sentiment = sentiment
    }
}
