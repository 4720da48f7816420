//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Reinstating: what expired within the window comes back once, whenever it was swept")
struct ReinstateTests {
    /// Four lots whose last days are 3, 4, 5 and 14 January, so that they end a day later.
    private func member(_ program: Program? = nil, sweeping: Bool = false) throws -> Member {
        var member = try Member(Sample.stewarded())
        for (index, last) in ["2026-01-03", "2026-01-04", "2026-01-05", "2026-01-14"].enumerated() {
            let days = try CivilDate(parsing: "2025-12-01").days(to: CivilDate(parsing: last))
            try member.use(Sample.stewarded(expiry: .throughDay(after: .days(Int32(days)))))
            try member.accrue(Int64(10) << Int64(index), as: "\(index)", at: "2025-12-01")
        }
        if sweeping {
            for day in ["2026-01-04", "2026-01-05", "2026-01-09", "2026-01-15"] { try member.settle(at: day) }
        }
        return member
    }

    @Test("L12 · window 10 days: on 15 January all that expired since 5 January returns", arguments: [false, true])
    func window(sweeping: Bool) throws {
        var member = try member(sweeping: sweeping)
        let answer = try member.reinstate(at: "2026-01-15T12:00:00Z")
        guard case .reinstated(let receipt) = answer else { return #expect(answer.isApproved) }
        // The first lot ended on 4 January, before the window.
        #expect(receipt.points.steps == 140 && receipt.available.steps == 140)
        #expect(try receipt.expiresAt == Sample.time("2026-02-15"))
        #expect(try member.available(at: "2026-02-14T23:59:59Z") == 140)
        #expect(try member.available(at: "2026-02-15") == 0)
        #expect(member.account.lots.first?.origin == .reinstatement(of: .order(try OrderID("1"))))
        #expect(member.account.isBalanced)
    }

    @Test("Each expired lot comes back once")
    func once() throws {
        var member = try member()
        try member.reinstate(at: "2026-01-15")
        #expect(try member.reinstate(at: "2026-01-15").codes == [.reinstatementNothing])
        #expect(member.account.expiredLots.map(\.lot) == [LotID(1)])
        #expect(try member.reinstate(at: "2026-02-16").isApproved)
    }

    @Test("Nothing is remembered without a rule, and no longer than the window")
    func memory() throws {
        var plain = try Member(Sample.stewarded(expiry: .throughDay(after: .days(1)), reinstates: false))
        try plain.accrue(10, as: "1", at: "2026-01-01")
        try plain.settle(at: "2026-01-04")
        #expect(plain.account.expiredLots.isEmpty)
        #expect(try plain.reinstate(at: "2026-01-04").codes == [.reinstatementNotOffered])
        // A version with the rule remembers what expires from then on; one without it forgets.
        try plain.use(Sample.stewarded(expiry: .throughDay(after: .days(1))))
        #expect(try plain.reinstate(at: "2026-01-04").codes == [.reinstatementNothing])
        try plain.accrue(20, as: "2", at: "2026-01-04")
        try plain.settle(at: "2026-01-06")
        #expect(plain.account.expiredLots.map(\.steps) == [20])
        try plain.accrue(30, as: "3", at: "2026-02-04")
        try plain.settle(at: "2026-02-06")
        #expect(plain.account.expiredLots.map(\.steps) == [30])
        try plain.use(Sample.stewarded(reinstates: false))
        try plain.settle(at: "2026-02-06")
        #expect(plain.account.expiredLots.isEmpty && plain.account.reinstatementWindow == nil)
    }

    @Test("Reinstated points repay debt first")
    func debt() throws {
        var member = try member()
        try member.redeem(150, as: "r", at: "2025-12-02")
        try member.accrue(40, as: "late", at: "2026-01-10")
        try member.redeem(40, as: "s", at: "2026-01-10")
        try member.reverse("late", at: "2026-01-10")
        #expect(member.account.debt == 40)
        let answer = try member.reinstate(at: "2026-01-15")
        #expect(answer.codes == [.reinstatementNothing])
        var other = try self.member()
        try other.accrue(40, as: "late", at: "2026-01-06")
        try other.redeem(120, as: "s", at: "2026-01-06")
        try other.reverse("late", at: "2026-01-06")
        guard case .reinstated(let receipt) = try other.reinstate(at: "2026-01-15") else {
            return #expect(other.account.debt == 0)
        }
        #expect(receipt.points.steps == 60 && receipt.repaid.steps == 40 && receipt.available.steps == 20)
    }

    @Test("Points of an order that was returned do not come back")
    func returned() throws {
        var member = try member()
        try member.reverse("2", at: "2026-01-10")
        guard case .reinstated(let receipt) = try member.reinstate(at: "2026-01-15") else {
            return #expect(!member.log.isEmpty)
        }
        #expect(receipt.points.steps == 100)
    }

    @Test("Of an order that was returned in part, no more comes back than its other units earn")
    func returnedInPart() throws {
        var member = try member()
        // Of the 40 points of the order all had expired, so that the return took none; those of 30 cents are gone for good.
        try member.returnAmount(30, of: "2", at: "2026-01-10")
        guard case .reinstated(let receipt) = try member.reinstate(at: "2026-01-15") else {
            return #expect(!member.log.isEmpty)
        }
        #expect(receipt.points.steps == 110)
        #expect(try member.reinstate(at: "2026-01-15").codes == [.reinstatementNothing])
        try member.returnAmount(10, of: "2", at: "2026-01-16")
        #expect(try member.available(at: "2026-01-16") == 100)
        #expect(member.account.debt == 0 && member.account.isBalanced)
    }

    @Test("Points that came back are taken back with their order")
    func returnAfter() throws {
        var member = try member()
        try member.reinstate(at: "2026-01-15")
        try member.reverse("3", at: "2026-01-16")
        #expect(try member.available(at: "2026-01-16") == 60)
        #expect(member.account.debt == 0 && member.account.isBalanced)
    }

    @Test("Points that expire again after they came back are not owed when their order is returned")
    func expiredAgain() throws {
        var member = try member()
        try member.reinstate(at: "2026-01-15")
        try member.settle(at: "2026-03-01")
        try member.reverse("3", at: "2026-03-01")
        #expect(member.account.debt == 0 && member.account.isBalanced)
    }

    @Test("Points that the refund grace brought back do not come back twice")
    func grace() throws {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(1)), refundGrace: .days(30)))
        try member.accrue(100, as: "1", at: "2026-01-01")
        try member.redeem(60, as: "r", at: "2026-01-01")
        try member.refund("r", at: "2026-01-05")
        #expect(try member.available(at: "2026-01-05") == 60)
        guard case .reinstated(let receipt) = try member.reinstate(at: "2026-01-05") else {
            return #expect(!member.log.isEmpty)
        }
        #expect(receipt.points.steps == 40)
    }

    @Test("A lot that was held in part comes back as one")
    func heldInPart() throws {
        var member = try Member(Sample.stewarded(expiry: .throughDay(after: .days(1))))
        try member.accrue(100, as: "1", at: "2026-01-01")
        try member.hold(30, as: "h", hours: 96, at: "2026-01-01")
        try member.settle(at: "2026-01-03")
        try member.settle(at: "2026-01-06")
        try member.reinstate(at: "2026-01-06")
        #expect(member.account.lots.map(\.granted) == [100])
    }
}
