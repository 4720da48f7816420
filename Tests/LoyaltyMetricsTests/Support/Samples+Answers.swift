//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension Samples {
    /// An answer with an identifier, of a customer, at a time.
    static func answer(
        _ id: String,
        _ customer: String?,
        _ value: Int?,
        on scale: ClosedRange<Int> = 0...10,
        at: String = "2026-03-01T12:00:00Z",
        question: String = "recommend",
        text: String? = nil
    ) throws -> SurveyAnswer {
        try SurveyAnswer(
            id: ActivityID(id),
            at: Timestamp(parsing: at),
            customer: customer.map { try CustomerID($0) },
            survey: SurveyID("after-sale"),
            question: QuestionID(question),
            rating: value.map { try Rating($0, on: scale) },
            text: text
        )
    }

    /// Answers of a few customers and of nobody to a few questions, blanks and other scales among them.
    static func answers(
        _ count: Int,
        on scale: ClosedRange<Int>,
        questions: [String] = ["recommend"],
        using random: inout some RandomNumberGenerator
    ) throws -> [SurveyAnswer] {
        var answers: [SurveyAnswer] = []
        for index in 0..<count {
            let customer = Int.random(in: 0...9, using: &random)
            let other = scale.lowerBound...scale.upperBound + 1
            let kind = Int.random(in: 0...11, using: &random)
            let value = Int.random(in: scale, using: &random)
            answers.append(
                try SurveyAnswer(
                    id: ActivityID("a\(index)"),
                    at: Timestamp(secondsSince1970: 86_400 * .random(in: 0...200, using: &random)),
                    customer: customer == 0 ? nil : CustomerID("c\(customer)"),
                    survey: SurveyID("after-sale"),
                    question: QuestionID(questions.randomElement(using: &random) ?? "recommend"),
                    rating: kind == 0 ? nil : Rating(value, on: kind == 1 ? other : scale)
                )
            )
        }
        return answers
    }
}
