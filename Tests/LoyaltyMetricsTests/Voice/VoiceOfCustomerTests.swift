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

@Suite("Voice of the customer: themes with share, sentiment and change")
struct VoiceOfCustomerTests {
    static func definition(_ delivery: DeliveryGuarantee = .exactlyOnce) throws -> VoiceDefinition {
        try VoiceDefinition(
            themes: [
                VoiceTheme("delivery", keywords: [ThemeKeyword("достав", .beginning), ThemeKeyword("courier")]),
                VoiceTheme("taste", keywords: [ThemeKeyword("вкусн", .beginning), ThemeKeyword("cold coffee")]),
            ],
            delivery: delivery
        )
    }

    @Test("The documented sample: shares of texts with words")
    func sample() throws {
        let voice = VoiceOfCustomer(
            texts: ["Доставили поздно", "Вкусно!", "The courier was kind, but late", "", " "],
            by: try Self.definition()
        )
        #expect(isClose(voice.themes[0].share.value, 2.0 / 3) && isClose(voice.themes[1].share.value, 1.0 / 3))
        #expect(voice.themes.map(\.name) == ["delivery", "taste"])
        #expect(voice.texts == 3 && voice.wordless == 2 && voice.unthemed.value == 0 && voice.isSmallSample)
        #expect(voice.sentiment.unjudged == 3 && voice.sentiment.net == nil)
        #expect(voice.themes[0].negative.value == nil && voice.themes[0].share.interval != nil)
    }

    @Test("What keywords miss is counted; signs are words, blanks and invisible characters are not")
    func unthemed() throws {
        let texts = ["👍", "\n\t ", "\u{200B}", "!!!", "Вкусно и вкусно"]
        let voice = VoiceOfCustomer(texts: texts, by: try Self.definition())
        #expect(voice.texts == 3 && voice.wordless == 2 && voice.unthemed.count == 2)
        #expect(voice.themes[1].share.count == 1)
        #expect(voice.mostFrequentFirst.map(\.name) == ["taste", "delivery"])
    }

    @Test("Without texts there is no share")
    func empty() throws {
        let voice = VoiceOfCustomer(texts: [], by: try Self.definition())
        #expect(voice.themes.allSatisfy { $0.share.value == nil } && voice.unthemed.value == nil)
        #expect(voice.mostFrequentFirst.map(\.name) == ["delivery", "taste"])
    }

    @Test("A theme that is spoken of more, by test and interval, stands first")
    func change() throws {
        func voice(_ delivery: Int, _ taste: Int, _ other: Int) throws -> VoiceOfCustomer {
            let texts =
                Array(repeating: "доставка", count: delivery) + Array(repeating: "вкусно", count: taste)
                + Array(repeating: "ok", count: other)
            return VoiceOfCustomer(texts: texts, by: try Self.definition())
        }
        let change = try VoiceChange(from: voice(10, 50, 40), to: voice(30, 50, 20))
        #expect(change.mostGrownFirst.map(\.name) == ["delivery", "taste"])
        #expect(isClose(change.themes[0].share.value, 0.2) && change.themes[1].share.value == 0)
        #expect(change.themes[0].share.pValue.map { $0 < 0.001 } == true)
        #expect(change.themes[0].negative.value == nil && !change.isSmallSample)
        let back = try VoiceChange(from: voice(30, 50, 20), to: voice(10, 50, 40))
        #expect(back.mostGrownFirst.map(\.name) == ["taste", "delivery"])
        let none = try VoiceChange(from: voice(0, 0, 0), to: voice(1, 0, 0))
        #expect(none.mostGrownFirst.map(\.name) == ["delivery", "taste"])
        #expect(none.themes[0].share.value == nil && none.isSmallSample)
        #expect(none.earlier.texts == 0 && none.later.texts == 1)
    }

    @Test("Figures of different definitions do not compare")
    func definitionMismatch() throws {
        let texts = ["доставка"]
        let other = try VoiceThemesTests.definition(ThemeKeyword("other"))
        let error = #expect(throws: MetricsError.self) {
            try VoiceChange(
                from: VoiceOfCustomer(texts: texts, by: Self.definition()),
                to: VoiceOfCustomer(texts: texts, by: other)
            )
        }
        #expect(error?.code == .definitionMismatch)
    }
}
