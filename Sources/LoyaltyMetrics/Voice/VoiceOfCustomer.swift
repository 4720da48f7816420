//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What customers speak of, in reviews, answers and cases: themes with their share and the sentiment that the host gives.
///
/// ```swift
/// let voice = VoiceOfCustomer(
///     texts: ["Доставили поздно", "Вкусно!", "The courier was kind, but late", ""],
///     by: definition
/// )
/// voice.themes[0].share.value   // 0.666…: two of three texts are about delivery
/// voice.wordless                // 1
/// ```
///
/// A text may be about several themes, so that their shares do not add up to 1. Compare two periods by ``VoiceChange``.
public struct VoiceOfCustomer: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: VoiceDefinition
    /// The themes in the order of the definition.
    public let themes: [ThemeFigures]
    /// How all texts with words were judged.
    public let sentiment: SentimentCounts
    /// The share of texts that are about no theme: what the keywords miss.
    public let unthemed: Proportion
    /// How many had no words; they are not part of any share.
    public let wordless: Int64

    /// Creates the figures from texts that nobody judged.
    ///
    /// - Parameters:
    ///   - texts: The texts; one without a letter, a digit or another visible sign has no words.
    ///   - definition: The themes, the confidence and the smallest sample.
    /// - Complexity: O(*n* · *k*) in the lengths of all texts and of all keywords.
    public init(texts: some Sequence<String>, by definition: VoiceDefinition) {
        var tally = VoiceTally(definition)
        // The places of themes are those of the definition, and no sequence has 2^53 texts.
        for text in texts { try? tally.add(definition.fact(of: text, nil)) }
        self.init(tally, definition)
    }

    init(_ tally: VoiceTally, _ definition: VoiceDefinition) {
        self.definition = definition
        let texts = tally.all.total
        sentiment = tally.all
        unthemed = Proportion(part: tally.unthemed, of: texts, level: definition.confidence)
        wordless = tally.wordless
        themes = zip(definition.themes, tally.themes).map { ThemeFigures($0, $1, of: texts, definition) }
    }

    /// How many texts have words: the denominator.
    public var texts: Int64 { sentiment.total }

    /// The themes from the one that is spoken of most, equal ones in the order of the definition.
    public var mostFrequentFirst: [ThemeFigures] {
        themes.enumerated()
            .sorted { ($1.element.share.count, $0.offset) < ($0.element.share.count, $1.offset) }
            .map(\.element)
    }

    /// Whether there are fewer texts than the definition asks for.
    public var isSmallSample: Bool { texts < definition.minimumSample }
}

extension VoiceDefinition {
    /// What of a text the metric needs.
    func fact(of text: String?, _ sentiment: Sentiment?) -> VoiceTally.Fact {
        let text = text ?? ""
        let isVisible = text.unicodeScalars.contains {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
        return VoiceTally.Fact(sentiment: sentiment, themes: isVisible ? indices(of: FoldedText(text)) : nil)
    }
}
