//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Debt: what a return cannot take is owed, or given up and recovered")
struct DebtTests {
    /// 100 points, all redeemed.
    private func spent(_ debt: DebtPolicy) throws -> Member {
        var member = try Member(Sample.program(policies: Sample.policies(debt: debt)))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(100, as: "r", at: "2027-01-01")
        return member
    }

    private func receipt(_ answer: PointsAnswer) -> ReversalReceipt? {
        if case .accrualReversed(let receipt) = answer { receipt } else { nil }
    }

    @Test(
        "Ledger 13, 14, R12 · debt blocks redemption and holds, and what comes next repays it; a second return finds nothing"
    )
    func blocks() throws {
        var member = try spent(.carried(reviewAbove: nil))
        #expect(receipt(try member.reverse("1", at: "2027-01-02"))?.debt.steps == 100)
        #expect(try member.redeem(1, as: "s", at: "2027-01-02").codes == [.pointsOwed, .pointsInsufficient])
        #expect(try member.hold(1, as: "s", at: "2027-01-02").codes == [.pointsOwed, .pointsInsufficient])
        #expect(try member.reverse("1", at: "2027-01-02").codes == [.accrualAlreadyReversed])
        try member.accrue(30, as: "2", at: "2027-01-03")
        #expect((member.account.debt, try member.available(at: "2027-01-03")) == (70, 0))
        try member.settle(at: "2047-01-03")
        #expect(member.account.debt == 70)
    }

    @Test(
        "Debt above its bound is to be looked at, not forgiven",
        arguments: zip([99, 100] as [Int64], [true, false])
    )
    func review(bound: Int64, needsReview: Bool) throws {
        var member = try spent(.carried(reviewAbove: Sample.points(bound)))
        let receipt = receipt(try member.reverse("1", at: "2027-01-02"))
        #expect((receipt?.needsReview, receipt?.debt.steps, member.account.debt) == (needsReview, 100, 100))
    }

    @Test("Pending points repay debt before they can be redeemed")
    func pendingRepays() throws {
        var member = try Member(Sample.program(maturity: .days(3)))
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(100, as: "r", at: "2027-01-04")
        try member.reverse("1", at: "2027-01-04")
        try member.accrue(120, as: "2", at: "2027-01-05")
        #expect((member.account.debt, try member.balance(at: "2027-01-05").pending.steps) == (0, 20))
    }

    @Test("A program that writes debt off owes nothing, and tells what was given up")
    func writtenOff() throws {
        var member = try spent(.writtenOff)
        let receipt = receipt(try member.reverse("1", at: "2027-01-02"))
        #expect((receipt?.points.steps, receipt?.debt.steps, receipt?.writtenOff.steps) == (0, 0, 100))
        #expect((member.account.debt, member.account.totals.debtCreated) == (0, 0))
        try member.accrue(30, as: "2", at: "2027-01-03")
        #expect(try member.available(at: "2027-01-03") == 30)
        #expect(try member.redeem(30, as: "s", at: "2027-01-03").isApproved)
    }

    @Test(
        "What was written off is recovered when its points come back, once, in whatever order",
        arguments: [true, false]
    )
    func recovered(refundsFirst: Bool) throws {
        var member = try spent(.writtenOff)
        if refundsFirst { try member.refund("r", at: "2027-01-02") }
        try member.reverse("1", at: "2027-01-02")
        if !refundsFirst {
            guard case .refunded(let receipt) = try member.refund("r", 60, at: "2027-01-02") else {
                Issue.record("the redemption is refunded")
                return
            }
            #expect((receipt.points.steps, receipt.recovered.steps) == (60, 60))
            try member.refund("r", at: "2027-01-03")
        }
        #expect(
            (member.account.lots.isEmpty, member.account.totals.reversed, member.account.isBalanced) == (
                true, 100, true
            )
        )
        #expect(member.account.accruals.first?.writtenOff == 0)
    }

    @Test("Only as much is recovered as was written off")
    func recoversNoMore() throws {
        var member = try spent(.writtenOff)
        try member.returnAmount(40, of: "1", at: "2027-01-02")
        try member.refund("r", at: "2027-01-02")
        #expect((try member.available(at: "2027-01-02"), member.account.isBalanced) == (60, true))
    }

    @Test("More debt than an account can hold is declined")
    func overflow() throws {
        var member = try Member(Sample.program())
        let most: Int64 = 9_007_199_254_740_991
        try member.accrue(most, as: "1", at: "2027-01-01")
        try member.redeem(most, as: "r", at: "2027-01-01")
        try member.reverse("1", at: "2027-01-01")
        try member.refund("r", at: "2027-01-01")
        #expect((member.account.debt, member.account.totals.repaid) == (0, most))
        #expect(try member.accrue(1, as: "2", at: "2027-01-01").codes == [.pointsOverflow])
        #expect(member.account.isBalanced)
    }
}
