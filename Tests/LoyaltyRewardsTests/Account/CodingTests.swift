//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Points account: events, state, commands and answers have one stable JSON form")
struct CodingTests {
    /// A history in which every kind of event happens, with its answers.
    private func history() throws -> (member: Member, states: [PointsAccount], answers: [PointsAnswer]) {
        let ladder = try TierLadder(measure: .spend, window: .period(.year), tiers: [Tier(TierID("silver"), from: 100)])
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(30)), tiers: ladder))
        var states: [PointsAccount] = []
        var answers: [PointsAnswer] = []
        func keep(_ answer: PointsAnswer) {
            answers.append(answer)
            states.append(member.account)
        }
        keep(try member.accrue(150, as: "1", at: "2027-01-01"))
        keep(try member.redeem(100, as: "r", at: "2027-01-02"))
        keep(try member.reverse("1", at: "2027-01-03"))
        keep(try member.refund("r", at: "2027-01-04"))
        keep(try member.accrue(10, as: "2", at: "2027-01-05"))
        keep(try member.settle(at: "2027-03-01"))
        keep(try member.refund("x", at: "2027-03-01"))
        return (member, states, answers)
    }

    private func accrued(_ order: Int, _ day: String, _ granted: Int, expires: String) -> String {
        """
        {"accrued":{"activeAt":"\(day)T00:00:00Z","at":"\(day)T00:00:00Z","expiresAt":"\(expires)T00:00:00Z",\
        "granted":\(granted),"grantedAt":"\(day)T00:00:00Z","lot":\(order),"multiplier":"100%","order":"\(order)",\
        "qualifying":\(granted),"rounding":"down","spend":{"currency":"EUR","minorUnits":\(granted)},\
        "stage":"order","version":"1"}}
        """
    }

    @Test("Each kind of event has its golden form")
    func events() throws {
        let golden = [
            #"{"opened":{"at":"2027-01-01T00:00:00Z","program":"coffee","unit":"points"}}"#,
            accrued(1, "2027-01-01", 150, expires: "2027-02-01"),
            #"{"tierRecorded":{"at":"2027-01-01T00:00:00Z","holdsUntil":"2028-01-01T00:00:00Z","tier":"silver"}}"#,
            #"{"redeemed":{"allocations":[{"lot":1,"steps":100}],"at":"2027-01-02T00:00:00Z","redemption":"r","#
                + #""value":{"currency":"EUR","minorUnits":100},"version":"1"}}"#,
            #"{"accrualReversed":{"allocations":[{"lot":1,"steps":50}],"at":"2027-01-03T00:00:00Z","debt":100,"#
                + #""order":"1"}}"#,
            #"{"tierRecorded":{"at":"2027-01-03T00:00:00Z"}}"#,
            #"{"redemptionCancelled":{"allocations":[{"lot":1,"steps":100}],"at":"2027-01-04T00:00:00Z","#
                + #""redemption":"r"}}"#,
            #"{"debtRepaid":{"allocations":[{"lot":1,"steps":100}],"at":"2027-01-04T00:00:00Z"}}"#,
            accrued(2, "2027-01-05", 10, expires: "2027-02-05"),
            #"{"expired":{"allocations":[{"lot":2,"steps":10}],"at":"2027-03-01T00:00:00Z"}}"#,
        ]
        let log = try history().member.log
        #expect(try log.map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PointsEvent.self, from: $0) } == log)
    }

    @Test("The account has its golden form")
    func account() throws {
        let lot =
            #""activeAt":"2027-01-01T00:00:00Z","expiresAt":"2027-02-01T00:00:00Z","granted":150,"#
            + #""grantedAt":"2027-01-01T00:00:00Z","id":1,"order":"1""#
        let golden = """
            {"accruals":[{"entry":{"expired":0,"granted":150,"grantedAt":"2027-01-01T00:00:00Z","isReversed":false,\
            "lot":1},"order":"1"}],"debt":0,"lotCount":1,"lots":[{\(lot),"remaining":50}],"program":"coffee",\
            "qualifying":[{"amounts":{"points":150,"spend":150},"at":"2027-01-01T00:00:00Z","source":{"order":"1"}}],"recordedTier":"silver",\
            "redemptions":[{"entry":{"isCancelled":false,"parts":[{\(lot),"remaining":100}]},"redemption":"r"}],\
            "tierHoldsUntil":"2028-01-01T00:00:00Z","totals":{"debtCreated":0,"expired":0,"issued":150,\
            "redeemed":100,"repaid":0,"reversed":0},"unit":"points","version":1}
            """
        let state = try history().states[1]
        #expect(try CanonicalJSON.text(of: state) == golden)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: golden) == state)
        for (part, replacement) in [
            ("\"issued\":150", "\"issued\":151"), ("\"debt\":0,", "\"debt\":-1,"),
            ("\"remaining\":50", "\"remaining\":151"),
            ("\"expired\":0,\"granted\"", "\"expired\":151,\"granted\""), (",\"unit\":\"points\"", ""),
            ("\"redeemed\":100", "\"redeemed\":99"), ("\"lotCount\":1", "\"lotCount\":0"),
            (
                "\"granted\":150,\"grantedAt\":\"2027-01-01T00:00:00Z\",\"isR",
                "\"granted\":151,\"grantedAt\":\"2027-01-01T00:00:00Z\",\"isR"
            ),
        ] {
            #expect(golden.contains(part))
            let error = #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(PointsAccount.self, from: golden.replacing(part, with: replacement))
            }
            #expect(error?.message.contains("corruptLog") == true)
        }
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(PointsAccount.self, from: golden.replacing("\"version\":1", with: "\"version\":2"))
        }
        #expect(error?.message.contains("unsupportedVersion") == true)
    }

    @Test("Each kind of answer has its golden form")
    func answers() throws {
        func points(_ steps: Int) -> String { #"{"steps":\#(steps),"unit":"points"}"# }
        let golden = [
            #"{"accrued":{"activeAt":"2027-01-01T00:00:00Z","expiresAt":"2027-02-01T00:00:00Z","multiplier":"100%","#
                + #""order":"1","points":\#(points(150)),"spend":{"currency":"EUR","minorUnits":150},"tier":"silver"}}"#,
            #"{"redeemed":{"available":\#(points(50)),"points":\#(points(100)),"redemption":"r","#
                + #""value":{"currency":"EUR","minorUnits":100}}}"#,
            #"{"accrualReversed":{"debt":\#(points(100)),"order":"1","points":\#(points(50))}}"#,
            #"{"redemptionCancelled":{"expired":\#(points(0)),"points":\#(points(100)),"redemption":"r","#
                + #""repaid":\#(points(100))}}"#,
            #"{"settled":true}"#,
            #"{"declined":[{"code":"redemption.unknown","values":{"redemption":{"text":"x"}}}]}"#,
        ]
        var answers = try history().answers
        answers.remove(at: 4)
        #expect(try answers.map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PointsAnswer.self, from: $0) } == answers)
    }

    @Test("Each kind of command has its golden form")
    func commands() throws {
        let ann = try Sample.member()
        let commands: [PointsCommand] = [
            .accrue(try Sample.order("1", 5), to: ann),
            .redeem(try Sample.points(5), as: try RedemptionID("r"), by: ann),
            .refundRedemption(try RedemptionID("r"), of: ann),
            .reverseAccrual(of: try OrderID("1"), from: ann),
            .settle(ann),
        ]
        let golden = [
            #"{"accrue":{"order":{"at":"2027-01-01T00:00:00Z","customer":"ann","id":"1","#
                + #""total":{"currency":"EUR","minorUnits":5}}},"member":"ann"}"#,
            #"{"member":"ann","redeem":{"points":{"steps":5,"unit":"points"},"redemption":"r"}}"#,
            #"{"member":"ann","refundRedemption":{"redemption":"r"}}"#,
            #"{"member":"ann","reverseAccrual":{"order":"1"}}"#,
            #"{"member":"ann","settle":true}"#,
        ]
        #expect(try commands.map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PointsCommand.self, from: $0) } == commands)
    }

    @Test(
        "An object without exactly one known kind is refused",
        arguments: ["{}", #"{"settled":true,"settle":true,"opened":1,"redeemed":1,"redeem":1}"#]
    )
    func unknownKinds(text: String) {
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsEvent.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsCommand.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsAnswer.self, from: text) }
    }
}
