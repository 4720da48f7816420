//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How often each number of a scale was answered: the exact state of every metric over answers.
struct AnswerHistogram: Hashable, Sendable {
    /// The numbers that may be answered.
    let scale: ClosedRange<Int>
    /// How often each number was answered, from the lowest.
    private(set) var counts: [Int64]
    /// How many answers were none of the scale's numbers, or given on another scale.
    private(set) var offScale: Int64 = 0
    /// How many were left blank.
    private(set) var blanks: Int64 = 0
    /// How many there are of all these together.
    private(set) var total: Int64 = 0

    init(scale: ClosedRange<Int>) {
        self.scale = scale
        counts = Array(repeating: 0, count: scale.count)
    }

    init(scale: ClosedRange<Int>, counts: [Int64]) throws(MetricsError) {
        guard counts.count == scale.count else {
            throw MetricsError(.invalidCounts, "there is one count for each number of the scale")
        }
        self.scale = scale
        self.counts = counts
        total = try Tally.sum(ofCounts: counts)
    }

    mutating func add(_ answer: Int) {
        guard scale.contains(answer) else { return addOffScale() }
        counts[answer - scale.lowerBound] += 1
        total += 1
    }

    mutating func addOffScale() {
        offScale += 1
        total += 1
    }

    mutating func addBlank() {
        blanks += 1
        total += 1
    }

    mutating func merge(_ other: AnswerHistogram) throws(MetricsError) {
        // No part is greater than the whole, so that checking the whole is enough.
        total = try Tally.sum(total, other.total)
        for index in counts.indices { counts[index] += other.counts[index] }
        offScale += other.offScale
        blanks += other.blanks
    }

    /// How many answered a number of the scale.
    var answered: Int64 { total - offScale - blanks }

    /// The sum of the numbers answered.
    var sum: Int128 { zip(scale, counts).reduce(0) { $0 + Int128($1.0) * Int128($1.1) } }

    /// The sum of their squares.
    var sumOfSquares: Int128 { zip(scale, counts).reduce(0) { $0 + Int128($1.0 * $1.0) * Int128($1.1) } }

    /// How many answered a number of the range.
    func count(of answers: ClosedRange<Int>) -> Int64 {
        zip(scale, counts).reduce(0) { answers.contains($1.0) ? $0 + $1.1 : $0 }
    }
}

// MARK: - The state of answers that are delivered

extension AnswerHistogram: FactState {
    typealias Fact = AnswerFact

    mutating func add(_ fact: AnswerFact) throws(MetricsError) {
        _ = try Tally.sum(total, 1)
        switch fact {
        case .number(let number): add(number)
        case .offScale: addOffScale()
        case .blank: addBlank()
        }
    }

    mutating func read(from decoder: any Decoder) throws { self = try AnswerHistogram(from: decoder, scale: scale) }
}

// MARK: - Coding

extension AnswerHistogram {
    private enum CodingKeys: String, CodingKey { case blanks, counts, offScale }

    init(from decoder: any Decoder, scale: ClosedRange<Int>) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(scale: scale)
        counts = try container.decode([Int64].self, forKey: .counts)
        offScale = try container.decode(Int64.self, forKey: .offScale)
        blanks = try container.decode(Int64.self, forKey: .blanks)
        try container.check(counts.count == scale.count, .counts, "there is one count for each number of the scale")
        total = try Tally.sum(ofCounts: counts + [offScale, blanks])
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(counts, forKey: .counts)
        try container.encode(offScale, forKey: .offScale)
        try container.encode(blanks, forKey: .blanks)
    }
}
