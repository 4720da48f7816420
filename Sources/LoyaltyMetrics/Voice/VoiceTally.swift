//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How many texts are about each theme, by sentiment.
struct VoiceTally: FactState {
    struct Fact: Hashable, Codable, Sendable {
        let sentiment: Sentiment?
        /// The places of the themes in the definition, in order; nil for a text without words.
        let themes: [Int]?
    }

    /// All texts with words.
    private(set) var all = SentimentCounts()
    /// Those about each theme.
    private(set) var themes: [SentimentCounts]
    /// How many of ``all`` are about no theme.
    private(set) var unthemed: Int64 = 0
    /// How many have no words.
    private(set) var wordless: Int64 = 0

    init(_ definition: VoiceDefinition) { themes = definition.themes.map { _ in SentimentCounts() } }

    mutating func add(_ fact: Fact) throws(MetricsError) {
        _ = try Tally.sum(all.total + wordless, 1)
        guard let found = fact.themes else {
            wordless += 1
            return
        }
        guard Set(found).count == found.count, found.allSatisfy(themes.indices.contains) else {
            throw MetricsError(.invalidCounts, "a text has each theme of the definition once at most")
        }
        all.add(fact.sentiment)
        if found.isEmpty { unthemed += 1 }
        for theme in found { themes[theme].add(fact.sentiment) }
    }

    mutating func merge(_ other: Self) throws(MetricsError) {
        // No part is greater than the whole, so that checking the whole is enough.
        _ = try Tally.sum(all.total + wordless, other.all.total + other.wordless)
        all.merge(other.all)
        for index in themes.indices { themes[index].merge(other.themes[index]) }
        unthemed += other.unthemed
        wordless += other.wordless
    }
}

// MARK: - Coding

extension VoiceTally {
    private enum CodingKeys: String, CodingKey { case all, themes, unthemed, wordless }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let expected = themes.count
        all = try container.decode(SentimentCounts.self, forKey: .all)
        themes = try container.decode([SentimentCounts].self, forKey: .themes)
        unthemed = try container.decode(Int64.self, forKey: .unthemed)
        wordless = try container.decode(Int64.self, forKey: .wordless)
        _ = try Tally.sum(ofCounts: [all.total, wordless])
        let fits = themes.count == expected && themes.allSatisfy { Self.isPart($0, of: all) }
        try container.check(fits, .themes, "each theme of the definition has a part of the texts")
        try container.check(
            (0...all.total).contains(unthemed),
            .unthemed,
            "a part is zero or more and at most its whole"
        )
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(all, forKey: .all)
        try container.encode(themes, forKey: .themes)
        try container.encode(unthemed, forKey: .unthemed)
        try container.encode(wordless, forKey: .wordless)
    }

    private static func isPart(_ part: SentimentCounts, of whole: SentimentCounts) -> Bool {
        part.positive <= whole.positive && part.neutral <= whole.neutral && part.negative <= whole.negative
            && part.unjudged <= whole.unjudged
    }
}
