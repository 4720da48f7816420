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

@Suite("Partial return: what is left is what the units that are left earn")
struct PartialReturnTests {
    /// Three lines under one rule of one point for each euro, and shipping.
    private func order(_ id: String = "1") throws -> Order {
        try Sample.order(
            id,
            lines: [
                Sample.line("a", 3, at: 3_333, discount: 1_000), Sample.line("b", 2, at: 999),
                Sample.line("c", 1, at: 50),
            ],
            shipping: 490
        )
    }

    private func member(_ plan: AccrualPlan? = nil) throws -> Member {
        var member = try Member(Sample.program(accrual: plan ?? Sample.rule()))
        _ = try member.run(.accrue(.order(order())), at: "2027-01-01")
        return member
    }

    @Test("R4 · a returned item takes its own points, and no share of another one's coupon")
    func itemWithoutCoupon() throws {
        var member = try Member(Sample.program(accrual: Sample.rule()))
        let lines = [try Sample.line("a", 1, at: 5_000, discount: 1_000), try Sample.line("b", 1, at: 2_000)]
        _ = try member.run(.accrue(.order(Sample.order("1", lines: lines))), at: "2027-01-01")
        #expect(try member.available(at: "2027-01-01") == 60)
        try member.returnUnits(["b": 1], of: "1", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 40)
    }

    @Test("E29 · half of an order leaves half of its points")
    func half() throws {
        var member = try Member(Sample.program(accrual: Sample.rule(per: 1_000)))
        let order = try Sample.order("1", lines: [Sample.line("a", 2, at: 1_000_000)])
        _ = try member.run(.accrue(.order(order)), at: "2027-01-01")
        try member.returnUnits(["a": 1], of: "1", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 1_000)
    }

    @Test("R8 · the discount of a line leaves with its units: 270 paid for three, two back, 90 left")
    func discountLeavesWithUnits() throws {
        var member = try Member(Sample.program())
        let order = try Sample.order("1", lines: [Sample.line("a", 3, at: 100, discount: 30)])
        _ = try member.run(.accrue(.order(order)), at: "2027-01-01")
        try member.returnUnits(["a": 2], of: "1", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 90)
    }

    @Test("R13, S10 · six units one by one, in any order, come to one return of all", arguments: UInt64(1)...20)
    func unitByUnit(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let stage = AccrualPlan.Stage.allCases.randomElement(using: &random) ?? .order
        var one = try member(Sample.rule(stage: stage))
        var many = one
        try one.returnUnits(["a": 3, "b": 2, "c": 1], of: "1", at: "2027-01-02")
        for unit in ["a", "a", "a", "b", "b", "c"].shuffled(using: &random) {
            try many.returnUnits([unit: 1], of: "1", at: "2027-01-02")
        }
        #expect(one.account.lots.isEmpty && many.account.lots.isEmpty)
        #expect(many.account.totals == one.account.totals)
        #expect(many.account.accruals.allSatisfy { $0.isReversed && $0.reversed == $0.granted })
    }

    @Test("What is left after some returns depends on what came back, not on how", arguments: UInt64(1)...20)
    func cumulative(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var one = try member()
        var many = one
        try one.returnUnits(["a": 2, "b": 1], of: "1", at: "2027-01-02")
        for unit in ["a", "a", "b"].shuffled(using: &random) {
            try many.returnUnits([unit: 1], of: "1", at: "2027-01-02")
        }
        #expect(one.account == many.account)
    }

    @Test("R5, S20 · a return is computed by the version that granted, whatever the rules are by then")
    func ownVersion() throws {
        let first = try Sample.program(accrual: Sample.rule())
        let second = try Sample.program(version: "2", accrual: Sample.rule(points: 2))
        var member = try Member(first)
        let order = try Sample.order("1", lines: [Sample.line("a", 2, at: 2_500)])
        _ = try member.run(.accrue(.order(order)), at: "2027-01-01")
        member.rules = try PointsProgram(second, in: FixedOffset.utc)
        let half = PointsCommand.Action.returnUnits(try Sample.returned(["a": 1], of: "1", at: "2027-01-02"))
        #expect(try member.refusal(of: half, at: "2027-01-02") == .unknownVersion)
        member.rules = try PointsProgram(second, earlier: [first], in: FixedOffset.utc)
        _ = try member.run(half, at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 25)
        member.rules = try PointsProgram(second, in: FixedOffset.utc)
        try member.returnUnits(["a": 1], of: "1", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 0)
    }

    @Test(
        "S11 · a minimum that is lost with a return is reclaimed or kept, as the plan says",
        arguments: ThresholdOnReturn.allCases
    )
    func lostMinimum(onReturn: ThresholdOnReturn) throws {
        let rule = try AccrualRule(
            .spend,
            earns: .spend(AccrualRate(Sample.points(1), per: Sample.euro(100), counting: .proportionally)),
            minimum: AccrualMinimum(Sample.euro(5_000), of: .order)
        )
        let base = AccrualBase(tax: .included, shipping: .included)
        let plan = try AccrualPlan(base: base, rules: [rule], rounding: .down, stage: .order, onReturn: onReturn)
        var member = try member(plan)
        #expect(try member.available(at: "2027-01-01") == 115)
        try member.returnUnits(["a": 2], of: "1", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == 55)
        try member.returnUnits(["b": 1], of: "1", at: "2027-01-02")
        #expect(try member.available(at: "2027-01-02") == (onReturn == .keep ? 45 : 0))
    }

