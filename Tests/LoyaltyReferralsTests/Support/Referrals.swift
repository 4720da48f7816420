//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

extension Make {
    static func program(
        version: String = "friends-1",
        minimum: Int64? = 25_00,
        firstOrderOnly: Bool = true,
        channels: Set<String> = [],
        windowDays: Int64? = nil,
        holdDays: Int64 = 14,
        referrer: Int64? = 500,
        referee: Int64? = 5_00,
        limits: [ReferrerLimit] = [],
        timeZone: String = "UTC"
    ) throws -> ReferralProgram {
        try ReferralProgram(
            id: ProgramID("friends"),
            version: DefinitionVersion(version),
            timeZone: timeZone,
            qualification: ReferralQualification(
                minimum: minimum.map { try cents($0) },
                firstOrderOnly: firstOrderOnly,
                channels: Set(channels.map { try ChannelID($0) }),
                window: windowDays.map { try .days($0) }
            ),
            hold: .days(holdDays),
            referrerReward: referrer.map { .points(try Points(steps: $0, in: .points)) },
            refereeReward: referee.map { .money(try cents($0)) },
            limits: limits
        )
    }

    static func registration(
        by referrer: String = "rob",
        at: Timestamp? = nil,
        isExistingCustomer: Bool = false,
        fraud: FraudEvaluation = .clear
    ) throws -> ReferralRegistration {
        ReferralRegistration(
            referee: try CustomerID("ann"),
            referrer: try CustomerID(referrer),
            at: try at ?? day(0),
            isExistingCustomer: isExistingCustomer,
            fraud: fraud
        )
    }

    static func review(day at: Int64, _ codes: ReasonCode...) throws -> ReferralReview {
        ReferralReview(at: try day(at), reasons: codes.map { Reason($0) })
    }

    static var held: FraudEvaluation { FraudEvaluation([FraudFinding(.selfReferral, .hold, kinds: [.email])]) }
}

/// One referral with every event that was decided on it and the counters of its referrer, as a host at level 1 keeps them.
struct ReferralBook {
    var referral = Referral()
    var events: [ReferralEvent] = []
    var counters: [CounterID: Int64] = [:]
    var rules: ReferralRules

    init(_ program: ReferralProgram, in zone: any TimeZoneRules = FixedOffset.utc) throws {
        rules = try ReferralRules(program, in: zone)
    }

    /// Decides a command, with counters that are full named as a journal names them, and folds what was decided in.
    @discardableResult
    mutating func run(_ command: ReferralCommand, day: Int64, seconds: Int64 = 0) throws -> ReferralAnswer {
        let now = try Make.day(day, seconds: seconds)
        var exhausted: [CounterID] = []
        while true {
            let decision = try rules.decide(
                command,
                on: [referral],
                in: DecisionContext(asOf: now, exhaustedCounters: exhausted)
            )
            let full = decision.counters.filter { change in
                change.limit.map { (counters[change.counter] ?? 0) + change.change > $0 } ?? false
            }
            guard full.isEmpty else {
                exhausted += full.map(\.counter)
                continue
            }
            for change in decision.counters { counters[change.counter, default: 0] += change.change }
            for event in decision.events.joined() { try referral.apply(event) }
            events += decision.events.joined()
            return decision.answer
        }
    }

    @discardableResult
    mutating func register(by referrer: String = "rob", fraud: FraudEvaluation = .clear) throws -> ReferralAnswer {
        try run(.register(Make.registration(by: referrer, fraud: fraud)), day: 0)
    }

    @discardableResult
    mutating func order(
        _ id: String,
        _ total: Int64,
        day: Int64,
        fraud: FraudEvaluation = .clear
    ) throws -> ReferralAnswer {
        try run(.recordOrder(Make.order(id, at: Make.day(day), total), fraud), day: day)
    }

    @discardableResult
    mutating func refund(
        _ id: String,
        of order: String = "o-1",
        _ amount: Int64,
        day: Int64
    ) throws -> ReferralAnswer {
        try run(
            .recordReturn(Make.refund(id, of: order, at: Make.day(day), amount), referee: CustomerID("ann")),
            day: day
        )
    }

    @discardableResult
    mutating func order(_ total: Int64, day: Int64, fraud: FraudEvaluation = .clear) throws -> ReferralAnswer {
        try order("o-1", total, day: day, fraud: fraud)
    }

    @discardableResult
    mutating func refund(of order: String = "o-1", _ amount: Int64, day: Int64) throws -> ReferralAnswer {
        try refund("r-1", of: order, amount, day: day)
    }

    @discardableResult
    mutating func hold(_ reason: ReasonCode = "host.looks", day: Int64) throws -> ReferralAnswer {
        try run(.hold(Make.review(day: day, reason), referee: CustomerID("ann")), day: day)
    }

    @discardableResult
    mutating func release(day: Int64) throws -> ReferralAnswer {
        try run(.release(Make.review(day: day), referee: CustomerID("ann")), day: day)
    }

    @discardableResult
    mutating func reject(day: Int64) throws -> ReferralAnswer {
        try run(.reject(Make.review(day: day, "host.fraud"), referee: CustomerID("ann")), day: day)
    }

    @discardableResult
    mutating func settle(day: Int64) throws -> ReferralAnswer {
        try run(.confirmDue(Referral.stream(of: CustomerID("ann"))), day: day)
    }

    func status(day: Int64) throws -> ReferralStatus { referral.status(asOf: try Make.day(day)) }

    /// What each side has in the end: what was confirmed less what was reversed after that.
    func given() -> (referrer: [ReferralReward], referee: [ReferralReward]) {
        var given: (referrer: [ReferralReward], referee: [ReferralReward]) = ([], [])
        for event in events {
            switch event {
            case .confirmed(let confirmation):
                given.referrer += confirmation.referrerReward.map { [$0] } ?? []
                given.referee += confirmation.refereeReward.map { [$0] } ?? []
            case .reversed(let reversal) where reversal.isAfterConfirmation:
                if let reward = reversal.referrerReward, let place = given.referrer.firstIndex(of: reward) {
                    given.referrer.remove(at: place)
                }
                if let reward = reversal.refereeReward, let place = given.referee.firstIndex(of: reward) {
                    given.referee.remove(at: place)
                }
            default: break
            }
        }
        return given
    }
}

extension ReferralAnswer {
    /// The codes of the reasons of a *no*.
    var codes: [ReasonCode] { reasons.map(\.code) }

    /// The kinds of the events of a *yes*, in order.
    var kinds: [String] {
        guard case .done(let events) = self else { return [] }
        return events.map(\.kind)
    }
}

extension ReferralEvent {
    var kind: String {
        switch self {
        case .registered: "registered"
        case .notQualified: "notQualified"
        case .qualified: "qualified"
        case .confirmed: "confirmed"
        case .kept: "kept"
        case .reversed: "reversed"
        case .held: "held"
        case .released: "released"
        case .rejected: "rejected"
        }
    }
}
