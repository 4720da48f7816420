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

@Suite("Carried remainder: fractions of points are neither lost nor minted")
struct CarriedRemainderTests {
    /// One point for each 3.00, with the remainder carried.
    private func plan() throws -> AccrualPlan {
        let rate = try AccrualRate(Sample.points(1), per: Sample.euro(300), counting: .proportionally)
        return try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: .included),
            rules: [AccrualRule(.spend, earns: .spend(rate))],
            rounding: .down,
            stage: .order,
            remainder: .carried
        )
    }

    private func member(_ totals: [Int64]) throws -> Member {
        var member = try Member(Sample.program(accrual: plan()))
        for (index, total) in totals.enumerated() { try member.accrue(total, as: "\(index)", at: "2027-01-01") }
        return member
    }

    @Test("S2 · what many small orders earn is what one large order earns, within a millionth each")
    func carriesExactly() throws {
        let member = try member(Array(repeating: 99, count: 300))
        #expect(try member.available(at: "2027-01-01") == 99)
        #expect(member.account.carried == 0)
        let thirds = try self.member(Array(repeating: 100, count: 30))
        #expect(try thirds.available(at: "2027-01-01") == 9)
        #expect(thirds.account.carried == 999_990)
    }

    @Test("A returned order gives its fraction back")
    func fractionGoesBack() throws {
        var member = try member([200, 250])
        #expect((try member.available(at: "2027-01-01"), member.account.carried) == (1, 499_999))
        try member.reverse("1", at: "2027-01-02")
        #expect((try member.available(at: "2027-01-02"), member.account.carried) == (0, 666_666))
        try member.reverse("0", at: "2027-01-02")
        #expect((try member.available(at: "2027-01-02"), member.account.carried) == (0, 0))
    }

    @Test("An order that was granted nothing may have filled up another one's point, and takes it along")
    func fillsUpAnother() throws {
        var member = try member([150, 450, 270])
        #expect((try member.available(at: "2027-01-01"), member.account.carried) == (2, 900_000))
        for order in ["1", "0", "2"] { try member.reverse(order, at: "2027-01-02") }
        #expect((member.account.lots.isEmpty, member.account.carried, member.account.debt) == (true, 0, 0))
    }

    @Test("Any order of returns comes to the same end, the remainder stays below one point", arguments: UInt64(1)...60)
    func anyOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let totals = (0..<8).map { _ in Int64.random(in: 1...900, using: &random) }
        var one = try member(totals)
        var other = one
        let back = totals.indices.filter { _ in Bool.random(using: &random) }
        var parts: [(order: Int, amount: Int64)] = []
        for order in back {
            let part = Int64.random(in: 0...totals[order], using: &random)
            parts += [(order, part), (order, totals[order] - part)]
        }
        for order in back { try one.reverse("\(order)", at: "2027-01-02") }
        for part in parts.shuffled(using: &random) where part.amount > 0 {
            #expect(try other.returnAmount(part.amount, of: "\(part.order)", at: "2027-01-02").isApproved)
            #expect((0..<1_000_000).contains(other.account.carried))
            #expect(other.account.isBalanced)
        }
        #expect(one.account.carried == other.account.carried)
        #expect(one.account.remainingSteps == other.account.remainingSteps)
        #expect(one.account.debt == other.account.debt)
        let kept = totals.indices.filter { !back.contains($0) }
        let millionths = kept.reduce(0) { $0 + totals[$1] * 1_000_000 / 300 }
        #expect(one.account.remainingSteps * 1_000_000 + one.account.carried == millionths)
        let text = try CanonicalJSON.text(of: other.account)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: text) == other.account)
    }

    @Test("A program that no longer carries leaves the remainder as it is")
    func noLongerCarried() throws {
        var member = try member([200])
        member.rules = try PointsProgram(Sample.program(version: "2"), in: FixedOffset.utc)
        try member.accrue(5, as: "x", at: "2027-01-02")
        #expect((try member.available(at: "2027-01-02"), member.account.carried) == (5, 666_666))
        try member.reverse("x", at: "2027-01-02")
        #expect((try member.available(at: "2027-01-02"), member.account.carried) == (0, 666_666))
    }
}
