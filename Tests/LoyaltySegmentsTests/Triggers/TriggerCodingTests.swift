//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Trigger definitions: one JSON form")
struct TriggerCodingTests {
    static func json(_ trigger: String) -> String {
        #"{"channels":["push"],"consent":"given","fallbacks":{},"id":"t","priority":0,"texts":{"en":"Hello"},"topic":"offers","#
            + #""trigger":\#(trigger),"urgent":false,"validFor":3600000000,"version":1}"#
    }

    @Test(
        "Each kind reads back as it was written",
        arguments: [
            #"{"anniversary":{"at":"10:00","date":"birthday","daysBefore":0,"leapDay":"march1","years":[1,5]},"kind":"anniversary"}"#,
            #"{"followUp":{"after":"order","delays":[{"elapsed":0},{"at":"10:00","days":0,"months":1}],"restarts":false,"#
                + #""sameItem":false,"unless":["action:cart.added"]},"kind":"followUp"}"#,
            #"{"kind":"segment","segment":{"causes":["data","time"],"kind":"entered","segment":"vip"}}"#,
            #"{"kind":"weather","sky":{"clear":true}}"#,
        ]
    )
    func golden(kind: String) throws {
        let definition = try CanonicalJSON.decode(TriggerDefinition.self, from: Self.json(kind))
        #expect(try CanonicalJSON.text(of: definition) == Self.json(kind))
    }

    @Test("A plan reads back with all that it holds, and with nothing but triggers")
    func plan() throws {
        let plan = try TriggerPlan(
            [TriggerWorld.trigger("t", .birthday(at: LocalTime(hour: 10), leapDay: .february28))],
            quietHours: QuietHoursTests.hours("21:00", "09:00"),
            caps: [FrequencyCap(3, in: .days(7))],
            control: Sample(salt: SampleSalt("control"), share: .percent(5))
        )
        let bytes = try CanonicalJSON.encode(plan)
        #expect(try CanonicalJSON.decode(TriggerPlan.self, from: bytes) == plan)
        let bare = try CanonicalJSON.decode(TriggerPlan.self, from: #"{"triggers":[],"version":1}"#)
        #expect(try bare == TriggerPlan([]))
    }

    @Test("What may be left out has its usual value")
    func defaults() throws {
        let json =
            #"{"channels":["push"],"consent":"none","id":"t","topic":"offers","#
            + #""trigger":{"followUp":{"after":"order","delays":[{"at":"10:00"}]},"kind":"followUp"},"validFor":0,"version":1}"#
        let definition = try CanonicalJSON.decode(TriggerDefinition.self, from: json)
        let delays: [TriggerDelay] = [.calendar(CalendarStep(), at: try LocalTime(hour: 10))]
        #expect(definition.kind == .followUp(try FollowUp(after: .order, delays: delays)))
        #expect(definition.texts.isEmpty && definition.fallbacks.isEmpty && !definition.isUrgent)
        let yearly = #"{"at":"10:00","date":"birthday","leapDay":"march1"}"#
        let anniversary = try CanonicalJSON.decode(Anniversary.self, from: yearly)
        #expect(anniversary.daysBefore == 0 && anniversary.years == [])
    }

    @Test("A kind that this release does not know never acts")
    func unknownKind() throws {
        let definition = try CanonicalJSON.decode(TriggerDefinition.self, from: Self.json(#"{"kind":"weather"}"#))
        let outcome = try TriggerWorld.outcome([definition.kind], since: "2020-01-01", asOf: "2030-01-01")
        #expect(outcome.requests == [] && outcome.next == nil)
    }

    @Test(
        "What makes no trigger is refused",
        arguments: [
            TriggerCodingTests.json(#"{"kind":"weather"}"#).replacing(#""version":1"#, with: #""version":2"#),
            TriggerCodingTests.json(#"{"kind":"weather"}"#).replacing(#"["push"]"#, with: "[]"),
            TriggerCodingTests.json(#"{"followUp":{"after":"order","delays":[]},"kind":"followUp"}"#),
            TriggerCodingTests.json(
                #"{"anniversary":{"at":"10:00","date":"d","daysBefore":-1,"leapDay":"march1"},"kind":"anniversary"}"#
            ),
        ]
    )
    func refused(json: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(TriggerDefinition.self, from: json) }
        #expect(error?.code == .unexpectedJSON)
        let plan = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(TriggerPlan.self, from: #"{"triggers":[],"version":2}"#)
        }
        #expect(plan?.code == .unexpectedJSON)
    }
}
