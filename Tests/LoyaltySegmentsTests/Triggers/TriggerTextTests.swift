//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Trigger texts: a name and figures in the host's words")
struct TriggerTextTests {
    static let texts: [Language: String] = [
        .english: "{name}, you have {balance} points", .russian: "{name}, у вас {balance} баллов",
    ]

    static func outcome(
        _ figures: [String: ExplainedValue],
        fallbacks: [String: ExplainedValue] = [:],
        language: Language = .english
    )
        throws -> TriggerOutcome
    {
        try TriggerPlanTests.outcome(
            TriggerPlan([TriggerPlanTests.answer(texts: texts, fallbacks: fallbacks)]),
            TriggerWorld.profile(language: language, figures: figures)
        )
    }

    @Test("The text is in the customer's language, and carries the values that it names and no others")
    func language() throws {
        let figures: [String: ExplainedValue] = [
            "name": .text("Анна"), "balance": .integer(1_250), "phone": .text("+7…"),
        ]
        let russian = try #require(try Self.outcome(figures, language: Language("ru-KZ")).requests.first)
        #expect(Examples.breakable(russian.rendered(by: MessageRenderer(.russian)) ?? "") == "Анна, у вас 1 250 баллов")
        #expect(russian.values.keys.sorted() == ["balance", "name"])
        let german = try #require(try Self.outcome(figures, language: Language("de")).requests.first)
        #expect(german.rendered(by: MessageRenderer(.english)) == "Анна, you have 1,250 points")
    }

    @Test("Without English the first language by its tag stands in; without a text everything is passed on")
    func otherLanguages() throws {
        let plan = try TriggerPlan([
            TriggerPlanTests.answer(texts: [Language("fr"): "Bonjour", Language("de"): "Hallo"])
        ])
        let profile = try TriggerWorld.profile(language: .russian)
        #expect(try TriggerPlanTests.outcome(plan, profile).requests.map(\.text?.source) == ["Hallo"])
        let silent = try #require(try TriggerPlanTests.outcome(TriggerPlan([TriggerPlanTests.answer()])).requests.first)
        #expect(silent.text == nil && silent.rendered(by: MessageRenderer(.english)) == nil)
        #expect(silent.values == ["name": .text("Ann")])
    }

    @Test("A value that is missing has its stand-in, and without one nothing half-filled is sent")
    func missing() throws {
        let outcome = try Self.outcome(
            ["balance": .integer(3), "name": .missing],
            fallbacks: ["name": .text("Dear customer")]
        )
        #expect(outcome.requests.first?.rendered(by: MessageRenderer(.english)) == "Dear customer, you have 3 points")
        let bare = try Self.outcome(["balance": .integer(3)])
        #expect(bare.withheld.map(\.reason) == [Reason(.triggerValueMissing, ["value": .text("name")])])
    }

    @Test("A value is never read as a template")
    func noInjection() throws {
        let outcome = try Self.outcome(["name": .text("{balance}'{'"), "balance": .integer(3)])
        #expect(outcome.requests.first?.rendered(by: MessageRenderer(.english)) == "{balance}'{', you have 3 points")
    }

    @Test("A request is a message on one topic, and reads back")
    func message() throws {
        let request = try #require(try Self.outcome(["name": .text("Ann"), "balance": .integer(3)]).requests.first)
        let message = try request.message()
        #expect(message.topic == "action.requested" && message.version == 1)
        #expect(try CanonicalJSON.decode(ActionRequest.self, from: message.body) == request)
        #expect(
            try CanonicalJSON.text(of: message.body)
                == #"{"at":"2027-03-01T12:00:00Z","channel":"email","customer":"ann","expires":"2027-03-03T12:00:00Z","id":"\#(request.id)","#
                + #""occasion":"2027-03-01T12:00:00Z","text":"{name}, you have {balance} points","topic":"offers","trigger":"t","#
                + #""values":{"balance":{"integer":3},"name":{"text":"Ann"}}}"#
        )
    }

    @Test("Every reason has its words in both languages")
    func words() throws {
        #expect(MessageCatalog.triggers.unreadable == [])
        #expect(MessageCatalog.triggers.untranslated(in: .english) == [])
        #expect(MessageCatalog.triggers.untranslated(in: .russian) == [])
        let reason = Reason(.triggerTopicRefused, ["topic": .text("offers")])
        #expect(
            MessageRenderer(.english, catalog: .triggers).text(for: reason) == "The customer refused the topic offers"
        )
    }
}
