//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Trigger plan: what is asked for, what is withheld, and why")
struct TriggerPlanTests {
    /// A trigger that answers at once to a visit at noon of 1 March 2027, a Monday.
    static func answer(
        _ id: String = "t",
        consent: ConsentNeed = .given,
        texts: [Language: String] = [:],
        fallbacks: [String: ExplainedValue] = [:],
        validForHours: Int64 = 48,
        priority: Int = 0,
        isUrgent: Bool = false
    ) throws -> TriggerDefinition {
        try TriggerWorld.trigger(
            id,
            .survey(after: .visit, delay: .zero),
            consent: consent,
            texts: texts,
            fallbacks: fallbacks,
            validForHours: validForHours,
            priority: priority,
            isUrgent: isUrgent
        )
    }

    static func outcome(
        _ plan: TriggerPlan,
        _ profile: ContactProfile? = nil,
        sent: [SentRequest] = [],
        asOf: String = "2027-03-01"
    ) throws -> TriggerOutcome {
        plan.outcome(
            for: try profile ?? TriggerWorld.profile(),
            events: [try TriggerWorld.event(.visit, "v-1", "2027-03-01")],
            sent: sent,
            since: try TriggerWorld.instant("2027-02-28"),
            asOf: try TriggerWorld.instant(asOf),
            in: FixedOffset.utc
        )
    }

    static func codes(_ outcome: TriggerOutcome) -> [String] { outcome.withheld.map(\.reason.code.text) }

    static func sent(_ id: String, _ at: String, trigger: String = "other") throws -> SentRequest {
        SentRequest(
            id: try ActionRequestID(id),
            trigger: try TriggerID(trigger),
            topic: try TopicID("offers"),
            channel: try ChannelID("email"),
            at: try TriggerWorld.instant(at)
        )
    }

    @Test("A request names all that somebody needs to carry it out once")
    func request() throws {
        let request = try #require(try Self.outcome(TriggerPlan([Self.answer("thanks")])).requests.first)
        #expect(request.id.text == "thanks:" + request.id.text.suffix(32) && request.id.text.utf8.count == 39)
        #expect(request.trigger.text == "thanks" && request.customer.text == "ann")
        #expect(request.topic.text == "offers" && request.channel.text == "email")
        #expect(request.occasion == request.at)
        #expect(try request.expires == TriggerWorld.instant("2027-03-03"))
        let later = try Self.outcome(TriggerPlan([Self.answer("thanks")]), asOf: "2027-03-02T07:00:00Z").requests
        #expect(later.map(\.id) == [request.id])
        #expect(try later.map(\.at) == [TriggerWorld.instant("2027-03-02T07:00:00Z")])
    }

    @Test("The identifier is that of the published hash, so that it never changes between releases")
    func stableIdentifier() throws {
        let request = try #require(try Self.outcome(TriggerPlan([Self.answer("thanks")])).requests.first)
        #expect(request.id.text == "thanks:b60149d1c165c428053d003ec7c6db27")
    }

    @Test("What was made before is not made again, and the same event twice is one occasion")
    func repeated() throws {
        let plan = try TriggerPlan([Self.answer()])
        let first = try Self.outcome(plan)
        let again = try Self.outcome(plan, sent: first.requests.map(\.sent))
        #expect(again.requests == [])
        #expect(Self.codes(again) == ["trigger.repeated"])
        #expect(again.withheld.map(\.id) == first.requests.map(\.id))
        let visit = try TriggerWorld.event(.visit, "v-1", "2027-03-01")
        let twice = plan.outcome(
            for: try TriggerWorld.profile(),
            events: [visit, visit],
            since: .unixEpoch,
            asOf: visit.at,
            in: FixedOffset.utc
        )
        #expect(twice.requests == first.requests && twice.withheld == [])
    }

    @Test(
        "Consent to the topic and to the channel is as the trigger needs it",
        arguments: [
            (ConsentNeed.given, Consent.given, Consent.given, ""),
            (.given, .unknown, .given, "trigger.topicNotAgreed"), (.given, .refused, .given, "trigger.topicRefused"),
            (.given, .given, .unknown, "trigger.noChannel"), (.given, .given, .refused, "trigger.noChannel"),
            (.notRefused, .unknown, .unknown, ""), (.notRefused, .refused, .given, "trigger.topicRefused"),
            (.notRefused, .given, .refused, "trigger.noChannel"), (.none, .refused, .refused, ""),
        ]
    )
    func consent(need: ConsentNeed, topic: Consent, channel: Consent, code: String) throws {
        let profile = try TriggerWorld.profile(channels: ["email": channel], topics: ["offers": topic])
        let outcome = try Self.outcome(TriggerPlan([Self.answer(consent: need)]), profile)
        #expect(Self.codes(outcome) == (code.isEmpty ? [] : [code]))
        #expect(outcome.requests.count == (code.isEmpty ? 1 : 0))
    }

