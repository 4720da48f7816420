//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Voice of the customer accumulator: counts by theme and sentiment, without the texts")
struct VoiceOfCustomerAccumulatorTests {
    private static func review(_ id: String, _ text: String?, _ sentiment: Sentiment? = nil) throws -> CustomerVoice {
        CustomerVoice(
            Review(id: try ActivityID(id), at: .unixEpoch, customer: nil, text: text, sentiment: sentiment)
        )
    }

    @Test("Words of reviews, answers and cases are counted together, under one identifier too")
    func sources() throws {
        var state = VoiceOfCustomerAccumulator(try VoiceOfCustomerTests.definition(.atLeastOnce))
        let supportCase = SupportCase(id: try ActivityID("1"), at: .unixEpoch, customer: nil)
        let voices = [
            try Self.review("1", "Вкусно", .positive),
            CustomerVoice(try Samples.answer("1", "ann", 3, text: "доставка ужасная"), sentiment: .negative),
            CustomerVoice(supportCase, text: "где доставка?", sentiment: .neutral),
            try Self.review("2", nil), try Self.review("3", "доставили"),
        ]
        try state.add(contentsOf: voices + voices)
        let voice = try state.finish()
        #expect(voice.texts == 4 && voice.wordless == 1)
        #expect(voice.themes[0].share.count == 3 && voice.themes[1].share.count == 1)
        let sentiment = voice.themes[0].sentiment
        #expect([sentiment.positive, sentiment.neutral, sentiment.negative, sentiment.unjudged] == [0, 1, 1, 1])
        #expect(voice.themes[0].negative.value == 0.5 && sentiment.net == -0.5 && sentiment.judged == 2)
        #expect(voice.sentiment.net == 0)
        #expect(voices.map(\.source) == [.review, .answer, .supportCase, .review, .review])
    }

    private static let definition =
        #"{"confidence":95,"delivery":"exactlyOnce","kind":"voiceOfCustomer","minimumSample":30,"themes":["#
        + #"{"keywords":[{"match":"beginning","text":"достав"},{"match":"words","text":"courier"}],"name":"delivery"},"#
        + #"{"keywords":[{"match":"beginning","text":"вкусн"},{"match":"words","text":"cold coffee"}],"name":"taste"}],"#
        + #""version":1}"#
    private static let none = #"{"negative":0,"neutral":0,"positive":0,"unjudged":0}"#
    private static let one = #"{"negative":1,"neutral":0,"positive":0,"unjudged":0}"#
    private static let nothing =
        #"{"totals":{"all":\#(none),"themes":[\#(none),\#(none)],"unthemed":0,"wordless":0}}"#
    private static let something =
        #"{"totals":{"all":\#(one),"themes":[\#(one),\#(none)],"unthemed":0,"wordless":0}}"#
    private static let state =
        #"{"answers":\#(nothing),"cases":\#(nothing),"definition":\#(definition),"reviews":\#(something),"version":1}"#

    @Test("The state has this JSON, without a text, and reads back equal")
    func golden() throws {
        var state = VoiceOfCustomerAccumulator(try VoiceOfCustomerTests.definition())
        try state.add(Self.review("1", "The courier was rude", .negative))
        #expect(try CanonicalJSON.text(of: state) == Self.state)
        #expect(try CanonicalJSON.decode(VoiceOfCustomerAccumulator.self, from: Self.state) == state)
    }

    @Test("Facts are stored by identifier: themes by their places, no themes for no words")
    func facts() throws {
        var state = VoiceOfCustomerAccumulator(try VoiceOfCustomerTests.definition(.atLeastOnce))
        try state.add(Self.review("b", "Вкусно, но доставка!", .neutral))
        try state.add(Self.review("a", "", .positive))
        let facts =
            #"{"facts":[{"fact":{"sentiment":"positive"},"id":"a"},{"fact":{"sentiment":"neutral","themes":[0,1]},"id":"b"}]}"#
        let text = try CanonicalJSON.text(of: state)
        #expect(text.contains(#""reviews":\#(facts)"#))
        #expect(try CanonicalJSON.decode(VoiceOfCustomerAccumulator.self, from: text) == state)
        for themes in ["[0,0]", "[2]", "[-1]"] {
            checkRefused(VoiceOfCustomerAccumulator.self, text.replacing("[0,1]", with: themes))
        }
    }

