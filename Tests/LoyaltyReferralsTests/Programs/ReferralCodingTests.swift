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

@Suite("Referral events, commands, answers and states: one stable form")
struct ReferralCodingTests {
    private let grant =
        #"{"at":"2026-06-02T00:00:00Z","confirmsAt":"2026-06-16T00:00:00Z","counters":["referral/7:friends/all/rob"],"#
        + #""minimum":{"currency":"USD","minorUnits":2500},"order":"o-1","program":"friends-1","#
        + #""refereeReward":{"money":{"currency":"USD","minorUnits":500}},"#
        + #""referrerReward":{"points":{"steps":500,"unit":"points"}},"total":{"currency":"USD","minorUnits":3000}}"#
    private let sides =
        #""refereeReward":{"money":{"currency":"USD","minorUnits":500}},"#

    private func book() throws -> ReferralBook {
        var book = try ReferralBook(Make.program(limits: [ReferrerLimit(9)]))
        try book.register(fraud: Make.held)
        try book.order(30_00, day: 1)
        try book.refund(1_00, day: 2)
        try book.release(day: 3)
        try book.settle(day: 20)
        try book.refund("r-2", 29_00, day: 21)
        try book.order("o-2", 1_00, day: 22)
        try book.reject(day: 23)
        return book
    }

    @Test("The golden forms of events are written and read")
    func goldenEvents() throws {
        let golden = [
            #"{"registered":{"at":"2026-06-01T00:00:00Z","fraud":[{"check":"selfReferral","kinds":["email"],"#
                + #""severity":"hold"}],"referee":"ann","referrer":"rob"}}"#,
            #"{"held":{"at":"2026-06-01T00:00:00Z","reasons":[{"code":"fraud.selfReferral","#
                + #""values":{"kinds":{"text":"email"}}}]}}"#,
            #"{"qualified":\#(grant)}"#,
            #"{"kept":{"at":"2026-06-03T00:00:00Z","id":"r-1","order":"o-1","#
                + #""refund":{"currency":"USD","minorUnits":100},"refundedToDate":{"currency":"USD","minorUnits":100}}}"#,
            #"{"released":{"at":"2026-06-04T00:00:00Z","reasons":[]}}"#,
            #"{"confirmed":{"at":"2026-06-16T00:00:00Z","order":"o-1","# + sides
                + #""referrerReward":{"points":{"steps":500,"unit":"points"}}}}"#,
            #"{"reversed":{"at":"2026-06-22T00:00:00Z","cause":"r-2","isAfterConfirmation":true,"order":"o-1","#
                + #""refereeReward":{"money":{"currency":"USD","minorUnits":500}},"#
                + #""referrerReward":{"points":{"steps":500,"unit":"points"}},"#
                + #""refundedToDate":{"currency":"USD","minorUnits":3000}}}"#,
            #"{"notQualified":{"at":"2026-06-23T00:00:00Z","order":"o-2","reasons":["#
                + #"{"code":"referral.order.firstOrder"},{"code":"referral.order.minimum","values":"#
                + #"{"actual":{"money":{"currency":"USD","minorUnits":100}},"#
                + #""threshold":{"money":{"currency":"USD","minorUnits":2500}}}}]}}"#,
            #"{"rejected":{"at":"2026-06-24T00:00:00Z","reasons":[{"code":"host.fraud"}]}}"#,
        ]
        let book = try book()
        #expect(book.events.count == golden.count)
        for (event, text) in zip(book.events, golden) { #expect(try CanonicalJSON.text(of: event) == text) }
        #expect(try golden.map { try CanonicalJSON.decode(ReferralEvent.self, from: $0) } == book.events)
    }

    @Test("The golden form of a state is written and read")
    func goldenState() throws {
        var book = try ReferralBook(Make.program(limits: [ReferrerLimit(9)]))
        try book.register()
        try book.order(30_00, day: 1)
        let golden =
            #"{"grant":\#(grant),"orders":["o-1"],"registration":{"at":"2026-06-01T00:00:00Z","referee":"ann","#
            + #""referrer":"rob"},"version":1}"#
        #expect(try CanonicalJSON.text(of: book.referral) == golden)
        #expect(try CanonicalJSON.decode(Referral.self, from: golden) == book.referral)
        #expect(try CanonicalJSON.text(of: Referral()) == #"{"version":1}"#)
    }

    @Test(
        "A state whose parts do not fit each other is refused",
        arguments: [
            #"{"version":2}"#, #"{"isConfirmed":true,"version":1}"#, #"{"orders":["o"],"version":1}"#,
            #"{"registration":{"at":"2026-06-01T00:00:00Z","referee":"a","referrer":"b"},"returns":["r"],"version":1}"#,
            "without order", "without rewards", "refunded",
        ]
    )
    func malformedState(_ text: String) throws {
        let registration =
            #""registration":{"at":"2026-06-01T00:00:00Z","referee":"ann","referrer":"rob"},"version":1}"#
        let referrer = #""referrerReward":{"points":{"steps":500,"unit":"points"}},"#
        let bare = grant.replacing(sides, with: "").replacing(referrer, with: "")
        let refunded = #""refunded":{"currency":"USD","minorUnits":501},"returns":["r"],"#
        let texts = [
            "without order": #"{"grant":"# + grant + "," + registration,
            "without rewards": #"{"grant":"# + bare + #","orders":["o-1"],"# + registration,
            "refunded": #"{"grant":"# + grant + #","orders":["o-1"],"# + refunded + registration,
        ]
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(Referral.self, from: texts[text] ?? text) }
    }

