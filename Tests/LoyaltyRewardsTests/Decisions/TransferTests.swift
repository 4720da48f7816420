//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyJournal
import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Transfer: points change hands, and nothing else about them changes")
struct TransferTests {
    private func club(_ rule: TransferRule? = nil, expiry: ExpiryPolicy = .never, maturity: TimeSpan = .zero) throws
        -> Club
    {
        try Club(Club.program(maturity: maturity, expiry: expiry, transfers: rule))
    }

    // MARK: What moves

    @Test("Ledger I15 · Points keep the dates that they have: sending extends nothing")
    func datesAreKept() throws {
        var club = try club(expiry: .throughDay(after: .days(30)), maturity: .days(2))
        try club.accrue(100, as: "1", to: "ann", at: "2027-01-01")
        try club.accrue(50, as: "2", to: "ann", at: "2027-01-05")
        let answer = try club.transfer(120, "ann", to: "bob", at: "2027-01-10")
        guard case .transferred(let receipt) = answer else { return #expect(answer.isApproved) }
        #expect(try receipt.points == Sample.points(120) && receipt.to == CustomerID("bob"))
        #expect(try receipt.available == Sample.points(30))
        let sent = try club["bob"].lots
        #expect(sent.map(\.granted) == [100, 20] && sent.map(\.origin) == [.transfer, .transfer])
        #expect(sent.map(\.id.number) == [1, 2])
        #expect(try sent.map(\.grantedAt) == [Sample.time("2027-01-01"), Sample.time("2027-01-05")])
        #expect(try sent.map(\.activeAt) == [Sample.time("2027-01-03"), Sample.time("2027-01-07")])
        #expect(try sent.map(\.expiresAt) == [Sample.time("2027-02-01"), Sample.time("2027-02-05")])
        #expect(try club["ann"].remainingSteps == 30)
        try club.check()
        try club.run("bob", .settle, at: "2027-02-05")
        #expect(try club["bob"].totals.expired == 120 && club["bob"].remainingSteps == 0)
        try club.check()
    }

    @Test("The end that the sender's inactivity gives points goes with them")
    func inactivityIsKept() throws {
        var club = try club(expiry: .inactivity(after: .months(6)))
        try club.accrue(100, as: "1", to: "ann", at: "2027-01-01")
        try club.transfer(40, "ann", to: "bob", at: "2027-03-01")
        let end = try club["ann"].inactiveAt
        #expect(try end != nil && club["bob"].lots[0].expiresAt == end)
        #expect(try club["bob"].inactiveAt == nil)
        try club.accrue(5, as: "2", to: "bob", at: "2027-06-01")
        #expect(try club["bob"].end(of: club["bob"].lots[0]) == end)
        #expect(try club["ann"].inactiveAt == end)
    }

    @Test("A receiver whom inactivity has left without points keeps what is sent")
    func dormantReceiver() throws {
        var club = try club(expiry: .inactivity(after: .months(6)))
        try club.accrue(10, as: "b", to: "bob", at: "2027-01-01")
        try club.accrue(100, as: "a", to: "ann", at: "2027-08-01")
        try club.transfer(40, "ann", to: "bob", at: "2027-08-02")
        #expect(try club["bob"].totals.expired == 10 && club.available("bob", at: "2027-08-03") == 40)
        #expect(try club["bob"].lots[0].expiresAt == club["ann"].inactiveAt)
        try club.accrue(10, as: "c", to: "carl", at: "2027-01-01")
        try club.join("carl", to: "bob", at: "2027-08-03")
        #expect(try club.available("bob", at: "2027-08-04") == 40)
        try club.check()
    }

    @Test("Only points that can be redeemed are sent: no pending ones, no held ones, none past their last day")
    func onlyFreePoints() throws {
        var club = try club(expiry: .throughDay(after: .days(30)), maturity: .days(2))
        try club.accrue(100, as: "1", to: "ann", at: "2027-01-01")
        let pending = try club.transfer(1, "ann", to: "bob", at: "2027-01-02")
        #expect(pending.codes == [.pointsInsufficient])
        #expect(try pending.reasons[0].values["pending"] == .points(Sample.points(100)))
        try club.run("ann", .hold(Sample.points(60), RedemptionID("h"), .days(25)), at: "2027-01-05")
        #expect(try club.transfer(41, "ann", to: "bob", at: "2027-01-05").codes == [.pointsInsufficient])
        #expect(try club.transfer(40, "ann", to: "bob", at: "2027-01-05").isApproved)
        #expect(try club.transfer(1, "ann", to: "bob", at: "2027-02-01").codes == [.pointsInsufficient])
        try club.check()
    }

    @Test("A sender who owes points sends none, and all other reasons stand beside it")
    func senderOwes() throws {
        let rule = try TransferRule(minimum: Sample.points(10), step: Sample.points(5))
        var club = try club(rule)
        try club.accrue(100, as: "1", to: "ann", at: "2027-01-01")
        try club.redeem(100, as: "r", by: "ann", at: "2027-01-02")
        try club.reverse("1", from: "ann", at: "2027-01-03")
        #expect(
            try club.transfer(3, "ann", to: "bob", at: "2027-01-04").codes
                == [.pointsOwed, .transferBelowMinimum, .transferNotInSteps, .pointsInsufficient]
        )
        #expect(try club["bob"].program == nil)
    }

