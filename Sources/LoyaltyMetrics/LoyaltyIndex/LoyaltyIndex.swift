//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The customer loyalty index: each answer on a scale of 0 to 100, the mean of a respondent's answers, and the mean of the
/// respondents.
///
/// ```swift
/// let index = LoyaltyIndex(rows: [[5, 4, 3], [5, nil, 3], [6, 6, 6], [nil, nil, nil]], by: definition)
/// index.mean                    // 73.33…: of 60, 60 and 100
/// index.share(of: .high).value  // 0.33…
/// index.unanswered              // 1
/// ```
///
/// A question that was left out does not count, neither for nor against. A respondent with an index of exactly 40 or 75 is in
/// the upper of the two bands, decided on whole numbers.
public struct LoyaltyIndex: Hashable, Sendable {
    /// The choices that the index was made by.
    public let definition: LoyaltyIndexDefinition
    /// How many answered a question or more.
    public let respondents: Int64
    /// How many answered none on its scale; not part of ``respondents``.
    public let unanswered: Int64
    /// How many answers came without a customer; they cannot be put together.
    public let anonymous: Int64
    /// The mean index, 0 to 100; nil without respondents.
    public let mean: Double?
    private let bands: [LoyaltyBand: Int64]

    /// Creates the index from each respondent's answers.
    ///
    /// - Parameters:
    ///   - rows: For each respondent the answers in the order of the items, nil for none; one off the scale is none.
    ///   - definition: The items, the bands and the smallest sample.
    /// - Complexity: O(*n* · *k*) in the numbers of respondents and items.
    public init(rows: some Sequence<[Int?]>, by definition: LoyaltyIndexDefinition) {
        self.init(rows: rows, anonymous: 0, by: definition)
    }

    init(rows: some Sequence<[Int?]>, anonymous: Int64, by definition: LoyaltyIndexDefinition) {
        var bands: [LoyaltyBand: Int64] = [:]
        var unanswered: Int64 = 0
        // Indexes of equal denominators are summed exactly, so that the order of the rows does not matter.
        var reached: [Int: Int128] = [:]
        for row in rows {
            guard let score = definition.score(of: row) else {
                unanswered += 1
                continue
            }
            bands[score.band, default: 0] += 1
            reached[score.whole, default: 0] += Int128(score.reached)
        }
        let respondents = bands.values.reduce(0, +)
        let sum = reached.sorted { $0.key < $1.key }.reduce(0) { $0 + Double($1.value) / Double($1.key) }
        self.definition = definition
        self.respondents = respondents
        self.unanswered = unanswered
        self.anonymous = anonymous
        self.bands = bands
        mean = respondents > 0 ? 100 * sum / Double(respondents) : nil
    }

    /// Returns the share of respondents in a band, with its interval.
    ///
    /// - Parameter band: The band.
    /// - Returns: The share.
    public func share(of band: LoyaltyBand) -> Proportion {
        Proportion(part: bands[band] ?? 0, of: respondents, level: definition.confidence)
    }

    /// Whether there are fewer respondents than the definition asks for.
    public var isSmallSample: Bool { respondents < definition.minimumSample }
}