    @Test(
        "A state whose parts contradict each other is refused",
        arguments: [
            (something, #"{"totals":{"all":\#(one),"themes":[\#(one)],"unthemed":0,"wordless":0}}"#),
            (something, #"{"totals":{"all":\#(none),"themes":[\#(one),\#(none)],"unthemed":0,"wordless":0}}"#),
            (something, #"{"totals":{"all":\#(one),"themes":[\#(one),\#(none)],"unthemed":2,"wordless":0}}"#),
            (something, #"{"totals":{"all":\#(one),"themes":[\#(one),\#(none)],"unthemed":-1,"wordless":0}}"#),
            (something, #"{"totals":{"all":\#(one),"themes":[\#(one),\#(none)],"unthemed":0,"wordless":-1}}"#),
            (#""negative":1"#, #""negative":-1"#), (#""negative":1"#, #""negative":9007199254740992"#),
            ("voiceOfCustomer", "rfm"), (#""version":1}"#, #""version":2}"#), (#""match":"words""#, #""match":"stem""#),
            ("вкусн", "!"),
        ]
    )
    func refusedState(old: String, new: String) {
        checkRefused(VoiceOfCustomerAccumulator.self, Self.state.replacing(old, with: new))
    }

    @Test("However words are split, ordered, repeated and stored, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pool = ["Доставка", "вкусно", "courier, cold coffee", "", "ok", "👍"]
        let voices = try (0..<60).map { index in
            let text = Bool.random(using: &random) ? pool.randomElement(using: &random) : nil
            let sentiment = Bool.random(using: &random) ? Sentiment.allCases.randomElement(using: &random) : nil
            guard Bool.random(using: &random) else { return try Self.review("v\(index)", text, sentiment) }
            return CustomerVoice(try Samples.answer("v\(index)", nil, nil, text: text), sentiment: sentiment)
        }
        for delivery in DeliveryGuarantee.allCases {
            let definition = try VoiceOfCustomerTests.definition(delivery)
            try checkMergeLaws(definition, as: VoiceOfCustomerAccumulator.self, of: voices, using: &random)
        }
        try checkRedelivery(
            VoiceOfCustomerTests.definition(.atLeastOnce),
            as: VoiceOfCustomerAccumulator.self,
            of: voices
        )
    }

    @Test("Words that come again with another theme or sentiment are refused, and nothing changes")
    func conflict() throws {
        var state = VoiceOfCustomerAccumulator(try VoiceOfCustomerTests.definition(.atLeastOnce))
        try state.add(Self.review("1", "доставка"))
        let known = state
        for voice in [try Self.review("1", "вкусно"), try Self.review("1", "доставка", .neutral)] {
            var error = #expect(throws: MetricsError.self) { try state.add(voice) }
            #expect(error?.code == .conflictingActivity)
            var other = VoiceOfCustomerAccumulator(try VoiceOfCustomerTests.definition(.atLeastOnce))
            try other.add(voice)
            error = #expect(throws: MetricsError.self) { try state.merge(other) }
            #expect(error?.code == .conflictingActivity)
        }
        #expect(state == known)
    }

    @Test("A state that is full takes no more, and stays as it was")
    func full() throws {
        let text = Self.state.replacing(
            #""unthemed":0,"wordless":0"#,
            with: #""unthemed":0,"wordless":9007199254740990"#
        )
        let full = try CanonicalJSON.decode(VoiceOfCustomerAccumulator.self, from: text)
        var state = full
        var error = #expect(throws: MetricsError.self) { try state.add(Self.review("2", "доставка")) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) { try state.merge(full) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) { try state.finish() }
        #expect(error?.code == .sumOutOfRange && state == full)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = VoiceOfCustomerAccumulator(try VoiceOfCustomerTests.definition())
        let error = #expect(throws: MetricsError.self) {
            try state.merge(VoiceOfCustomerAccumulator(VoiceOfCustomerTests.definition(.atLeastOnce)))
        }
        #expect(error?.code == .definitionMismatch)
    }
}
