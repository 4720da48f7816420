//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Liability: what a program owes at an instant, by expiry and in money")
struct PointsLiabilityTests {
    private func members() throws -> [PointsAccount] {
        var ann = try Member(Sample.program())
        try ann.grant(100, as: "a", at: "2027-01-01", through: "2027-01-31")
        try ann.grant(33, as: "b", at: "2027-01-01", through: nil)
        var bob = try Member(Sample.program())
        try bob.grant(50, as: "c", at: "2027-01-01", through: "2027-01-31")
        try bob.grant(7, as: "d", at: "2027-01-01", through: "2027-02-28")
        var cid = try Member(Sample.program())
        try cid.accrue(20, as: "e", at: "2027-01-01")
        try cid.redeem(20, as: "r", at: "2027-01-01")
        try cid.reverse("e", at: "2027-01-01")
        return [ann.account, bob.account, cid.account, PointsAccount()]
    }

    private func program() throws -> Program {
        try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: Sample.rule(),
            expiry: .never,
            redemption: RedemptionRule(
                Sample.points(3),
                worth: Sample.euro(1),
                minimum: Sample.points(1),
                step: Sample.points(1),
                rounding: .down
            )
        )
    }

    @Test("Points of all members sum by expiry, and are valued once, on the sum")
    func sums() throws {
        let owed = try program().liability(of: members(), asOf: Sample.time("2027-01-15"), rounding: .up)
        #expect(owed.points.steps == 190)
        #expect(owed.value == (try Sample.euro(64)))
        #expect(owed.debt.steps == 20)
        #expect(try owed.buckets.map(\.expiresAt) == [Sample.time("2027-02-01"), Sample.time("2027-03-01"), nil])
        #expect(owed.buckets.map(\.points.steps) == [150, 7, 33])
    }

    @Test("Neither the order of the accounts nor a missing sweep changes what is owed")
    func independent() throws {
        let after = try Sample.time("2027-02-01")
        let owed = try program().liability(of: members(), asOf: after, rounding: .down)
        #expect(owed.points.steps == 40)
        #expect(try program().liability(of: members().reversed(), asOf: after, rounding: .down) == owed)
    }

    @Test("A program that does not redeem has points without a value")
    func noValue() throws {
        let program = try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: Sample.rule(),
            expiry: .never
        )
        #expect(try program.liability(of: members(), asOf: .latest, rounding: .up).value == nil)
    }

    @Test("More points than an amount can be are refused")
    func overflow() throws {
        var rich = try Member(Sample.program())
        try rich.accrue(9_007_199_254_740_991, as: "a", at: "2027-01-01")
        let accounts = [rich.account, rich.account]
        let program = try program()
        #expect(
            code { () throws(RewardsError) in
                _ = try program.liability(of: accounts, asOf: .latest, rounding: .up)
            } == .amountOutOfRange
        )
        try rich.redeem(9_007_199_254_740_991, as: "r", at: "2027-01-01")
        try rich.reverse("a", at: "2027-01-01")
        let debts = [rich.account, rich.account]
        #expect(
            code { () throws(RewardsError) in
                _ = try program.liability(of: debts, asOf: .latest, rounding: .up)
            } == .amountOutOfRange
        )
    }
}
