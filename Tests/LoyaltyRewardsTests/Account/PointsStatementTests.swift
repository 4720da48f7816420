//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Points statement: double entry, read from events alone")
struct PointsStatementTests {
    private func member() throws -> Member {
        var member = try Member(Sample.stewarded(maturity: .days(2), expiry: .throughDay(after: .days(9))))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(30, as: "r", at: "2027-01-03")
        try member.hold(20, as: "h", at: "2027-01-04")
        try member.adjust(5, at: "2027-01-04")
        try member.reverse("1", at: "2027-01-05")
        return member
    }

    @Test("Each line tells what moved between which books, and what is left")
    func lines() throws {
        let statement = try PointsStatement(of: member().log)
        #expect(statement.lines.map(\.version) == Array(1...Int64(statement.lines.count)))
        let accrued = try #require(statement.lines.first { $0.kind == .accrued })
        #expect(accrued.postings == [PointsPosting(.pending, 100), PointsPosting(.world, -100)])
        let redeemed = try #require(statement.lines.first { $0.kind == .redeemed })
        #expect(redeemed.matured == 100)
        #expect(redeemed.postings == [PointsPosting(.available, -30), PointsPosting(.redeemed, 30)])
        #expect(redeemed.available == 70 && redeemed.pending == 0)
        let held = try #require(statement.lines.first { $0.kind == .held })
        #expect(held.postings == [PointsPosting(.available, -20), PointsPosting(.held, 20)] && held.held == 20)
        let released = try #require(statement.lines.first { $0.kind == .holdReleased })
        #expect(released.change == 0)
        let reversed = try #require(statement.lines.first { $0.kind == .accrualReversed })
        #expect(
            reversed.postings == [
                PointsPosting(.available, -75), PointsPosting(.debt, -25), PointsPosting(.reversed, 100),
            ]
        )
        #expect(reversed.debt == 25 && reversed.change == -100)
    }

    @Test("A statement is stored as an object")
    func stored() throws {
        let text = try CanonicalJSON.text(of: PointsStatement(of: member().log.prefix(2)))
        #expect(
            try CanonicalJSON.decode(PointsStatement.self, from: text) == PointsStatement(of: member().log.prefix(2))
        )
        #expect(text.hasPrefix(#"{"books":[{"book":"pending","steps":100},{"book":"world","steps":-100}],"lines":[{"#))
    }

    @Test("Movements tell metrics what members gained and lost, under names that never change")
    func movements() throws {
        let member = try member()
        let movements = try PointsStatement(of: member.log).movements(of: member.id) { version throws(CoreError) in
            try ActivityID("ann/\(version)")
        }
        #expect(movements.map(\.kind) == [.accrued, .redeemed, .adjusted, .reversed])
        #expect(movements.map(\.points.steps) == [100, -30, 5, -100])
        #expect(movements.first?.id.text == "ann/2" && movements.first?.customer == member.id)
        let program = member.rules.program.id
        #expect(movements.allSatisfy { $0.program == program })
        // A decision on the account before gives the same names as the whole log.
        var before = PointsAccount()
        for event in member.log.dropLast() { try before.apply(event) }
        let last = try PointsStatement(
            of: member.log.suffix(1),
            continuing: before,
            after: Int64(member.log.count - 1)
        )
        #expect(
            try last.movements(of: member.id) { version throws(CoreError) in try ActivityID("ann/\(version)") }
                == Array(movements.suffix(1))
        )
        #expect(try PointsStatement(of: []).movements(of: nil) { _ throws(CoreError) in try ActivityID("x") } == [])
    }

    @Test("An export has every event and its statement, and gives the account again")
    func export() throws {
        let member = try member()
        let export = try PointsExport(of: member.id, events: member.log)
        let text = try CanonicalJSON.text(of: export)
        let read = try CanonicalJSON.decode(PointsExport.self, from: text)
        #expect(read == export)
        #expect(try CanonicalJSON.text(of: read) == text)
        var account = PointsAccount()
        for event in read.events { try account.apply(event) }
        #expect(account == member.account)
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(PointsExport.self, from: #"{"events":[],"member":"ann","version":2}"#)
        }
    }

    @Test("Every kind of event has a name, and those that move a member's points are movements")
    func kinds() {
        let moving = PointsEvent.Kind.allCases.filter { $0.movement != nil }
        #expect(
            moving == [
                .accrued, .accrualReversed, .writeOffRecovered, .redeemed, .captured, .redemptionRefunded, .expired,
                .granted, .adjusted, .balanceOpened, .reinstated, .closed,
            ]
        )
        #expect(PointsBook.allCases.filter(\.isOwn) == [.pending, .available, .held, .debt])
    }

    @Test("A household that joins brings its books along, and they balance")
    func joining() throws {
        let member = try member()
        let host = try Member(Sample.stewarded())
        let decision = try member.rules.decide(
            .join(CustomerID("bob"), to: host.id, as: .household),
            on: PointsAccount(),
            and: member.account,
            asOf: Sample.time("2027-01-06")
        )
        #expect(decision.answer.isApproved)
        let joined = try PointsStatement(of: decision.events[0])
        let left = try PointsStatement(of: decision.events[1], continuing: member.account)
        #expect(joined.lines.allSatisfy { $0.postings.reduce(0) { $0 + $1.steps } == 0 })
        #expect(left.books.isEmpty)
        #expect(joined.books == member.account.books(asOf: try Sample.time("2027-01-06")))
    }
}
