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

@Suite("Follow-ups: something happened, and a while later something is asked")
struct FollowUpTests {
    @Test("Feedback is asked for at once, a week later and a month later, by the customer's clock")
    func feedback() throws {
        let order = try TriggerWorld.event(.order, "o-1", "2027-01-31T22:30:00Z")
        let kind = try TriggerKind.feedback(at: LocalTime(hour: 11))
        let outcome = try TriggerWorld.outcome(
            [kind],
            events: [order],
            since: "2027-01-01",
            asOf: "2027-01-31T23:00:00Z",
            in: FixedOffset(hours: 3)
        )
        #expect(outcome.requests.map(\.occasion) == [order.at])
        // In Moscow the order was placed on 1 February.
        #expect(try outcome.next == Timestamp(parsing: "2027-02-08T08:00:00Z"))
        let later = try TriggerWorld.outcome(
            [kind],
            events: [order],
            since: "2027-02-28T12:00:00Z",
            asOf: "2027-03-01T12:00:00Z",
            in: FixedOffset(hours: 3)
        )
        #expect(try later.requests.map(\.occasion) == [Timestamp(parsing: "2027-03-01T08:00:00Z")])
        #expect(later.next == nil)
    }

    @Test("An abandoned item is asked after unless it is ordered; another item does not count")
    func abandonedItem() throws {
        let added = try ActionName("cart.added")
        let kind = try TriggerKind.abandonedItem(added: added, after: [.hours(4), .hours(48)])
        let events = try [
            TriggerWorld.event(.action(added), "a-1", "2027-01-01T10:00:00Z", item: "tea"),
            TriggerWorld.event(.action(added), "a-2", "2027-01-01T10:00:00Z", item: "cup"),
            TriggerWorld.event(.itemOrdered, "o-1", "2027-01-01T12:00:00Z", item: "cup"),
            TriggerWorld.event(.order, "o-1", "2027-01-01T12:00:00Z"),
        ]
        let outcome = try TriggerWorld.outcome(
            [kind],
            events: events,
            since: "2027-01-01",
            asOf: "2027-01-01T15:00:00Z"
        )
        #expect(outcome.requests.map(\.item?.text) == ["tea"])
        #expect(outcome.requests.map { $0.values["item"] } == [.text("tea")])
        #expect(try outcome.next == Timestamp(parsing: "2027-01-03T10:00:00Z"))
    }

    @Test(
        "Putting an item in again starts anew, and ordering it before the request is made counts, however late that is"
    )
    func restarts() throws {
        let added = try TriggerWorld.action("cart.added")
        let kind = try TriggerKind.abandonedItem(added: ActionName("cart.added"), after: [.hours(4)])
        var events = try [
            TriggerWorld.event(added, "a-1", "2027-01-01T10:00:00Z", item: "tea"),
            TriggerWorld.event(added, "a-2", "2027-01-01T13:00:00Z", item: "tea"),
        ]
        let outcome = try TriggerWorld.outcome(
            [kind],
            events: events,
            since: "2027-01-01",
            asOf: "2027-01-01T18:00:00Z"
        )
        #expect(try outcome.requests.map(\.occasion) == [Timestamp(parsing: "2027-01-01T17:00:00Z")])
        events.append(try TriggerWorld.event(.itemOrdered, "o-1", "2027-01-01T17:30:00Z", item: "tea"))
        let late = try TriggerWorld.outcome([kind], events: events, since: "2027-01-01", asOf: "2027-01-01T18:00:00Z")
        #expect(late.requests == [])
        // What lies after the instant of the run is not known yet.
        let early = try TriggerWorld.outcome([kind], events: events, since: "2027-01-01", asOf: "2027-01-01T17:10:00Z")
        #expect(early.requests.count == 1)
    }

    @Test("A customer is won back after silence since the last order only")
    func winBack() throws {
        let kind = try TriggerKind.winBack(silentForDays: [60, 90], at: LocalTime(hour: 10))
        let events = try [
            TriggerWorld.event(.order, "o-1", "2027-01-01"), TriggerWorld.event(.order, "o-2", "2027-02-01"),
        ]
        let outcome = try TriggerWorld.outcome([kind], events: events, since: "2027-01-01", asOf: "2027-04-02")
        #expect(try outcome.requests.map(\.occasion) == [Timestamp(parsing: "2027-04-02T10:00:00Z")])
        #expect(try outcome.next == Timestamp(parsing: "2027-05-02T10:00:00Z"))
    }

