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

@Suite("Referral program: what both sides are given for which order")
struct ReferralProgramTests {
    @Test("V21 · An order below the minimum earns no reward, and the evaluation says how much is missing")
    func belowMinimum() throws {
        let program = try Make.program()
        let evaluation = try program.evaluation(of: Make.order(1_00), registeredAt: Make.day(0))
        #expect(!evaluation.qualifies)
        #expect(evaluation.reasons.map(\.code) == ["referral.order.minimum"])
        #expect(evaluation.reasons.first?.values["actual"] == .money(try Make.cents(1_00)))
        #expect(evaluation.reasons.first?.values["threshold"] == .money(try Make.cents(25_00)))
    }

    @Test("The documented program evaluates an order and decides on a referral")
    func documented() throws {
        let referred = try Make.day(0)
        let now = try Make.day(3)
        let order = try Order(
            id: OrderID("1001"),
            at: now,
            customer: CustomerID("ann"),
            total: Money(parsing: "30.00 EUR")
        )
        let program = try ReferralProgram(
            id: ProgramID("friends"),
            version: DefinitionVersion("friends-1"),
            qualification: ReferralQualification(minimum: Money(parsing: "25.00 EUR")),
            hold: .days(14),
            referrerReward: .points(Points(steps: 500, in: .points)),
            refereeReward: .money(Money(parsing: "5.00 EUR"))
        )
        #expect(try program.evaluation(of: order, registeredAt: referred).qualifies)

        let rules = try ReferralRules(program, in: FixedOffset.utc)
        let registration = ReferralRegistration(
            referee: try CustomerID("ann"),
            referrer: try CustomerID("rob"),
            at: referred
        )
        var referral = Referral()
        for command in [ReferralCommand.register(registration), .recordOrder(order, .clear)] {
            let decision = try rules.decide(command, on: [referral], in: DecisionContext(asOf: now))
            for event in decision.events.joined() { try referral.apply(event) }
        }
        #expect(referral.status(asOf: now) == .pending)
        #expect(referral.status(asOf: try now.advanced(by: .days(14))) == .confirmed)
    }

    @Test("An order that qualifies tells both rewards and when they are confirmed")
    func qualifies() throws {
        let evaluation = try Make.program().evaluation(
            of: Make.order(at: Make.day(3), 25_00),
            registeredAt: Make.day(0)
        )
        #expect(evaluation.qualifies)
        #expect(evaluation.reasons.isEmpty)
        #expect(evaluation.referrerReward == .points(try Points(steps: 500, in: .points)))
        #expect(evaluation.refereeReward == .money(try Make.cents(5_00)))
        #expect(evaluation.confirmsAt == (try Make.day(17)))
    }

    @Test(
        "Without a minimum anything above zero qualifies; with one, what is left after refunds decides",
        arguments: [
            Example(total: 1, refunded: 0, minimum: nil, qualifies: true),
            Example(total: 0, refunded: 0, minimum: nil, qualifies: false),
            Example(total: 100, refunded: 100, minimum: nil, qualifies: false),
            Example(total: 25_00, refunded: 0, minimum: 25_00, qualifies: true),
            Example(total: 24_99, refunded: 0, minimum: 25_00, qualifies: false),
            Example(total: 30_00, refunded: 5_00, minimum: 25_00, qualifies: true),
            Example(total: 30_00, refunded: 5_01, minimum: 25_00, qualifies: false),
        ]
    )
    func minimum(_ example: Example) throws {
        let evaluation = try Make.program(minimum: example.minimum).evaluation(
            of: Make.order(example.total),
            registeredAt: Make.day(0),
            refunded: Make.cents(example.refunded)
        )
        #expect(evaluation.qualifies == example.qualifies)
    }

    @Test("A window starts with the referral and ends before its length has passed")
    func window() throws {
        let program = try Make.program(windowDays: 30)
        func failing(_ at: Timestamp) throws -> [ReasonCode] {
            try program.evaluation(of: Make.order(at: at, 30_00), registeredAt: Make.day(10)).reasons.map(\.code)
        }
        #expect(try failing(Make.day(10)) == [])
        #expect(try failing(Make.day(40, seconds: -1)) == [])
        #expect(try failing(Make.day(40)) == ["referral.order.window"])
        #expect(try failing(Make.day(10, seconds: -1)) == ["referral.order.afterReferral"])
        let late = try Make.program(windowDays: 30, holdDays: 0)
            .evaluation(of: Make.order(at: .latest, 30_00), registeredAt: .latest)
        #expect(late.qualifies)
    }

