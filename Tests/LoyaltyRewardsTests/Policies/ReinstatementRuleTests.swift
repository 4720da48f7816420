//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Reinstatement rule: which expired points come back, and for how long")
struct ReinstatementRuleTests {
    @Test("A window of ten days from 15 January finds what expired on 5 January or later")  // L12
    func window() throws {
        let rule = try ReinstatementRule(window: .days(10), life: .days(30))
        let asOf = try Sample.time("2026-01-15T18:00:00Z")
        #expect(try rule.start(asOf: asOf, in: FixedOffset.utc).description == "2026-01-05T00:00:00Z")
        let expiry = try rule.expiry(ofPointsReinstatedAt: asOf, in: FixedOffset.utc)
        #expect(expiry.description == "2026-02-15T00:00:00Z")
    }

    @Test("Months back clamp to the month's last day, in the zone's days")
    func monthsBack() throws {
        let rule = try ReinstatementRule(window: .months(1), life: .days(0))
        let asOf = try Sample.time("2027-03-30T22:00:00Z")
        let zone = try FixedOffset(hours: 3)
        #expect(try rule.start(asOf: asOf, in: zone).description == "2027-02-27T21:00:00Z")
        #expect(try rule.expiry(ofPointsReinstatedAt: asOf, in: zone).description == "2027-03-31T21:00:00Z")
    }

    @Test(
        "Steps that lead the other way are refused",
        arguments: [
            (.days(-1), .days(1)), (.months(.min), .days(1)), (CalendarStep(months: 1, days: -1), .days(1)),
            (.days(1), .days(-1)),
        ] as [(CalendarStep, CalendarStep)]
    )
    func backward(window: CalendarStep, life: CalendarStep) {
        let error = #expect(throws: RewardsError.self) { try ReinstatementRule(window: window, life: life) }
        #expect(error?.code == .invalidProgram)
    }

    @Test("A window or a life that leaves time is refused")
    func outOfTime() throws {
        let rule = try ReinstatementRule(
            window: CalendarStep(months: .max, days: .max),
            life: CalendarStep(months: .max, days: .max)
        )
        #expect(
            code { () throws(RewardsError) in _ = try rule.start(asOf: .latest, in: FixedOffset.utc) }
                == .instantOutOfRange
        )
        #expect(
            code { () throws(RewardsError) in
                _ = try rule.expiry(ofPointsReinstatedAt: .earliest, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }

    @Test("A rule is stored as its window and its life")
    func goldenForm() throws {
        let text = #"{"life":{"days":30,"months":0},"window":{"days":0,"months":1}}"#
        try expectStored(ReinstatementRule(window: .months(1), life: .days(30)), text)
        expectUnstorable(ReinstatementRule.self, text.replacing("30", with: "-30"))
    }
}