    @Test("What a receiver owes is repaid first, out of the points that expire first")
    func receiverRepays() throws {
        var club = try club(expiry: .throughDay(after: .days(30)))
        try club.accrue(70, as: "b", to: "bob", at: "2027-01-01")
        try club.redeem(70, as: "r", by: "bob", at: "2027-01-02")
        try club.reverse("b", from: "bob", at: "2027-01-03")
        try club.accrue(50, as: "1", to: "ann", at: "2027-01-04")
        try club.accrue(50, as: "2", to: "ann", at: "2027-01-05")
        try club.transfer(100, "ann", to: "bob", at: "2027-01-06")
        let bob = try club["bob"]
        #expect(bob.debt == 0 && bob.totals.repaid == 70 && bob.totals.movedIn == 100)
        #expect(bob.lots.map(\.remaining) == [30])
        try club.check()
    }

    // MARK: What does not

    @Test("A transfer of nothing, in another unit or to oneself is malformed")
    func malformed() throws {
        let club = try club()
        let (ann, bob) = (try CustomerID("ann"), try CustomerID("bob"))
        let now = try Sample.time("2027-01-01")
        func code(_ points: Points, to receiver: CustomerID) -> RewardsError.Code? {
            let error = #expect(throws: RewardsError.self) {
                let command = PointsCommand.transfer(points, from: ann, to: receiver)
                return try club.rules.decide(command, on: PointsAccount(), and: PointsAccount(), asOf: now)
            }
            return error?.code
        }
        #expect(try code(Sample.points(0), to: bob) == .invalidAmount)
        #expect(try code(Sample.points(-1), to: bob) == .invalidAmount)
        #expect(try code(Points(steps: 1, in: PointUnit("miles")), to: bob) == .unitMismatch)
        #expect(try code(Sample.points(1), to: ann) == .accountMismatch)
        let alone = #expect(throws: RewardsError.self) {
            try club.rules.decide(
                .transfer(Sample.points(1), from: ann, to: bob),
                on: PointsAccount(),
                asOf: now
            )
        }
        #expect(alone?.code == .accountMismatch)
        let one = #expect(throws: RewardsError.self) {
            try club.rules.decide(.settle(ann), on: PointsAccount(), and: PointsAccount(), asOf: now)
        }
        #expect(one?.code == .accountMismatch)
    }

    @Test("A program that names no rule offers no transfer")
    func notOffered() throws {
        var club = try Club(Sample.program())
        try club.accrue(100, as: "1", to: "ann", at: "2027-01-01")
        #expect(try club.transfer(10, "ann", to: "bob", at: "2027-01-01").codes == [.transferNotOffered])
    }

    @Test("A receiver has room for all points that ever came in, or the transfer is refused")
    func overflow() throws {
        let all: Int64 = 9_007_199_254_740_991
        var club = try club()
        try club.accrue(all, as: "1", to: "ann", at: "2027-01-01")
        try club.accrue(1, as: "2", to: "bob", at: "2027-01-01")
        #expect(try club.transfer(all, "ann", to: "bob", at: "2027-01-01").codes == [.pointsOverflow])
        #expect(try club.transfer(all - 1, "ann", to: "bob", at: "2027-01-01").isApproved)
        #expect(try club.available("bob", at: "2027-01-01") == all)
        #expect(try club.accrue(1, as: "3", to: "bob", at: "2027-01-01").codes == [.pointsOverflow])
        #expect(try club.join("ann", to: "bob", at: "2027-01-01").codes == [.pointsOverflow])
        try club.check()
    }

    // MARK: The allowance

    @Test("What a member sends counts in the calendar period of the program's zone, by a counter of the decision")
    func allowance() throws {
        let rule = try TransferRule(
            minimum: Sample.points(1),
            allowance: PointsAllowance(Sample.points(80), per: .month)
        )
        var club = try club(rule)
        try club.accrue(500, as: "1", to: "ann", at: "2027-01-01")
        let (ann, bob) = (try CustomerID("ann"), try CustomerID("bob"))
        let command = PointsCommand.transfer(try Sample.points(50), from: ann, to: bob)
        let january = try club.decide(command, at: Sample.time("2027-01-20"))
        let change = try #require(january.counters.first)
        #expect(january.counters.count == 1 && change.change == 50 && change.limit == 80)
        #expect(change.counter.text == "points.transfer/6:coffee/2027-01-01/ann")
        let february = try club.decide(command, at: Sample.time("2027-02-01"))
        #expect(february.counters.first?.counter.text == "points.transfer/6:coffee/2027-02-01/ann")
        let refused = try club.decide(command, at: Sample.time("2027-01-20"), exhausted: [change.counter])
        #expect(refused.answer.codes == [.pointsAboveAllowance] && refused.isRefusal)
        #expect(try club.transfer(81, "ann", to: "bob", at: "2027-01-20").codes == [.pointsAboveAllowance])
    }

    // MARK: Both accounts

    @Test("Both accounts go on from the later of their last instants, and time never goes back in either")
    func time() throws {
        var club = try club()
        try club.accrue(100, as: "1", to: "ann", at: "2027-01-01T10:00:00Z")
        try club.accrue(100, as: "2", to: "bob", at: "2027-01-01T10:04:00Z")
        #expect(try club.transfer(10, "ann", to: "bob", at: "2027-01-01T10:01:00Z").isApproved)
        let last = try Sample.time("2027-01-01T10:04:00Z")
        #expect(try club["ann"].lastAt == last && club["bob"].lastAt == last)
        try club.accrue(1, as: "3", to: "bob", at: "2027-01-01T12:00:00Z")
        let behind = #expect(throws: RewardsError.self) {
            try club.transfer(10, "ann", to: "bob", at: "2027-01-01T11:54:59Z")
        }
        #expect(behind?.code == .clockRegressed)
    }

    @Test("There and back five hundred times, the sum stays")
    func thereAndBack() throws {
        var club = try club(expiry: .throughDay(after: .days(30)))
        try club.accrue(100, as: "1", to: "ann", at: "2027-01-01")
        try club.accrue(100, as: "2", to: "bob", at: "2027-01-02")
        for _ in 0..<500 {
            #expect(try club.transfer(70, "ann", to: "bob", at: "2027-01-03").isApproved)
            #expect(try club.transfer(70, "bob", to: "ann", at: "2027-01-03").isApproved)
        }
        #expect(try club["ann"].remainingSteps == 100 && club["bob"].remainingSteps == 100)
        #expect(try club["ann"].totals.movedIn == 35_000 && club["ann"].totals.movedOut == 35_000)
        let ends = try (club["ann"].lots + club["bob"].lots).compactMap(\.expiresAt)
        #expect(try Set(ends) == [Sample.time("2027-02-01"), Sample.time("2027-02-02")])
        try club.check()
    }
}