    @Test("An order without lines comes back by amounts, the last of which takes the rest")
    func byAmount() throws {
        var member = try Member(Sample.program(accrual: Sample.rule()))
        try member.accrue(5_099, as: "1", at: "2027-01-01")
        for (amount, left) in [(1_000, 40), (99, 40), (1, 39), (0, 39), (3_999, 0)] as [(Int64, Int64)] {
            try member.returnAmount(amount, of: "1", at: "2027-01-02")
            #expect(try member.available(at: "2027-01-02") == left)
        }
        #expect(try member.returnAmount(1, of: "1", at: "2027-01-02").codes == [.accrualAlreadyReversed])
    }

    @Test("No more comes back than was bought, of no other order, currency or customer")
    func overReturn() throws {
        let member = try member()
        let dollars = try Money(minorUnits: 1, in: Currency("USD"))
        let name = try OrderID("1")
        let id = try ActivityID("x")
        let at = try Sample.time("2027-01-02")
        let bob = try CustomerID("bob")
        for (units, expected) in [
            (try Sample.returned(["a": 4], of: "1", at: "2027-01-02"), .overReturn),
            (try Sample.returned(["z": 1], of: "1", at: "2027-01-02"), .overReturn),
            (try Sample.returned(99_999, of: "1", at: "2027-01-02"), .overReturn),
            (try Return(id: id, at: at, customer: nil, order: name, amount: dollars), .currencyMismatch),
            (try Return(id: id, at: at, customer: bob, order: name, amount: Sample.euro(1)), .memberMismatch),
        ] as [(Return, RewardsError.Code)] {
            #expect(try member.refusal(of: .returnUnits(units), at: "2027-01-02") == expected)
        }
    }

    @Test("An order that nobody accrued, or that is wholly returned, is not returned")
    func unknown() throws {
        var member = try member()
        let before = member.account
        #expect(try member.returnUnits(["a": 1], of: "2", at: "2027-01-02").codes == [.accrualUnknown])
        #expect(member.account == before)
        try member.reverse("1", at: "2027-01-02")
        #expect(try member.returnUnits(["a": 1], of: "1", at: "2027-01-02").codes == [.accrualAlreadyReversed])
    }

    @Test("A whole return after some units takes just what is left")
    func wholeAfterPart() throws {
        var member = try member()
        try member.returnUnits(["a": 1, "c": 1], of: "1", at: "2027-01-02")
        guard case .accrualReversed(let receipt) = try member.reverse("1", at: "2027-01-02") else {
            Issue.record("the rest is reversed")
            return
        }
        #expect(receipt.isComplete && receipt.debt.isZero && member.account.lots.isEmpty)
        #expect(member.account.totals.reversed == member.account.totals.issued)
    }

    @Test("The points of an action are taken back by its name")
    func actions() throws {
        let review = try ActionName("review")
        let rule = try AccrualRule(
            RuleID("review"),
            earns: .action(Sample.points(30)),
            scope: AccrualScope(actions: [review])
        )
        let base = AccrualBase(tax: .included, shipping: .included)
        let plan = try AccrualPlan(base: base, rules: [rule], rounding: .down, stage: .order)
        var member = try Member(Sample.program(accrual: plan))
        let action = try CustomAction(id: ActivityID("a"), at: Sample.time("2027-01-01"), customer: nil, name: review)
        #expect(try member.run(.accrue(.action(action)), at: "2027-01-01").isApproved)
        #expect(try member.run(.accrue(.action(action)), at: "2027-01-01").codes == [.accrualAlreadyMade])
        #expect(try member.available(at: "2027-01-01") == 30)
        #expect(try member.reverse("a", at: "2027-01-02").codes == [.accrualUnknown])
        #expect(try member.run(.reverseAccrual(.action(action.id)), at: "2027-01-02").isApproved)
        #expect(try member.available(at: "2027-01-02") == 0)
    }

    @Test("T-9 · returned units leave the tier as well, in proportion")
    func tier() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .period(.year),
            tiers: [Tier(TierID("silver"), from: 5_000)]
        )
        var member = try Member(Sample.program(accrual: Sample.rule(), tiers: ladder))
        _ = try member.run(.accrue(.order(order())), at: "2027-01-01")
        #expect(member.account.tier?.tier?.text == "silver")
        try member.returnUnits(["a": 2], of: "1", at: "2027-01-02")
        #expect(member.account.tier?.tier?.text == "silver")
        try member.returnUnits(["a": 1], of: "1", at: "2027-01-02")
        #expect(member.account.tier?.tier == nil)
    }
}