    @Test(
        "The first channel that may be used is; a channel without an address never is, and a topic not named is unknown"
    )
    func channels() throws {
        let plan = try TriggerPlan([Self.answer()])
        let both = try TriggerWorld.profile(channels: ["email": .given, "push": .given])
        #expect(try Self.outcome(plan, both).requests.map(\.channel.text) == ["push"])
        let refused = try TriggerWorld.profile(channels: ["email": .given, "push": .refused])
        #expect(try Self.outcome(plan, refused).requests.map(\.channel.text) == ["email"])
        let none = try TriggerWorld.profile(channels: [:])
        #expect(try Self.codes(Self.outcome(TriggerPlan([Self.answer(consent: .none)]), none)) == ["trigger.noChannel"])
        let unnamed = try TriggerWorld.profile(topics: [:])
        #expect(try Self.codes(Self.outcome(plan, unnamed)) == ["trigger.topicNotAgreed"])
    }

    @Test("The control group is left alone, except by messages that need no consent")
    func control() throws {
        let all = try Sample(salt: SampleSalt("control"), share: .one)
        let plan = try TriggerPlan([Self.answer("a"), Self.answer("b", consent: .none)], control: all)
        let outcome = try Self.outcome(plan)
        #expect(outcome.requests.map(\.trigger.text) == ["b"])
        #expect(Self.codes(outcome) == ["trigger.controlGroup"])
        let nobody = try Sample(salt: SampleSalt("control"), share: .zero)
        #expect(try Self.outcome(TriggerPlan([Self.answer()], control: nobody)).withheld == [])
    }

    @Test("Quiet hours move a request to their end, or withhold it if that is too late; what is urgent goes at once")
    func quietHours() throws {
        let quiet = try QuietHoursTests.hours("11:00", "15:00")
        let moved = try Self.outcome(TriggerPlan([Self.answer()], quietHours: quiet))
        #expect(try moved.requests.map(\.at) == [TriggerWorld.instant("2027-03-01T15:00:00Z")])
        let late = try Self.outcome(TriggerPlan([Self.answer(validForHours: 2)], quietHours: quiet))
        #expect(
            late.withheld.map(\.reason) == [
                Reason(
                    .triggerQuietHours,
                    [
                        "until": .instant(try TriggerWorld.instant("2027-03-01T15:00:00Z")),
                        "expires": .instant(try TriggerWorld.instant("2027-03-01T14:00:00Z")),
                    ]
                )
            ]
        )
        let urgent = try Self.outcome(TriggerPlan([Self.answer(isUrgent: true)], quietHours: quiet))
        #expect(urgent.requests.map(\.at) == urgent.requests.map(\.occasion))
    }

    @Test("An occasion that is seen too late is withheld, and at its last instant it is not")
    func expired() throws {
        let plan = try TriggerPlan([Self.answer(validForHours: 1)])
        #expect(try Self.outcome(plan, asOf: "2027-03-01T13:00:00Z").requests.count == 1)
        #expect(try Self.codes(Self.outcome(plan, asOf: "2027-03-01T13:00:00.000001Z")) == ["trigger.expired"])
    }

    @Test("A cap moves a request to where it keeps it, and then past the quiet hours")
    func caps() throws {
        let cap = try FrequencyCap(2, in: .hours(24))
        let sent = try [Self.sent("a", "2027-02-28T20:00:00Z"), Self.sent("b", "2027-03-01T09:00:00Z")]
        let plan = try TriggerPlan([Self.answer()], quietHours: QuietHoursTests.hours("19:00", "22:00"), caps: [cap])
        #expect(try Self.outcome(plan, sent: sent).requests.map(\.at) == [TriggerWorld.instant("2027-03-01T22:00:00Z")])
        let short = try TriggerPlan([Self.answer(validForHours: 4)], caps: [cap])
        #expect(try Self.codes(Self.outcome(short, sent: sent)) == ["trigger.capped"])
        let urgent = try TriggerPlan([Self.answer(isUrgent: true)], caps: [cap])
        #expect(try Self.outcome(urgent, sent: sent).withheld == [])
    }

    @Test("Of several that are due at once the higher priority goes first, and the others wait for the cap")
    func priority() throws {
        let plan = try TriggerPlan(
            [Self.answer("low"), Self.answer("high", priority: 5), Self.answer("middle", priority: 1)],
            caps: [FrequencyCap(1, in: .hours(20))]
        )
        let outcome = try Self.outcome(plan)
        #expect(outcome.requests.map(\.trigger.text) == ["high", "middle", "low"])
        #expect(
            try outcome.requests.map(\.at) == [
                TriggerWorld.instant("2027-03-01"), TriggerWorld.instant("2027-03-02T08:00:00Z"),
                TriggerWorld.instant("2027-03-03T04:00:00Z"),
            ]
        )
    }

    @Test("Two triggers of one identifier, a trigger without a channel, and one that is never valid are refused")
    func refused() throws {
        let error = #expect(throws: SegmentsError.self) { try TriggerPlan([Self.answer(), Self.answer()]) }
        #expect(error?.code == .invalidTrigger)
        #expect(error?.path == "triggers/1/id")
        let silent = #expect(throws: SegmentsError.self) {
            try TriggerWorld.trigger("t", .negativeSignal(), channels: [])
        }
        #expect(silent?.code == .invalidTrigger)
        let never = #expect(throws: SegmentsError.self) {
            try TriggerWorld.trigger("t", .negativeSignal(), validForHours: -1)
        }
        #expect(never?.code == .invalidTrigger)
    }
}
