//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One side of an experience that a scorecard measures, such as certainty, and the questions that ask about it.
public struct ScoredDimension: Hashable, Codable, Sendable {
    /// The name; unique in a scorecard.
    public let name: String
    /// The questions whose answers count; if there are none, the one whose identifier is the name.
    public let questions: [QuestionID]

    /// Creates a dimension.
    ///
    /// - Parameters:
    ///   - name: The name; unique in a scorecard, not empty.
    ///   - questions: The questions whose answers count; none for the one whose identifier is the name.
    public init(_ name: String, questions: [QuestionID] = []) {
        self.name = name
        self.questions = questions
    }

    func isAsked(by question: QuestionID) -> Bool {
        questions.isEmpty ? question.text == name : questions.contains(question)
    }
}
