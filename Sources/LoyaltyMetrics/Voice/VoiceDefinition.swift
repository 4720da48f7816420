//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The choices behind a ``VoiceOfCustomer``: themes with keywords, confidence, smallest sample and delivery.
///
/// ```swift
/// let definition = try VoiceDefinition(themes: [
///     VoiceTheme("delivery", keywords: [ThemeKeyword("достав", .beginning), ThemeKeyword("courier")]),
///     VoiceTheme("taste", keywords: [ThemeKeyword("вкусн", .beginning), ThemeKeyword("cold coffee")]),
/// ])
/// definition.themes(of: "Доставили вовремя, очень вкусно!")   // delivery, taste
/// ```
///
/// Nothing is learned and nothing is guessed: the same text has the same themes tomorrow, and a person can say why.
public struct VoiceDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "voiceOfCustomer"

    /// The themes.
    public let themes: [VoiceTheme]
    /// How sure the intervals are meant to be.
    public let confidence: ConfidenceLevel
    /// The number of texts below which the shares are flagged as a small sample.
    public let minimumSample: Int64
    /// Whether a text may be delivered again.
    public let delivery: DeliveryGuarantee
    private let folded: [[Folded]]

    private struct Folded: Hashable, Sendable {
        let text: FoldedText
        let match: KeywordMatch
    }

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - themes: The themes: 1 to 200, each with a name of its own and 1 to 1,000 keywords.
    ///   - confidence: How sure the intervals are meant to be.
    ///   - minimumSample: The number of texts below which the shares are flagged; at least 1.
    ///   - delivery: Whether a text may be delivered again.
    /// - Throws: ``MetricsError`` with code `invalidDefinition` for other choices, for a keyword of more than 1,000 bytes, and for
    ///   one without anything to look for: no letter or digit, or nothing visible to find anywhere.
    public init(
        themes: [VoiceTheme],
        confidence: ConfidenceLevel = .percent95,
        minimumSample: Int64 = 30,
        delivery: DeliveryGuarantee = .exactlyOnce
    ) throws(MetricsError) {
        let names = Set(themes.map(\.name))
        guard (1...200).contains(themes.count), names.count == themes.count, !names.contains("") else {
            throw MetricsError(.invalidDefinition, "there are 1 to 200 themes, each with a name of its own")
        }
        var folded: [[Folded]] = []
        for theme in themes {
            guard (1...1_000).contains(theme.keywords.count) else {
                throw MetricsError(.invalidDefinition, "a theme has 1 to 1000 keywords")
            }
            folded.append(try theme.keywords.map(Self.fold))
        }
        self.themes = themes
        self.folded = folded
        self.confidence = confidence
        self.minimumSample = try MinimumSample.checked(minimumSample)
        self.delivery = delivery
    }

    private static func fold(_ keyword: ThemeKeyword) throws(MetricsError) -> Folded {
        let text = FoldedText(keyword.text)
        guard keyword.text.utf8.count <= 1_000, text.canBeFound(keyword.match) else {
            throw MetricsError(.invalidDefinition, "a keyword has something to look for, and 1000 bytes at most")
        }
        return Folded(text: text, match: keyword.match)
    }
}

// MARK: - Finding themes

extension VoiceDefinition {
    /// Returns the themes that a text is about.
    ///
    /// - Parameter text: What a customer wrote.
    /// - Returns: The names of the themes in the order of the definition; none if no keyword stands in the text.
    /// - Complexity: O(*n* · *k*) in the lengths of the text and of all keywords.
    public func themes(of text: String) -> [String] { indices(of: FoldedText(text)).map { themes[$0].name } }

    func indices(of text: FoldedText) -> [Int] {
        folded.indices.filter { folded[$0].contains { text.has($0.text, $0.match) } }
    }
}

// MARK: - Codable

extension VoiceDefinition {
    private enum CodingKeys: String, CodingKey { case confidence, delivery, kind, minimumSample, themes, version }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            themes: container.decode([VoiceTheme].self, forKey: .themes),
            confidence: container.decode(ConfidenceLevel.self, forKey: .confidence),
            minimumSample: container.decode(Int64.self, forKey: .minimumSample),
            delivery: container.decode(DeliveryGuarantee.self, forKey: .delivery)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(themes, forKey: .themes)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(minimumSample, forKey: .minimumSample)
        try container.encode(delivery, forKey: .delivery)
    }
}