    @Test(
        "Only the first order, a channel that counts and the currency of the minimum qualify, if the program asks for them"
    )
    func otherConditions() throws {
        let program = try Make.program(channels: ["app", "web"])
        func order(_ channel: String?) throws -> Order {
            try Order(
                id: OrderID("o"),
                at: Make.day(1),
                customer: CustomerID("ann"),
                total: Make.cents(30_00),
                channel: channel.map { try ChannelID($0) }
            )
        }
        func failing(_ order: Order, isFirst: Bool = true) throws -> [ReasonCode] {
            try program.evaluation(of: order, registeredAt: Make.day(0), isFirstOrder: isFirst).reasons.map(\.code)
        }
        #expect(try failing(order("web")) == [])
        #expect(try failing(order("shop")) == ["referral.order.channel"])
        #expect(try failing(order(nil)) == ["referral.order.channel"])
        #expect(try failing(order("app"), isFirst: false) == ["referral.order.firstOrder"])
        let euros = try Make.program().evaluation(of: Make.order(30_00, in: .eur), registeredAt: Make.day(0))
        #expect(euros.reasons.map(\.code) == ["referral.order.currency"])
        let any = try Make.program(minimum: nil, firstOrderOnly: false)
            .evaluation(of: Make.order(1, in: .eur), registeredAt: Make.day(0), isFirstOrder: false)
        #expect(any.qualifies)
    }

    @Test("A refund above the order, below zero or in another currency is refused")
    func malformedRefund() throws {
        let program = try Make.program()
        for (refund, code) in [
            (try Make.cents(30_01), ReferralsError.Code.invalidRefund), (try Make.cents(-1), .invalidRefund),
            (try Make.cents(1, in: .eur), .currencyMismatch),
        ] {
            let error = #expect(throws: ReferralsError.self) {
                try program.evaluation(of: Make.order(30_00), registeredAt: Make.day(0), refunded: refund)
            }
            #expect(error?.code == code)
        }
        let error = #expect(throws: ReferralsError.self) {
            try program.evaluation(of: Make.order(at: .latest, 30_00), registeredAt: Make.day(0))
        }
        #expect(error?.code == .instantOutOfRange)
    }

    @Test("A program that gives nothing, or is limited without sense, is refused")
    func malformedPrograms() throws {
        let makers: [() throws -> ReferralProgram] = [
            { try Make.program(referrer: nil, referee: nil) }, { try Make.program(referrer: 0) },
            { try Make.program(referee: -1) }, { try Make.program(holdDays: -1) }, { try Make.program(minimum: 0) },
            { try Make.program(windowDays: 0) }, { try Make.program(limits: [ReferrerLimit(0)]) },
            { try Make.program(limits: [ReferrerLimit(9_007_199_254_740_992)]) },
            { try Make.program(limits: [ReferrerLimit(1), ReferrerLimit(2)]) },
            { try Make.program(referrer: nil, limits: [ReferrerLimit(1)]) },
        ]
        for make in makers {
            let error = #expect(throws: ReferralsError.self) { try make() }
            #expect(error?.code == .invalidProgram)
        }
        let error = #expect(throws: ReferralsError.self) {
            try ReferralRules(Make.program(timeZone: "Europe/Berlin"), in: FixedOffset.utc)
        }
        #expect(error?.code == .timeZoneMismatch)
    }

    @Test("The golden form of a program is written and read")
    func golden() throws {
        let program = try ReferralProgram(
            id: ProgramID("friends"),
            version: DefinitionVersion("friends-1"),
            timeZone: "+03:00",
            qualification: ReferralQualification(
                minimum: Make.cents(25_00),
                channels: [ChannelID("web"), ChannelID("app")],
                window: .seconds(1)
            ),
            hold: .seconds(2),
            referrerReward: .points(Points(steps: 500, in: .points)),
            refereeReward: .offer(OfferName("welcome")),
            limits: [ReferrerLimit(3, in: .month), ReferrerLimit(9)]
        )
        let golden =
            #"{"hold":2000000,"id":"friends","limits":[{"count":3,"period":"month"},{"count":9}],"program":"friends-1","#
            + #""qualification":{"channels":["app","web"],"firstOrderOnly":true,"#
            + #""minimum":{"currency":"USD","minorUnits":2500},"window":1000000},"refereeReward":{"offer":"welcome"},"#
            + #""referrerReward":{"points":{"steps":500,"unit":"points"}},"timeZone":"+03:00","version":1}"#
        #expect(try CanonicalJSON.text(of: program) == golden)
        #expect(try CanonicalJSON.decode(ReferralProgram.self, from: golden) == program)
        let plain = try Make.program(minimum: nil)
        #expect(try CanonicalJSON.decode(ReferralProgram.self, from: CanonicalJSON.text(of: plain)) == plain)
        for (part, other) in [
            (#""version":1"#, #""version":2"#), (#""count":3"#, #""count":0"#), (#""hold":2000000"#, #""hold":-1"#),
            (#""minorUnits":2500"#, #""minorUnits":0"#), (#"{"offer":"welcome"}"#, #"{"gift":"welcome"}"#),
        ] {
            #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(ReferralProgram.self, from: golden.replacing(part, with: other))
            }
        }
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let total: Int64
        let refunded: Int64
        let minimum: Int64?
        let qualifies: Bool

        var testDescription: String {
            "\(total) less \(refunded), minimum \(minimum.map { "\($0)" } ?? "none") → \(qualifies)"
        }
    }
}
