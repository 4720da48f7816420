//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The latest answer of each customer to each of a few questions.
///
/// A later answer replaces an earlier one, so that a second delivery changes nothing and no answer has to be kept to know it.
/// Of answers without a customer only the identifiers are kept.
struct LatestAnswers: Hashable, Sendable {
    struct Mark: Hashable, Codable, Sendable {
        let answer: AnswerFact
        let at: Timestamp
        let id: ActivityID
    }

    /// The scale of each question.
    let scales: [ClosedRange<Int>]
    /// For each customer the latest answer to each question.
    private(set) var customers: [CustomerID: [Mark?]] = [:]
    /// The answers without a customer.
    private(set) var anonymous: Set<ActivityID> = []

    init(scales: [ClosedRange<Int>]) { self.scales = scales }

    mutating func add(_ answer: SurveyAnswer, to question: Int) throws(MetricsError) {
        guard let customer = answer.customer else {
            anonymous.insert(answer.id)
            return
        }
        let mark = Mark(answer: AnswerFact(answer.rating, on: scales[question]), at: answer.at, id: answer.id)
        var marks = customers[customer] ?? empty
        marks[question] = try Self.later(of: marks[question], mark)
        customers[customer] = marks
    }

    mutating func merge(_ other: Self) throws(MetricsError) {
        var merged = customers
        for (customer, added) in other.customers {
            var marks = merged[customer] ?? empty
            for (question, mark) in added.enumerated() {
                if let mark { marks[question] = try Self.later(of: marks[question], mark) }
            }
            merged[customer] = marks
        }
        customers = merged
        anonymous.formUnion(other.anonymous)
    }

    /// The numbers that each customer answered, nil where there is none; in no order.
    var rows: some Collection<[Int?]> { customers.values.lazy.map { $0.map { $0?.answer.number } } }

    private var empty: [Mark?] { Array(repeating: nil, count: scales.count) }

    private static func later(of known: Mark?, _ mark: Mark) throws(MetricsError) -> Mark {
        guard let known else { return mark }
        guard known.id != mark.id || known == mark else {
            throw MetricsError(.conflictingActivity, "an activity that is delivered again has the same facts")
        }
        return (known.at, known.id) < (mark.at, mark.id) ? mark : known
    }
}

// MARK: - Coding

extension LatestAnswers {
    private enum CodingKeys: String, CodingKey { case anonymous, customers }

    private struct Entry: Codable {
        let customer: CustomerID
        let answers: [Mark?]
    }

    init(from decoder: any Decoder, scales: [ClosedRange<Int>]) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(scales: scales)
        anonymous = Set(try container.decode([ActivityID].self, forKey: .anonymous))
        for entry in try container.decode([Entry].self, forKey: .customers) {
            let fits = entry.answers.count == scales.count && entry.answers.contains { $0 != nil }
            try container.check(fits, .customers, "a customer has answered, and has a place for each question")
            try container.check(customers[entry.customer] == nil, .customers, "a customer stands once in a state")
            for (mark, scale) in zip(entry.answers, scales) {
                let isOnScale = mark?.answer.number.map(scale.contains) ?? true
                try container.check(isOnScale, .customers, "an answer is a number of its question's scale")
            }
            customers[entry.customer] = entry.answers
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(anonymous.sorted(), forKey: .anonymous)
        let entries = customers.sorted { $0.key < $1.key }.map { Entry(customer: $0.key, answers: $0.value) }
        try container.encode(entries, forKey: .customers)
    }
}