    @Test(
        "A follow-up that its own signal makes moot never cancels itself; of two at one instant the later identifier counts"
    )
    func ownSignal() throws {
        let kind = TriggerKind.followUp(try FollowUp(after: .visit, delays: [.elapsed(.zero)], unless: [.visit]))
        let events = try [TriggerWorld.event(.visit, "b", "2027-01-02"), TriggerWorld.event(.visit, "a", "2027-01-02")]
        let outcome = try TriggerWorld.outcome([kind], events: events, since: "2027-01-01", asOf: "2027-01-02")
        #expect(outcome.requests.count == 1)
        let alone = try TriggerWorld.outcome([kind], events: [events[0]], since: "2027-01-01", asOf: "2027-01-02")
        #expect(outcome.requests == alone.requests)
    }

    @Test("A bad rating, a resolved case, a leaving, and a wish that was fulfilled each have their answer")
    func answers() throws {
        let kinds = try [
            TriggerKind.negativeSignal(), .survey(after: .caseResolved, delay: .hours(1)),
            .survey(after: .left, delay: .hours(24)),
            .survey(after: TriggerWorld.action("wish.fulfilled"), delay: .zero),
        ]
        let events = try [
            TriggerWorld.event(.negativeReview, "r", "2027-01-02"), TriggerWorld.event(.review, "r", "2027-01-02"),
            TriggerWorld.event(.caseResolved, "c", "2027-01-02"), TriggerWorld.event(.left, "l", "2027-01-02"),
            TriggerWorld.event(TriggerWorld.action("wish.fulfilled"), "w", "2027-01-02"),
        ]
        let outcome = try TriggerWorld.outcome(kinds, events: events, since: "2027-01-01", asOf: "2027-01-04")
        #expect(outcome.requests.map(\.trigger.text) == ["t0", "t3", "t1", "t2"])
    }

    @Test("A calendar delay never leads back, and one beyond the year 9999 leads nowhere")
    func delays() throws {
        let at = try LocalTime(hour: 9)
        let kind = TriggerKind.followUp(
            try FollowUp(after: .order, delays: [.calendar(.days(0), at: at), .calendar(.years(9_000), at: at)])
        )
        let order = try TriggerWorld.event(.order, "o-1", "2027-01-01T12:00:00Z")
        let outcome = try TriggerWorld.outcome(
            [kind],
            events: [order],
            since: "2027-01-01T00:00:00Z",
            asOf: "2027-01-02"
        )
        #expect(outcome.requests.map(\.occasion) == [order.at])
        #expect(outcome.next == nil)
    }

    @Test("No delay, one below zero, one twice, or too many are refused")
    func refused() throws {
        let at = try LocalTime(hour: 9)
        let none = TriggerDelay.elapsed(.zero)
        let many = (0..<65).map { TriggerDelay.elapsed(TimeSpan(microseconds: Int64($0))) }
        for delays: [TriggerDelay] in [
            [], [none, none], many, [.elapsed(TimeSpan(microseconds: -1))], [.calendar(.days(-1), at: at)],
            [.calendar(.months(-1), at: at)],
        ] {
            let error = #expect(throws: SegmentsError.self) { try FollowUp(after: .order, delays: delays) }
            #expect(error?.code == .invalidTrigger)
        }
    }

    @Test(
        "Runs that pass on their last instant make every request once, however the time is divided",
        arguments: UInt64(1)...30
    )
    func everyRequestOnce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let kinds = try [
            TriggerKind.feedback(at: LocalTime(hour: 11)),
            .followUp(FollowUp(after: .visit, delays: [.elapsed(.hours(30)), .elapsed(.minutes(7))])),
        ]
        let start = try Timestamp(parsing: "2027-03-01T00:00:00Z")
        let events = try (0..<12).map { index in
            SignalEvent(
                Bool.random(using: &random) ? .order : .visit,
                source: try ActivityID("e-\(index)"),
                at: try start.advanced(by: .minutes(.random(in: 1...40_000, using: &random)))
            )
        }
        let plan = try TriggerPlan(
            try kinds.enumerated().map { try TriggerWorld.trigger("t\($0)", $1, validForHours: 9_000) }
        )
        let profile = try TriggerWorld.profile()
        let end = try start.advanced(by: .days(80))
        let zone = try ShiftingZone.spring()
        let whole = plan.outcome(for: profile, events: events, since: start, asOf: end, in: zone).requests.map(\.id)
        var parts: [ActionRequestID] = []
        var last = start
        while last < end {
            let next = min(end, try last.advanced(by: .minutes(.random(in: 1...9_000, using: &random))))
            parts += plan.outcome(for: profile, events: events, since: last, asOf: next, in: zone).requests.map(\.id)
            last = next
        }
        #expect(Set(parts) == Set(whole))
        #expect(parts.count == whole.count)
    }
}
