//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// Histories in which every kind of event of one account happens.
enum Histories {
    struct Told {
        var member: Member
        var states: [PointsAccount] = []
        var answers: [PointsAnswer] = []

        mutating func keep(_ step: (inout Member) throws -> PointsAnswer) throws {
            answers.append(try step(&member))
            states.append(member.account)
        }
    }

    /// Tiers, lots that live for 30 days, holds, and debt that is carried; points of dead lots come back for a week.
    static func carried() throws -> (member: Member, states: [PointsAccount], answers: [PointsAnswer]) {
        let ladder = try TierLadder(measure: .spend, window: .period(.year), tiers: [Tier(TierID("silver"), from: 100)])
        let policies = try Sample.policies(refundGrace: .days(7))
        let program = try Sample.program(expiry: .throughDay(after: .days(30)), tiers: ladder, policies: policies)
        var told = Told(member: try Member(program))
        try told.keep { try $0.accrue(150, as: "1", at: "2027-01-01") }
        try told.keep { try $0.redeem(100, as: "r", at: "2027-01-02") }
        try told.keep { try $0.reverse("1", at: "2027-01-03") }
        try told.keep { try $0.refund("r", at: "2027-01-04") }
        try told.keep { try $0.accrue(10, as: "2", at: "2027-01-05") }
        try told.keep { try $0.hold(6, as: "h", at: "2027-01-06") }
        try told.keep { try $0.capture("h", 4, at: "2027-01-06") }
        try told.keep { try $0.hold(1, as: "i", at: "2027-01-07") }
        try told.keep { try $0.release("i", at: "2027-01-07") }
        try told.keep { try $0.settle(at: "2027-03-01") }
        try told.keep { try $0.refund("h", 3, at: "2027-03-01") }
        try told.keep { try $0.refund("x", at: "2027-03-01") }
        return (told.member, told.states, told.answers)
    }

    /// Points that inactivity ends, debt that is written off, and a month in which orders can be returned.
    static func writtenOff() throws -> (member: Member, states: [PointsAccount], answers: [PointsAnswer]) {
        let returns = try ReturnRule(period: .months(1))
        let program = try Sample.program(
            expiry: .inactivity(after: .months(6)),
            policies: Sample.policies(returns: returns, debt: .writtenOff)
        )
        var told = Told(member: try Member(program))
        try told.keep { try $0.accrue(150, as: "1", at: "2027-01-01") }
        try told.keep { try $0.redeem(100, as: "r", at: "2027-01-02") }
        try told.keep { try $0.returnAmount(120, of: "1", at: "2027-01-03") }
        try told.keep { try $0.refund("r", 90, at: "2027-01-04") }
        try told.keep { try $0.settle(at: "2027-04-01") }
        return (told.member, told.states, told.answers)
    }
}

extension Histories {
    /// Each kind of command that touches one account.
    static func commands() throws -> [PointsCommand] {
        let ann = try Sample.member()
        let name = try RedemptionID("r")
        let review = try CustomAction(
            id: ActivityID("a"),
            at: Sample.time("2027-01-01"),
            customer: nil,
            name: ActionName("review")
        )
        return [
            .accrue(try Sample.order("1", 5), to: ann),
            .accrue(review, to: ann),
            .reverseAccrual(of: try OrderID("1"), from: ann),
            .reverseAccrual(of: review.id, from: ann),
            .returnUnits(try Sample.returned(["a": 2], of: "1", at: "2027-01-02"), from: ann),
            .redeem(try Sample.points(5), as: name, by: ann),
            .redeem(try Sample.points(5), as: name, towards: try Sample.euro(7), by: ann),
            try .hold(Sample.points(5), as: name, for: .hours(1), by: ann),
            try .hold(Sample.points(5), as: name, for: .hours(1), towards: Sample.euro(7), by: ann),
            .capture(name, of: ann),
            .capture(name, try Sample.points(3), of: ann),
            .release(name, of: ann),
            .refundRedemption(name, of: ann),
            .refundRedemption(name, try Sample.points(3), of: ann),
            .settle(ann),
        ]
    }
}