    @Test("Every command survives the round trip, and one without a known key is refused")
    func commands() throws {
        let ann = try CustomerID("ann")
        let review = try Make.review(day: 0, "x")
        let commands: [ReferralCommand] = [
            .register(
                ReferralRegistration(
                    referee: ann,
                    referrer: try CustomerID("rob"),
                    at: try Make.day(0),
                    code: try ReferralCode("R"),
                    isExistingCustomer: true,
                    fraud: Make.held
                )
            ),
            .recordOrder(try Make.order(1), .clear), .recordOrder(try Make.order(1), Make.held),
            .recordReturn(try Make.refund(1), referee: ann), .hold(review, referee: ann),
            .release(review, referee: ann), .reject(review, referee: ann), .confirmDue(try Referral.stream(of: ann)),
        ]
        for command in commands {
            #expect(try CanonicalJSON.decode(ReferralCommand.self, from: CanonicalJSON.text(of: command)) == command)
        }
        #expect(try CanonicalJSON.text(of: commands[7]) == #"{"confirmDue":{"stream":"referral/ann"}}"#)
        for text in ["{}", #"{"forget":{}}"#] {
            #expect(throws: CoreError.self) { try CanonicalJSON.decode(ReferralCommand.self, from: text) }
            #expect(throws: CoreError.self) { try CanonicalJSON.decode(ReferralEvent.self, from: text) }
            #expect(throws: CoreError.self) { try CanonicalJSON.decode(ReferralAnswer.self, from: text) }
        }
    }

    @Test("Every answer survives the round trip")
    func answers() throws {
        let answers: [ReferralAnswer] = [.done(try book().events), .done([]), .declined([Reason(.referralUnknown)])]
        for answer in answers {
            #expect(try CanonicalJSON.decode(ReferralAnswer.self, from: CanonicalJSON.text(of: answer)) == answer)
        }
    }

    @Test("An event that contradicts the referral is a corrupt log, and leaves the referral as it was")
    func contradictions() throws {
        let events = try book().events
        // Each event in a place where it cannot stand: before it, or once more.
        for (index, event) in events.enumerated() {
            var referral = Referral()
            for earlier in events[..<index] { try referral.apply(earlier) }
            for other in events.indices where other != index {
                var copy = referral
                guard (try? copy.apply(events[other])) == nil else { continue }
                #expect(copy == referral)
            }
            try referral.apply(event)
            let kind = event.kind
            var copy = referral
            if kind != "held" {
                let error = #expect(throws: ReferralsError.self) { try copy.apply(event) }
                #expect(error?.code == .corruptLog)
                #expect(copy == referral)
            }
        }
    }

    @Test(
        "An event with a part that cannot be is a corrupt log",
        arguments: [
            (2, #""total":{"currency":"USD","minorUnits":3000}"#, #""total":{"currency":"USD","minorUnits":2499}"#),
            (2, #""total":{"currency":"USD""#, #""total":{"currency":"EUR""#),
            (2, #""confirmsAt":"2026-06-16"#, #""confirmsAt":"2026-06-01"#),
            (3, #""refund":{"currency":"USD","minorUnits":100}"#, #""refund":{"currency":"USD","minorUnits":99}"#),
            (3, #""order":"o-1""#, #""order":"o-7""#), (4, "released", "rejected"),
            (1, #"{"code":"fraud.selfReferral","values":{"kinds":{"text":"email"}}}"#, ""),
            (5, #""at":"2026-06-16"#, #""at":"2026-06-17"#), (5, #""steps":500"#, #""steps":501"#),
            (6, #""cause":"r-2","#, ""), (6, #""cause":"r-2""#, #""cause":"r-1""#),
            (6, #""isAfterConfirmation":true"#, #""isAfterConfirmation":false"#),
            (6, #""minorUnits":3000"#, #""minorUnits":3001"#), (6, #""minorUnits":3000"#, #""minorUnits":100"#),
        ]
    )
    func malformedEvents(index: Int, part: String, other: String) throws {
        let events = try book().events
        var referral = Referral()
        for event in events[..<index] { try referral.apply(event) }
        let text = try CanonicalJSON.text(of: events[index])
        let changed = text.replacing(part, with: other)
        #expect(changed != text)
        let event = try CanonicalJSON.decode(ReferralEvent.self, from: changed)
        let before = referral
        let error = #expect(throws: ReferralsError.self) { try referral.apply(event) }
        #expect(error?.code == .corruptLog)
        #expect(referral == before)
    }
}
