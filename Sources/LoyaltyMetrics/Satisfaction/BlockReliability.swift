//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How well the questions of one block measure one thing: Cronbach's alpha.
///
/// ```swift
/// let reliability = BlockReliability(rows: [[5, 4, 5], [2, 1, 2], [4, 4, 3], [3, nil, 3]], by: definition)
/// reliability.respondents   // 3: one left an answer out
/// reliability.alpha         // 0.95
/// ```
///
/// An alpha of 0.7 or more is usually taken as enough to add the answers up to one index; above 0.95 some questions ask the
/// same. Only respondents who answered every question count. Source: L. J. Cronbach, "Coefficient alpha and the internal
/// structure of tests", Psychometrika 16 (1951), 297–334.
public struct BlockReliability: Hashable, Sendable {
    /// The choices that the figure was made by.
    public let definition: BlockReliabilityDefinition
    /// How many answered every question.
    public let respondents: Int64
    /// How many left out a question, or answered it on another scale; not part of ``respondents``.
    public let incomplete: Int64
    /// How many answers came without a customer; they cannot be put together to a block.
    public let anonymous: Int64
    /// The reliability, at most 1, negative if the questions contradict each other; nil below two respondents, or if the sums
    /// of all of them are equal.
    public let alpha: Double?

    /// Creates the figure from each respondent's answers.
    ///
    /// - Parameters:
    ///   - rows: For each respondent the answers in the order of the items, nil for none. A row of another length, or with a
    ///     number off the scale, is incomplete.
    ///   - definition: The items and the smallest sample.
    /// - Complexity: O(*n* · *k*) in the numbers of respondents and items.
    public init(rows: some Sequence<[Int?]>, by definition: BlockReliabilityDefinition) {
        self.init(rows: rows, anonymous: 0, by: definition)
    }

    init(rows: some Sequence<[Int?]>, anonymous: Int64, by definition: BlockReliabilityDefinition) {
        let items = definition.items
        var respondents: Int64 = 0
        var incomplete: Int64 = 0
        var sums = Array(repeating: Spread(), count: items.count)
        var total = Spread()
        for row in rows {
            let steps = zip(items, row).compactMap { $0.steps($1) }
            guard steps.count == items.count, row.count == items.count else {
                incomplete += 1
                continue
            }
            respondents += 1
            for (index, step) in steps.enumerated() { sums[index].add(step) }
            total.add(steps.reduce(0, +))
        }
        self.definition = definition
        self.respondents = respondents
        self.incomplete = incomplete
        self.anonymous = anonymous
        let whole = total.value(count: respondents)
        let parts = sums.reduce(0) { $0 + $1.value(count: respondents) }
        let count = Double(items.count)
        alpha = whole > 0 ? count / (count - 1) * (1 - Double(parts) / Double(whole)) : nil
    }

    /// Whether fewer respondents answered every question than the definition asks for.
    public var isSmallSample: Bool { respondents < definition.minimumSample }

    /// What a variance is made of.
    private struct Spread {
        var sum: Int128 = 0
        var squares: Int128 = 0

        mutating func add(_ value: Int) {
            sum += Int128(value)
            squares += Int128(value * value)
        }

        /// The variance times *n*(*n* − 1), which is the same factor for all.
        func value(count: Int64) -> Int128 { Int128(count) * squares - sum * sum }
    }
}
