//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How often customers speak of one theme, and how they feel about it.
public struct ThemeFigures: Hashable, Sendable {
    /// The theme's name.
    public let name: String
    /// The share of texts that are about the theme, with its interval.
    public let share: Proportion
    /// How these texts were judged.
    public let sentiment: SentimentCounts
    /// The share of displeased texts among those judged, with its interval.
    public let negative: Proportion

    init(_ theme: VoiceTheme, _ counts: SentimentCounts, of texts: Int64, _ definition: VoiceDefinition) {
        name = theme.name
        sentiment = counts
        share = Proportion(part: counts.total, of: texts, level: definition.confidence)
        negative = Proportion(part: counts.negative, of: counts.judged, level: definition.confidence)
    }
}
