//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One question of a questionnaire: its scale, its weight, and which end is good.
public struct SurveyItem: Hashable, Sendable {
    /// The question.
    public let question: QuestionID
    /// The numbers that may be answered; an answer on another scale is no answer.
    public let scale: ClosedRange<Int>
    /// How much the item counts beside the others.
    public let weight: Int
    /// Whether the lowest number is the best one, as where 1 means "definitely".
    public let isReversed: Bool

    /// Creates an item.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - scale: The numbers that may be answered: 2 to 101 of them, within ±1,000.
    ///   - weight: How much the item counts beside the others, 1 to 1,000.
    ///   - isReversed: Whether the lowest number is the best one.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for another scale or weight.
    public init(
        _ question: QuestionID,
        on scale: ClosedRange<Int>,
        weight: Int = 1,
        isReversed: Bool = false
    ) throws(MetricsError) {
        guard (1...1_000).contains(weight) else {
            throw MetricsError(.invalidDefinition, "the weight of an item is 1 to 1000")
        }
        self.question = question
        self.scale = try AnswerScale.checked(scale)
        self.weight = weight
        self.isReversed = isReversed
    }

    /// How far an answer is from the worst end of the scale; nil off the scale.
    func steps(_ answer: Int?) -> Int? {
        guard let answer, scale.contains(answer) else { return nil }
        return isReversed ? scale.upperBound - answer : answer - scale.lowerBound
    }

    static func checked(_ items: [SurveyItem], atLeast minimum: Int) throws(MetricsError) -> [SurveyItem] {
        let questions = Set(items.map(\.question))
        guard (minimum...100).contains(items.count), questions.count == items.count else {
            throw MetricsError(.invalidDefinition, "there are \(minimum) to 100 items, each of a question of its own")
        }
        return items
    }
}

// MARK: - Codable

extension SurveyItem: Codable {
    private enum CodingKeys: String, CodingKey { case isReversed, question, scale, weight }

    /// Reads an item and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(QuestionID.self, forKey: .question),
            on: container.decodeScale(forKey: .scale),
            weight: container.decode(Int.self, forKey: .weight),
            isReversed: container.decode(Bool.self, forKey: .isReversed)
        )
    }

    /// Writes the item as an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(question, forKey: .question)
        try container.encode([scale.lowerBound, scale.upperBound], forKey: .scale)
        try container.encode(weight, forKey: .weight)
        try container.encode(isReversed, forKey: .isReversed)
    }
}
