//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Several accounts: commands, answers, events and parts have one stable JSON form")
struct MemberCodingTests {
    /// Points are sent, an account joins and leaves.
    private func history() throws -> (club: Club, answers: [PointsAnswer], joined: PointsAccount) {
        var club = try Club(Club.program())
        var answers: [PointsAnswer] = []
        try club.accrue(100, as: "a", to: "ann", at: "2027-01-01")
        try club.redeem(10, as: "r", by: "ann", at: "2027-01-02")
        answers.append(try club.transfer(30, "ann", to: "home", at: "2027-01-03"))
        answers.append(try club.join("ann", to: "home", at: "2027-01-04"))
        let joined = try club["home"]
        answers.append(try club.separate("ann", from: "home", at: "2027-01-05"))
        return (club, answers, joined)
    }

    @Test("Each command has its golden form")
    func commands() throws {
        let (ann, home) = (try CustomerID("ann"), try CustomerID("home"))
        try expectStored(
            PointsCommand.transfer(Sample.points(5), from: ann, to: home),
            #"{"member":"ann","transfer":{"points":{"steps":5,"unit":"points"},"to":"home"}}"#
        )
        try expectStored(
            PointsCommand.join(ann, to: home, as: .duplicate),
            #"{"join":{"kind":"duplicate","member":"ann"},"member":"home"}"#
        )
        try expectStored(PointsCommand.separate(ann, from: home), #"{"member":"home","separate":"ann"}"#)
    }

    @Test("Each answer has its golden form")
    func answers() throws {
        func points(_ steps: Int) -> String { #"{"steps":\#(steps),"unit":"points"}"# }
        let answers = try history().answers
        try expectStored(
            answers[0],
            #"{"transferred":{"available":\#(points(60)),"points":\#(points(30)),"to":"home"}}"#
        )
        let receipt = #"{"debt":\#(points(0)),"kind":"household","member":"ann","points":\#(points(60))}"#
        try expectStored(answers[1], #"{"memberJoined":\#(receipt)}"#)
        try expectStored(answers[2], #"{"memberLeft":\#(receipt)}"#)
    }

    @Test("Each event has its golden form")
    func events() throws {
        let club = try history().club
        let sent = try #require(club.logs[CustomerID("ann")])
        let received = try #require(club.logs[CustomerID("home")])
        let dates =
            #""activeAt":"2027-01-01T00:00:00Z","granted":30,"grantedAt":"2027-01-01T00:00:00Z","id":1,"#
            + #""origin":{"transfer":true}"#
        try expectStored(
            sent[3],
            #"{"movedOut":{"allocations":[{"lot":1,"steps":30}],"at":"2027-01-03T00:00:00Z","to":"home"}}"#
        )
        try expectStored(
            received[1],
            #"{"movedIn":{"at":"2027-01-03T00:00:00Z","from":"ann","lots":[{\#(dates)}]}}"#
        )
        try expectStored(
            sent[4],
            #"{"accountMoved":{"at":"2027-01-04T00:00:00Z","move":{"into":"home","kind":"household"}}}"#
        )
        guard case .memberJoined(let joined) = received[2], case .memberLeft(let left) = received[3],
            case .accountReturned(let returned) = sent[5]
        else { return #expect(Bool(false)) }
        let before = try CanonicalJSON.text(of: joined.account)
        try expectStored(
            received[2],
            #"{"memberJoined":{"account":\#(before),"at":"2027-01-04T00:00:00Z","kind":"household","member":"ann"}}"#
        )
        let after = try CanonicalJSON.text(of: left.account)
        try expectStored(
            received[3],
            #"{"memberLeft":{"account":\#(after),"at":"2027-01-05T00:00:00Z","member":"ann"}}"#
        )
        #expect(returned.account == left.account)
        try expectStored(sent[5], #"{"accountReturned":{"account":\#(after),"at":"2027-01-05T00:00:00Z"}}"#)
    }

    private static let golden =
        #"{"carried":0,"debt":0,"enrolledAt":"2027-01-01T00:00:00Z","hostEnrolledAt":"2027-01-03T00:00:00Z","#
        + #""joinedAt":"2027-01-04T00:00:00Z","kind":"household","lotCount":1,"lotOffset":1,"member":"ann","#
        + #""qualifying":[{"order":"a"}],"redemptions":["r"],"refunded":0,"totals":{"debtCreated":0,"expired":0,"#
        + #""issued":100,"movedIn":0,"movedOut":30,"redeemed":10,"repaid":0,"reversed":0,"withdrawn":0},"usage":[]}"#

    @Test("What an account remembers of a member has its golden form")
    func part() throws {
        try expectStored(try #require(try history().joined.members.first), Self.golden)
    }

    @Test(
        "A stored account whose parts contradict it is refused",
        arguments: [
            (#""lotOffset":1"#, #""lotOffset":2"#), (#""lotOffset":1"#, #""lotOffset":-1"#),
            (#""lotCount":1,"lotOffset""#, #""lotCount":-1,"lotOffset""#),
            (#""lotOffset":1"#, #""lotOffset":9007199254740991"#),
            (
                #""debt":0,"enrolledAt":"2027-01-01T00:00:00Z","host"#,
                #""debt":1,"enrolledAt":"2027-01-01T00:00:00Z","host"#
            ),
            (#""refunded":0,"totals""#, #""refunded":11,"totals""#),
            (#""refunded":0,"totals""#, #""refunded":-1,"totals""#),
            (#""movedOut":30,"redeemed":10"#, #""movedOut":-30,"redeemed":10"#),
            (golden, golden + "," + golden),
        ]
    )
    func contradictions(text: String, replacement: String) throws {
        let stored = try CanonicalJSON.text(of: history().joined)
        #expect(stored.contains(text))
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(PointsAccount.self, from: stored.replacing(text, with: replacement))
        }
        #expect(error?.message.contains("corruptLog") == true)
    }

    @Test("Lots of orders and of redemptions are lots of the account")
    func lotsOfEntries() throws {
        let stored = try CanonicalJSON.text(of: history().joined)
        for lot in ["0", "3", "-1", "9007199254740991"] {
            let other = stored.replacing(#""lot":2"#, with: #""lot":\#(lot)"#)
            #expect(other != stored)
            #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsAccount.self, from: other) }
        }
    }

    @Test("An event that contradicts the accounts is refused, never a trap")
    func contradictingEvents() throws {
        let club = try history().club
        let (ann, home) = (try CustomerID("ann"), try CustomerID("home"))
        let sent = try #require(club.logs[ann])
        let received = try #require(club.logs[home])
        func state(_ events: some Sequence<PointsEvent>) throws -> PointsAccount {
            var account = PointsAccount()
            for event in events { try account.apply(event) }
            return account
        }
        func expectCorrupt(_ event: PointsEvent, on account: PointsAccount, line: Int = #line) {
            var account = account
            let error = #expect(throws: RewardsError.self, "line \(line)") { try account.apply(event) }
            #expect(error?.code == .corruptLog, "line \(line)")
        }
        // Joining twice, leaving without having joined or twice, moving twice, coming back without having moved.
        expectCorrupt(received[2], on: try state(received[0...2]))
        expectCorrupt(received[3], on: try state(received[0...1]))
        expectCorrupt(received[3], on: try state(received))
        expectCorrupt(sent[4], on: try state(sent[0...4]))
        expectCorrupt(sent[5], on: try state(sent[0...3]))
        expectCorrupt(sent[4], on: try state(received[0...2]))
        // Points that are not there, and a lot out of its turn.
        expectCorrupt(sent[3], on: try state(received[0...0]))
        expectCorrupt(received[1], on: try state(received[0...1]))
        // A member leaves with another account than its own.
        let text = try CanonicalJSON.text(of: received[3])
            .replacing(#""enrolledAt":"2027-01-01T00:00:00Z""#, with: #""enrolledAt":"2027-01-02T00:00:00Z""#)
        expectCorrupt(try CanonicalJSON.decode(PointsEvent.self, from: text), on: try state(received[0...2]))
        // Remainders beyond all bounds.
        let carried = try CanonicalJSON.text(of: received[2])
            .replacing(#""account":{"#, with: #""account":{"carried":-9007199254740991,"#)
        if let event = try? CanonicalJSON.decode(PointsEvent.self, from: carried) {
            var account = try state(received[0...1])
            try account.apply(event)
            #expect(account.carried == -9_007_199_254_740_991)
        }
    }
}
