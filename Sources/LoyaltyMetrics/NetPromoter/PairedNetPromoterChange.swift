//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How a Net Promoter Score changed among customers who answered both times.
///
/// ```swift
/// let change = PairedNetPromoterChange(
///     earlier: ["ann": 6, "bob": 8, "cid": 9, "dan": 3],
///     later: ["ann": 9, "bob": 9, "cid": 9, "eve": 10]
/// )
/// change.respondents         // 3: Ann, Bob and Cid
/// change.unpaired            // 2: Dan and Eve
/// change.difference?.value   // 100 points: Ann from −1 to 1, Bob from 0 to 1
/// ```
///
/// Each customer counts −1, 0 or 1 each time; the test is on the differences of the same person, whose variance is that of a
/// sample (*n* − 1). It sees smaller changes than ``NetPromoterChange`` does, because what tells customers apart drops out.
public struct PairedNetPromoterChange: Hashable, Sendable {
    /// The choices of the scores that are compared.
    public let definition: NetPromoterScoreDefinition
    /// How many customers answered both times: the denominator.
    public let respondents: Int64
    /// The sum of the differences of each person, −2 to 2: as detractor −1, passive 0, promoter 1.
    public let sumOfDifferences: Int64
    /// The sum of the squares of these differences.
    public let sumOfSquares: Int64
    /// How many customers answered only once with a number of the scale.
    public let unpaired: Int64
    /// How many answers came without a customer; they cannot be paired.
    public let anonymous: Int64

    /// Creates a change from each person's answers.
    ///
    /// - Parameters:
    ///   - earlier: The earlier answer by person.
    ///   - later: The later answer by person.
    ///   - definition: The scale, the confidence and the smallest sample. A number off the scale is no answer.
    /// - Complexity: O(*n*) in the number of answers.
    public init<Person: Hashable>(
        earlier: [Person: Int],
        later: [Person: Int],
        by definition: NetPromoterScoreDefinition = .standard
    ) {
        let persons = Set(earlier.keys).union(later.keys)
        let scale = definition.scale.answers
        self.init(
            rows: persons.map { person in
                [earlier[person], later[person]].map { answer in answer.flatMap { scale.contains($0) ? $0 : nil } }
            },
            anonymous: 0,
            definition
        )
    }

    /// Creates a change from sums that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - respondents: How many answered both times.
    ///   - sumOfDifferences: The sum of the differences of each person, −2 to 2.
    ///   - sumOfSquares: The sum of the squares of these differences.
    ///   - definition: The confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` if no answers give these sums, and `sumOutOfRange` beyond
    ///   2^51 respondents.
    public init(
        respondents: Int64,
        sumOfDifferences: Int64,
        sumOfSquares: Int64,
        by definition: NetPromoterScoreDefinition = .standard
    ) throws(MetricsError) {
        let limit: Int64 = 1 << 51
        guard respondents <= limit else { throw Tally.tooLarge }
        let magnitude = sumOfDifferences.magnitude
        guard respondents >= 0, magnitude <= 2 * UInt64(max(0, respondents)), sumOfSquares >= 0,
            sumOfSquares <= 4 * respondents, UInt64(sumOfSquares) >= magnitude,
            Int128(sumOfDifferences) * Int128(sumOfDifferences) <= Int128(respondents) * Int128(sumOfSquares)
        else { throw MetricsError(.invalidCounts, "each person's difference lies between −2 and 2") }
        self.definition = definition
        self.respondents = respondents
        self.sumOfDifferences = sumOfDifferences
        self.sumOfSquares = sumOfSquares
        unpaired = 0
        anonymous = 0
    }

    /// Creates a change from pairs of answers on the scale, nil for none.
    init(rows: some Sequence<[Int?]>, anonymous: Int64, _ definition: NetPromoterScoreDefinition) {
        var respondents: Int64 = 0
        var unpaired: Int64 = 0
        var sum: Int64 = 0
        var squares: Int64 = 0
        for row in rows {
            let values = row.compactMap { $0 }.map(Self.value)
            if values.count == 1 { unpaired += 1 }
            guard values.count == 2 else { continue }
            let difference = values[1] - values[0]
            respondents += 1
            sum += difference
            squares += difference * difference
        }
        self.definition = definition
        self.respondents = respondents
        self.unpaired = unpaired
        self.anonymous = anonymous
        sumOfDifferences = sum
        sumOfSquares = squares
    }

    private static func value(of answer: Int) -> Int64 { answer >= 9 ? 1 : answer >= 7 ? 0 : -1 }
}

// MARK: - The change

extension PairedNetPromoterChange {
    /// The change in points, with its test; nil below two respondents.
    public var difference: EstimatedDifference? {
        guard respondents > 1 else { return nil }
        let count = Int128(respondents)
        let sum = Int128(sumOfDifferences)
        let spread = count * Int128(sumOfSquares) - sum * sum
        let variance = Double(spread) / Double(count * (count - 1))
        return EstimatedDifference(
            100 * Double(sumOfDifferences) / Double(respondents),
            standardError: 100 * (variance / Double(respondents)).squareRoot(),
            level: definition.confidence
        )
    }

    /// Whether fewer customers answered both times than the definition asks for.
    public var isSmallSample: Bool { respondents < definition.minimumSample }
}
