//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Attribution window: elapsed time ends to the microsecond, calendar days end at midnight")
struct AttributionWindowTests {
    @Test(
        "V14 · Thirty calendar days: a click of 1 June at any hour credits all of 30 June and nothing of 1 July",
        arguments: [0, 43_200, 86_399]
    )
    func calendarDaysCountTheFirst(second: Int64) throws {
        let window = AttributionWindow.calendarDays(30)
        let click = try Make.day(0, seconds: second)
        #expect(try window.covers(Make.day(29), from: click, in: FixedOffset.utc))
        #expect(try window.covers(Make.day(29, seconds: 86_399), from: click, in: FixedOffset.utc))
        #expect(try !window.covers(Make.day(30), from: click, in: FixedOffset.utc))
    }

    @Test("The zone says which dates: a click late in the evening of Moscow is of that evening's date")
    func zoneDecides() throws {
        let window = AttributionWindow.calendarDays(1)
        let click = try Make.day(0, seconds: 20 * 3_600)  // 23:00 in Moscow
        let order = try Make.day(0, seconds: 22 * 3_600)  // 01:00 of the next day
        #expect(window.covers(order, from: click, in: FixedOffset.utc))
        #expect(try !window.covers(order, from: click, in: FixedOffset(hours: 3)))
        #expect(AttributionWindow.elapsed(try .hours(3)).covers(order, from: click, in: try FixedOffset(hours: 3)))
    }

    @Test(
        "A day of 23 or 25 hours is one day, where elapsed time ends an hour late or early",
        arguments: [(3_600, 7_200, 0), (7_200, 3_600, 2)]
    )
    func clockChangesDoNotMatter(before: Int, after: Int, hour: Int64) throws {
        // Clocks change at 01:00 UTC of the second day; the local midnight that ends it is looked at from both sides.
        let zone = OneChange(change: try Make.day(1, seconds: 3_600), before: before, after: after)
        let click = try Make.day(1, seconds: Int64(-before))
        let midnight = try Make.day(2, seconds: Int64(-after))
        let justBefore = try midnight.advanced(by: TimeSpan(microseconds: -1))
        #expect(zone.date(at: click).description == "2026-06-02")
        #expect(AttributionWindow.calendarDays(1).covers(justBefore, from: click, in: zone))
        #expect(!AttributionWindow.calendarDays(1).covers(midnight, from: click, in: zone))
        let elapsed = AttributionWindow.elapsed(try .days(1))
        #expect(elapsed.covers(midnight, from: click, in: zone) == (hour == 0))
        #expect(elapsed.covers(justBefore, from: click, in: zone) == (hour == 0))
    }

    @Test("An instant before the touch is in no window")
    func earlierInstantsAreOutside() throws {
        for window in [AttributionWindow.calendarDays(9), .elapsed(try .days(9))] {
            #expect(try !window.covers(Make.day(0), from: Make.day(0, seconds: 1), in: FixedOffset.utc))
            #expect(try window.covers(Make.day(0), from: Make.day(0), in: FixedOffset.utc))
        }
    }

    @Test("Only calendar days need a zone, and a plan that has none says so")
    func planNeedsZone() throws {
        #expect(AttributionWindow.calendarDays(1).needsZone)
        #expect(!AttributionWindow.elapsed(try .days(1)).needsZone)
        let plan = try Make.plan("10%", attribution: AttributionRule(model: .lastTouch, window: .calendarDays(30)))
        let log = try TouchLog([Make.touch("t", at: Make.day(0), "A")], owners: Make.owners)
        let order = try Make.order(at: Make.day(1), 100)
        let error = #expect(throws: ReferralsError.self) {
            try plan.decide(
                .recordSale(order, .touches(log)),
                on: [PartnerAccount()],
                in: DecisionContext(asOf: order.at)
            )
        }
        #expect(error?.code == .zoneRequired)
        #expect(plan.streams(for: .recordSale(order, .touches(log))).isEmpty)
        let credited = plan.attribution.attribution(of: order, touches: log, asOf: order.at, in: FixedOffset.utc)
        #expect(try credited.partner == Make.alice)
        let withoutZone = #expect(throws: ReferralsError.self) {
            try plan.attribution.attribution(of: order, touches: log, asOf: order.at)
        }
        #expect(withoutZone?.code == .zoneRequired)

        var ledger = Ledger()
        try ledger.run(.recordSale(order, #require(credited.credit)), by: plan, asOf: order.at)
        let accrual = try #require(ledger.account.sales[order.id]?.accrual)
        #expect(try accrual.partner == Make.alice)
        #expect(accrual.touch?.text == "t")
    }

    @Test("Who is credited can be handed on: with the touch, without one if the customer is bound, and nobody")
    func creditIsHandedOn() throws {
        let order = try Make.order(at: Make.day(1), 100)
        func credit(_ touches: [Touch], _ reassignments: [Reassignment] = []) throws -> CommissionCredit? {
            let log = try TouchLog(touches, owners: Make.owners, reassignments: reassignments)
            return try Make.rule().attribution(of: order, touches: log, asOf: order.at).credit
        }
        let touch = try Make.touch("t", at: Make.day(0), "A")
        #expect(try credit([touch]) == .attributed(Make.alice, touch: touch.id))
        #expect(try credit([touch], [Make.reassignment(to: "bob", at: Make.day(1))]) == .partner(Make.bob))
        #expect(try credit([]) == nil)
        let attributed = try #require(try credit([touch]))
        let text = #"{"attributed":{"partner":"alice","touch":"t"}}"#
        #expect(try CanonicalJSON.text(of: attributed) == text)
        #expect(try CanonicalJSON.decode(CommissionCredit.self, from: text) == attributed)
    }
}
