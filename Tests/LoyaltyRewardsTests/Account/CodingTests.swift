//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Points account: state, commands and answers have one stable JSON form")
struct CodingTests {
    @Test("The account has its golden form, and one that contradicts it is not read")
    func account() throws {
        let golden =
            """
            {"accruals":[{"context":{"at":"2027-01-01T00:00:00Z"},"expired":0,"granted":150,"isReversed":false,\
            "lot":1,"madeGood":0,"millionths":0,"millionthsReversed":0,"qualifying":{"orders":1,"points":150,"spend":150},\
            "returned":{},"reversed":0,"source":{"order":{"at":"2027-01-01T00:00:00Z","customer":"ann","id":"1",\
            "total":{"currency":"EUR","minorUnits":150}}},"version":"1","writtenOff":0}],"debt":0,\
            "enrolledAt":"2027-01-01T00:00:00Z","lastAt":"2027-01-02T00:00:00Z","lotCount":1,\
            "lots":[{"activeAt":"2027-01-01T00:00:00Z","expiresAt":"2027-02-01T00:00:00Z","granted":150,\
            "grantedAt":"2027-01-01T00:00:00Z","id":1,"origin":{"accrual":{"order":"1"}},"remaining":50}],\
            "program":"coffee","qualifying":[{"amounts":{"orders":1,"points":150,"spend":150},\
            "at":"2027-01-01T00:00:00Z","source":{"order":"1"}}],\
            "redemptions":[{"at":"2027-01-02T00:00:00Z","parts":[{"lot":{"activeAt":"2027-01-01T00:00:00Z",\
            "expiresAt":"2027-02-01T00:00:00Z","granted":150,"grantedAt":"2027-01-01T00:00:00Z","id":1,\
            "origin":{"accrual":{"order":"1"}},"remaining":100},"refunded":0}],"redemption":"r",\
            "value":{"currency":"EUR","minorUnits":100}}],"tier":{"holdsUntil":"2028-01-01T00:00:00Z",\
            "since":"2027-01-01T00:00:00Z","tier":"silver"},"totals":{"debtCreated":0,"expired":0,"issued":150,\
            "movedIn":0,"movedOut":0,"redeemed":100,"repaid":0,"reversed":0,"withdrawn":0},"unit":"points",\
            "version":1}
            """
        let state = try Histories.carried().states[1]
        #expect(try CanonicalJSON.text(of: state) == golden)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: golden) == state)
        for (part, replacement) in [
            (#""issued":150"#, #""issued":151"#), (#""debt":0,"#, #""debt":-1,"#),
            (#""remaining":50"#, #""remaining":151"#),
            (#""expired":0,"granted""#, #""expired":151,"granted""#), (#","unit":"points""#, ""),
            (#""redeemed":100"#, #""redeemed":99"#), (#""lotCount":1"#, #""lotCount":0"#),
            (#""granted":150,"isR"#, #""granted":151,"isR"#), (#""refunded":0"#, #""refunded":101"#),
            (#""reversed":0,"source""#, #""reversed":151,"source""#), (#""writtenOff":0"#, #""writtenOff":1"#),
        ] {
            #expect(golden.contains(part))
            let error = #expect(throws: CoreError.self, "\(replacement)") {
                try CanonicalJSON.decode(PointsAccount.self, from: golden.replacing(part, with: replacement))
            }
            #expect(error?.message.contains("corruptLog") == true)
        }
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(
                PointsAccount.self,
                from: golden.replacing("\"version\":1}", with: "\"version\":2}")
            )
        }
        #expect(error?.message.contains("unsupportedVersion") == true)
    }

    @Test("An entry is found by its name, whichever stands before it, and a stored account has no name twice")
    func entries() throws {
        var member = try Member(Sample.program())
        for number in 1...30 { try member.accrue(10, as: "\(number)", at: "2027-01-01") }
        let accruals = member.account.accruals
        #expect(accruals.map(\.lot.number) == Array(1...30))
        for entry in accruals { #expect(accruals[entry.name] == entry && accruals.contains(name: entry.name)) }
        #expect(try accruals[.order(OrderID("31"))] == nil && accruals[.action(ActivityID("1"))] == nil)
        let text = try CanonicalJSON.text(of: member.account)
        let twice = text.replacing(
            #""source":{"order":{"at":"2027-01-01T00:00:00Z","customer":"ann","id":"7""#,
            with: #""source":{"order":{"at":"2027-01-01T00:00:00Z","customer":"ann","id":"8""#
        )
        #expect(twice != text)
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsAccount.self, from: twice) }
    }

    @Test("Accounts with holds, debt, inactivity and a return period read back as themselves")
    func accounts() throws {
        for state in try Histories.carried().states + Histories.writtenOff().states {
            let text = try CanonicalJSON.text(of: state)
            #expect(try CanonicalJSON.decode(PointsAccount.self, from: text) == state)
        }
    }

    @Test("Each kind of answer has its golden form")
    func answers() throws {
        let golden = [
            """
            {"accrued":{"accrual":{"order":"1"},"activeAt":"2027-01-01T00:00:00Z",\
            "expiresAt":"2027-02-01T00:00:00Z","multiplier":"100%","points":{"steps":150,"unit":"points"},\
            "spend":{"currency":"EUR","minorUnits":150},"tier":"silver"}}
            """,
            """
            {"redeemed":{"available":{"steps":50,"unit":"points"},"points":{"steps":100,"unit":"points"},\
            "redemption":"r","value":{"currency":"EUR","minorUnits":100}}}
            """,
            """
            {"accrualReversed":{"accrual":{"order":"1"},"debt":{"steps":100,"unit":"points"},"isComplete":true,\
            "needsReview":false,"points":{"steps":50,"unit":"points"},"writtenOff":{"steps":0,"unit":"points"}}}
            """,
            """
            {"refunded":{"expired":{"steps":0,"unit":"points"},"points":{"steps":100,"unit":"points"},\
            "recovered":{"steps":0,"unit":"points"},"redemption":"r","regranted":{"steps":0,"unit":"points"},\
            "repaid":{"steps":100,"unit":"points"},"value":{"currency":"EUR","minorUnits":100}}}
            """,
            """
            {"accrued":{"accrual":{"order":"2"},"activeAt":"2027-01-05T00:00:00Z",\
            "expiresAt":"2027-02-05T00:00:00Z","multiplier":"100%","points":{"steps":10,"unit":"points"},\
            "spend":{"currency":"EUR","minorUnits":10}}}
            """,
            """
            {"held":{"available":{"steps":4,"unit":"points"},"points":{"steps":6,"unit":"points"},"redemption":"h",\
            "until":"2027-01-06T01:00:00Z","value":{"currency":"EUR","minorUnits":6}}}
            """,
            """
            {"redeemed":{"available":{"steps":6,"unit":"points"},"points":{"steps":4,"unit":"points"},\
            "redemption":"h","value":{"currency":"EUR","minorUnits":4}}}
            """,
            """
            {"held":{"available":{"steps":5,"unit":"points"},"points":{"steps":1,"unit":"points"},"redemption":"i",\
            "until":"2027-01-07T01:00:00Z","value":{"currency":"EUR","minorUnits":1}}}
            """,
            """
            {"released":{"expired":{"steps":0,"unit":"points"},"points":{"steps":1,"unit":"points"},\
            "redemption":"i","repaid":{"steps":0,"unit":"points"}}}
            """,
            """
            {"settled":true}
            """,
            """
            {"refunded":{"expired":{"steps":0,"unit":"points"},"points":{"steps":3,"unit":"points"},\
            "recovered":{"steps":0,"unit":"points"},"redemption":"h","regranted":{"steps":3,"unit":"points"},\
            "repaid":{"steps":0,"unit":"points"},"value":{"currency":"EUR","minorUnits":3}}}
            """,
            """
            {"declined":[{"code":"redemption.unknown","values":{"redemption":{"text":"x"}}}]}
            """,
        ]
        let answers = try Histories.carried().answers
        #expect(try answers.map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PointsAnswer.self, from: $0) } == answers)
    }

    @Test("Each kind of command has its golden form")
    func commands() throws {
        let golden = [
            """
            {"accrue":{"order":{"at":"2027-01-01T00:00:00Z","customer":"ann","id":"1","total":{"currency":"EUR",\
            "minorUnits":5}}},"member":"ann"}
            """,
            """
            {"accrue":{"action":{"at":"2027-01-01T00:00:00Z","id":"a","name":"review"}},"member":"ann"}
            """,
            """
            {"member":"ann","reverseAccrual":{"order":"1"}}
            """,
            """
            {"member":"ann","reverseAccrual":{"action":"a"}}
            """,
            """
            {"member":"ann","returnUnits":{"amount":{"currency":"EUR","minorUnits":0},"at":"2027-01-02T00:00:00Z",\
            "id":"return of 1","lines":[{"line":"a","quantity":"2"}],"order":"1"}}
            """,
            """
            {"member":"ann","redeem":{"points":{"steps":5,"unit":"points"},"redemption":"r"}}
            """,
            """
            {"member":"ann","redeem":{"points":{"steps":5,"unit":"points"},"redemption":"r",\
            "total":{"currency":"EUR","minorUnits":7}}}
            """,
            """
            {"hold":{"microseconds":3600000000,"points":{"steps":5,"unit":"points"},"redemption":"r"},\
            "member":"ann"}
            """,
            """
            {"hold":{"microseconds":3600000000,"points":{"steps":5,"unit":"points"},"redemption":"r",\
            "total":{"currency":"EUR","minorUnits":7}},"member":"ann"}
            """,
            """
            {"capture":{"redemption":"r"},"member":"ann"}
            """,
            """
            {"capture":{"points":{"steps":3,"unit":"points"},"redemption":"r"},"member":"ann"}
            """,
            """
            {"member":"ann","release":"r"}
            """,
            """
            {"member":"ann","refundRedemption":{"redemption":"r"}}
            """,
            """
            {"member":"ann","refundRedemption":{"points":{"steps":3,"unit":"points"},"redemption":"r"}}
            """,
            """
            {"member":"ann","settle":true}
            """,
        ]
        let commands = try Histories.commands()
        #expect(try commands.map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PointsCommand.self, from: $0) } == commands)
    }

    @Test(
        "An object without exactly one known kind is refused",
        arguments: ["{}", #"{"settled":true,"settle":true,"opened":1,"redeemed":1,"redeem":1}"#, #"{"member":"ann"}"#]
    )
    func unknownKinds(text: String) {
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsEvent.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsCommand.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsAnswer.self, from: text) }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(LotOrigin.self, from: text) }
    }

    @Test(
        "Each origin of a lot has its golden form",
        arguments: [
            (LotOrigin.opening, #"{"opening":true}"#), (.adjustment, #"{"adjustment":true}"#),
            (.transfer, #"{"transfer":true}"#), (.reinstatement(of: nil), #"{"reinstatement":{}}"#),
            (.regrant(of: nil), #"{"regrant":{}}"#),
        ]
    )
    func origins(origin: LotOrigin, text: String) throws {
        try expectStored(origin, text)
        #expect(origin.accrual == nil)
    }
}
