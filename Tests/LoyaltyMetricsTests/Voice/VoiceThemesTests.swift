//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Themes: keywords are found in any case, form of writing and ending that the definition names")
struct VoiceThemesTests {
    static func definition(
        _ keywords: ThemeKeyword...,
        delivery: DeliveryGuarantee = .exactlyOnce
    ) throws -> VoiceDefinition {
        try VoiceDefinition(themes: [VoiceTheme("theme", keywords: keywords)], delivery: delivery)
    }

    @Test("The documented sample: two themes of one text, in the order of the definition")
    func sample() throws {
        let definition = try VoiceOfCustomerTests.definition()
        #expect(definition.themes(of: "Доставили вовремя, очень вкусно!") == ["delivery", "taste"])
        #expect(definition.themes(of: "Так себе").isEmpty)
    }

    @Test(
        "A keyword is found, or not",
        arguments: [
            ("достав", .beginning, "ДОСТАВКА опоздала", true),
            ("достав", .beginning, "мне доставили", true),
            ("достав", .beginning, "недоставка", false),
            ("достав", .words, "доставка", false),
            ("доставка", .words, "Доставка, спасибо", true),
            ("самый лучший", .beginning, "САМЫЙ — лучшие", false),
            ("самый лучш", .beginning, "самый-лучший!", true),
            ("еще", .words, "Ещё раз", true),
            ("ёж", .words, "ЕЖ", true),
            ("йогурт", .words, "и\u{306}огурт", true),
            ("caf\u{E9}", .words, "A CAFE\u{301} nearby", true),
            ("cafe", .words, "caf\u{E9}", false),
            ("STRASSE", .words, "in der Straße", true),
            ("cold coffee", .words, "cold\u{AD} co\u{200B}ffee", true),
            ("art", .words, "a part", false),
            ("🚚", .anywhere, "late🚚🚚", true),
            ("👍", .anywhere, "👍🏽", false),
            ("配送", .anywhere, "昨日配送が遅れた", true),
            ("10", .words, "10/10", true),
            ("word", .words, "", false),
            ("word", .anywhere, "wor", false),
        ] as [(String, KeywordMatch, String, Bool)]
    )
    func matches(keyword: String, match: KeywordMatch, text: String, isFound: Bool) throws {
        let definition = try Self.definition(ThemeKeyword(keyword, match))
        #expect(definition.themes(of: text) == (isFound ? ["theme"] : []))
    }

    @Test("Texts of any size and make are read: giant, one giant word, marks upon marks, only invisible characters")
    func hostile() throws {
        let definition = try Self.definition(ThemeKeyword("late", .words), ThemeKeyword("достав", .beginning))
        let giant = String(repeating: "very slow ", count: 20_000)
        #expect(definition.themes(of: giant).isEmpty)
        #expect(definition.themes(of: giant + "late") == ["theme"])
        #expect(definition.themes(of: String(repeating: "late", count: 50_000)).isEmpty)
        #expect(definition.themes(of: "late" + String(repeating: "\u{301}", count: 50_000)).isEmpty)
        #expect(definition.themes(of: String(repeating: "\u{200B}", count: 50_000)).isEmpty)
        #expect(definition.themes(of: "\u{202E}late\u{0}") == ["theme"])
    }

    @Test("Keywords without anything to look for, or too long, are refused")
    func refusedKeywords() {
        for keyword in [
            ThemeKeyword(""), ThemeKeyword(" \n"), ThemeKeyword("!?"), ThemeKeyword("🚚"), ThemeKeyword("…", .beginning),
            ThemeKeyword("\u{200B}", .anywhere), ThemeKeyword("", .anywhere),
            ThemeKeyword(String(repeating: "a", count: 1_001)),
        ] {
            let error = #expect(throws: MetricsError.self) { try Self.definition(keyword) }
            #expect(error?.code == .invalidDefinition)
        }
        #expect(throws: Never.self) { try Self.definition(ThemeKeyword(String(repeating: "a", count: 1_000))) }
    }

    @Test("Definitions without themes or keywords, with too many, or with a name twice or empty are refused")
    func refusedThemes() {
        let words = [ThemeKeyword("word")]
        for themes in [
            [], [VoiceTheme("a", keywords: [])], [VoiceTheme("", keywords: words)],
            [VoiceTheme("a", keywords: words), VoiceTheme("a", keywords: words)],
            [VoiceTheme("a", keywords: Array(repeating: words[0], count: 1_001))],
            (0...200).map { VoiceTheme("t\($0)", keywords: words) },
        ] {
            let error = #expect(throws: MetricsError.self) { try VoiceDefinition(themes: themes) }
            #expect(error?.code == .invalidDefinition)
        }
    }
}
