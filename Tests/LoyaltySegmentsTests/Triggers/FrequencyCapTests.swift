//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Frequency cap: never more than so many in any stretch of time")
struct FrequencyCapTests {
    @Test(
        "No stretch of the period's length ever holds more than the limit, and nobody waits who need not",
        arguments: UInt64(1)...40
    )
    func law(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let hours = Int64.random(in: 1...30, using: &random)
        let cap = try FrequencyCap(.random(in: 1...3, using: &random), in: .hours(hours))
        let start = try TriggerWorld.instant("2027-03-01")
        let triggers = try (0..<6).map { try TriggerPlanTests.answer("t\($0)", validForHours: 10_000) }
        let plan = try TriggerPlan(triggers, caps: [cap])
        // Some were sent before, and some are planned for later.
        let others = try (0..<4).map { index in
            SentRequest(
                id: try ActionRequestID("s\(index)"),
                trigger: try TriggerID("x"),
                topic: try TopicID("offers"),
                channel: try ChannelID("email"),
                at: try start.advanced(by: .hours(hours * Int64(index) * 2 - hours * 3))
            )
        }
        let outcome = try TriggerPlanTests.outcome(plan, sent: others)
        #expect(outcome.requests.count == 6)
        let times = (others.map(\.at) + outcome.requests.map(\.at)).sorted()
        for (index, time) in times.enumerated() {
            let crowd = times[index...].prefix { time.span(to: $0) < cap.period }
            #expect(crowd.count <= cap.limit)
        }
        // Each was sent at once, or exactly a period after another.
        for request in outcome.requests where request.at > start {
            #expect(times.contains { $0.span(to: request.at) == cap.period })
        }
    }

    @Test("A cap counts all, or one topic, channel or trigger")
    func scopes() throws {
        let sent = try TriggerPlanTests.sent("s", "2027-03-01", trigger: "other")
        let scopes: [(FrequencyCap.Scope, Bool)] = [
            (.all, true), (.topic(try TopicID("offers")), true), (.topic(try TopicID("news")), false),
            (.channel(try ChannelID("email")), true), (.channel(try ChannelID("push")), false),
            (.trigger(try TriggerID("other")), false), (.trigger(try TriggerID("t")), false),
        ]
        for (scope, waits) in scopes {
            let plan = try TriggerPlan([TriggerPlanTests.answer()], caps: [FrequencyCap(1, in: .hours(3), of: scope)])
            let request = try #require(try TriggerPlanTests.outcome(plan, sent: [sent]).requests.first)
            #expect((request.at > request.occasion) == waits)
        }
    }

    @Test("A request beyond the end of time is withheld")
    func endOfTime() throws {
        let cap = try FrequencyCap(1, in: TimeSpan(microseconds: .max))
        let plan = try TriggerPlan([TriggerPlanTests.answer()], caps: [cap])
        let sent = try TriggerPlanTests.sent("s", "2027-03-01")
        #expect(try TriggerPlanTests.codes(TriggerPlanTests.outcome(plan, sent: [sent])) == ["trigger.capped"])
    }

    @Test("A cap that lets nothing through, or has no length, is refused", arguments: [(0, Int64(1)), (1, 0), (1, -1)])
    func refused(limit: Int, microseconds: Int64) {
        let error = #expect(throws: SegmentsError.self) {
            try FrequencyCap(limit, in: TimeSpan(microseconds: microseconds))
        }
        #expect(error?.code == .invalidTrigger)
    }

    @Test("A cap has one JSON form", arguments: ["all", "topic:offers", "channel:a:b", "trigger:t"])
    func golden(scope: String) throws {
        let json = #"{"limit":3,"of":"\#(scope)","period":60000000}"#
        let cap = try CanonicalJSON.decode(FrequencyCap.self, from: json)
        #expect(try CanonicalJSON.text(of: cap) == json)
        #expect(try cap.limit == 3 && cap.period == .minutes(1))
    }

    @Test(
        "JSON of another scope, or of no limit, is refused",
        arguments: [
            #"{"limit":3,"of":"","period":1}"#, #"{"limit":3,"of":"all:","period":1}"#,
            #"{"limit":3,"of":"topic","period":1}"#, #"{"limit":3,"of":"segment:vip","period":1}"#,
            #"{"limit":0,"period":1}"#,
        ]
    )
    func jsonRefused(json: String) {
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(FrequencyCap.self, from: json) }
    }
}
