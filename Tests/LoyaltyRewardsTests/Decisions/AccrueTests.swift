//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Accrue: an order becomes one lot, once")
struct AccrueTests {
    @Test("The first accrual opens the account, and the receipt tells what the lot holds")
    func firstAccrualOpens() throws {
        var member = try Member(Sample.program(maturity: .days(14), expiry: .throughDay(after: .months(1))))
        let answer = try member.accrue(150, as: "1", at: "2027-01-31")
        guard case .accrued(let receipt) = answer else {
            Issue.record("the order is accrued")
            return
        }
        #expect(receipt.points == (try Sample.points(150)))
        #expect(receipt.spend == (try Sample.euro(150)))
        #expect(receipt.activeAt == (try Sample.time("2027-02-14")))
        #expect(receipt.expiresAt == (try Sample.time("2027-03-01")))
        #expect(member.log.count == 2)
        #expect(member.account.program?.text == "coffee")
        #expect(member.account.lots.map(\.id.number) == [1])
        #expect(answer.isApproved && answer.reasons.isEmpty)
    }

    @Test("Pending points become available at their instant, without an event")
    func pendingBecomesAvailable() throws {
        var member = try Member(Sample.program(maturity: .days(14)))
        try member.accrue(150, as: "1", at: "2027-01-01")
        let before = try member.rules.balance(of: member.account, asOf: Sample.time("2027-01-14T23:59:59.999999Z"))
        #expect((before.available.steps, before.pending.steps) == (0, 150))
        let after = try member.rules.balance(of: member.account, asOf: Sample.time("2027-01-15"))
        #expect((after.available.steps, after.pending.steps) == (150, 0))
        #expect(try member.redeem(1, as: "r", at: "2027-01-14").codes == [.pointsInsufficient])
        #expect(try member.redeem(1, as: "r", at: "2027-01-15").isApproved)
    }

    @Test("An order is accrued once, whatever comes the second time")
    func orderIsAccruedOnce() throws {
        var member = try Member(Sample.program())
        try member.accrue(150, as: "1", at: "2027-01-01")
        let before = member.account
        #expect(try member.accrue(9_999, as: "1", at: "2027-01-02").codes == [.accrualAlreadyMade])
        #expect(member.account == before)
    }

    @Test("Ledger 9 · more points than an account can hold are declined, and nothing changes")
    func overflowIsDeclined() throws {
        var member = try Member(Sample.program())
        try member.accrue(9_007_199_254_740_991, as: "1", at: "2027-01-01")
        let before = member.account
        #expect(try member.accrue(1, as: "2", at: "2027-01-01").codes == [.pointsOverflow])
        #expect(member.account == before)
    }

    @Test("An order too small earns nothing, and is still known")
    func smallOrderIsKnown() throws {
        var member = try Member(Sample.program(accrual: Sample.rule()))
        #expect(try member.accrue(99, as: "1", at: "2027-01-01").isApproved)
        #expect(member.account.lots.isEmpty)
        #expect(try member.accrue(99, as: "1", at: "2027-01-01").codes == [.accrualAlreadyMade])
        #expect(try member.reverse("1", at: "2027-01-02").isApproved)
        #expect(member.account.isBalanced)
    }

    @Test("Dates count from when the order was placed; an order from the future counts as placed now")
    func datesCountFromOrder() throws {
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(9))))
        _ = try member.run(.accrue(.order(Sample.order("late", 10, at: "2027-01-01"))), at: "2027-01-05")
        _ = try member.run(.accrue(.order(Sample.order("early", 10, at: "2027-01-09"))), at: "2027-01-05")
        #expect(try member.account.lots.map(\.expiresAt) == [Sample.time("2027-01-11"), Sample.time("2027-01-15")])
        #expect(try member.account.lots.map(\.activeAt) == [Sample.time("2027-01-01"), Sample.time("2027-01-05")])
    }

    @Test("An order so late that its points are past their last day leaves none, and repays nothing")
    func tooLateOrderExpires() throws {
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(9))))
        try member.accrue(10, as: "1", at: "2027-02-01")
        try member.redeem(10, as: "r", at: "2027-02-01")
        try member.reverse("1", at: "2027-02-01")
        _ = try member.run(.accrue(.order(Sample.order("late", 10, at: "2027-01-01"))), at: "2027-02-01")
        #expect(member.account.lots.isEmpty)
        #expect((member.account.totals.expired, member.account.debt) == (10, 10))
    }

    @Test("The tier before the order multiplies it; the receipt tells the tier after it")
    func tierBeforeOrderMultiplies() throws {
        let ladder = try TierLadder(
            measure: .spend,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 300, multiplier: .percent(200))]
        )
        var member = try Member(Sample.program(tiers: ladder))
        func accrue(_ amount: Int64, _ order: String, _ at: String) throws -> (Int64, String?) {
            guard case .accrued(let receipt) = try member.accrue(amount, as: order, at: at) else { return (-1, nil) }
            return (receipt.points.steps, receipt.tier?.text)
        }
        #expect(try accrue(99, "1", "2027-01-01") == (99, nil))
        #expect(try accrue(500, "2", "2027-01-02") == (500, "gold"))
        #expect(try accrue(50, "3", "2027-01-03") == (100, "gold"))
        #expect(try accrue(50, "4", "2027-02-15") == (50, nil))
        #expect(member.account.tier?.tier == nil)
        #expect(try accrue(50, "5", "2027-02-15") == (50, "silver"))
    }

    @Test("What a receipt and its event say is what the rule says", arguments: AccrualPlan.Stage.allCases)
    func receiptSaysWhatTheRuleSays(stage: AccrualPlan.Stage) throws {
        func line(_ name: String, _ price: Int64, tax: Int64) throws -> OrderLine {
            try OrderLine(
                id: LineID(name),
                item: ItemID(name),
                quantity: .one,
                unitPrice: UnitPrice(millionths: price * 10_000, in: .eur),
                gross: Sample.euro(price),
                tax: Sample.euro(tax)
            )
        }
        let points = try TenderKind("points")
        for tax in AccrualBase.Part.allCases {
            for shipping in AccrualBase.Part.allCases {
                for excluded in [[], [points]] {
                    let base = AccrualBase(tax: tax, shipping: shipping, excludedTenders: excluded)
                    let rule = try Sample.rule(points: 3, per: 70, base: base, rounding: .up, stage: stage)
                    let order = try Order(
                        id: OrderID("1"),
                        at: Sample.time("2027-01-01"),
                        customer: Sample.member(),
                        currency: .eur,
                        lines: [line("a", 1_999, tax: 333), line("b", 505, tax: 0)],
                        shipping: Sample.euro(490),
                        tenders: [Tender(kind: points, amount: Sample.euro(701))]
                    )
                    let program = try PointsProgram(Sample.program(accrual: rule), in: FixedOffset.utc)
                    let decision = try program.decide(
                        .accrue(order, to: Sample.member()),
                        on: PointsAccount(),
                        asOf: Sample.time("2027-01-01")
                    )
                    let accrual = try rule.accrual(for: order, in: FixedOffset.utc)
                    guard case .accrued(let receipt) = decision.answer, decision.events.joined().count == 2,
                        case .accrued(let event) = decision.events[0][1]
                    else {
                        Issue.record("an order is accrued")
                        continue
                    }
                    #expect(receipt.points == accrual.points && receipt.spend == accrual.figures.spend)
                    #expect(event.granted == accrual.points.steps && event.spend == accrual.figures.spend)
                }
            }
        }
    }

    @Test("An order of somebody else, or in another currency, is malformed")
    func malformedOrders() throws {
        let member = try Member(Sample.program())
        let foreign = PointsCommand.accrue(try Sample.order("1", 1), to: try CustomerID("bob"))
        let dollars = try Order(id: OrderID("1"), at: .unixEpoch, customer: nil, total: Money(parsing: "1.00 USD"))
        func refusal(_ command: PointsCommand) -> RewardsError.Code? {
            code { () throws(RewardsError) in _ = try member.rules.decide(command, on: member.account, asOf: .unixEpoch)
            }
        }
        #expect(refusal(foreign) == .memberMismatch)
        #expect(refusal(.accrue(dollars, to: member.id)) == .currencyMismatch)
    }

    @Test("A grant whose dates lie beyond the year 9999 is malformed")
    func datesBeyondTime() throws {
        let rules = try Member(Sample.program(maturity: .days(1))).rules
        let order = try Sample.order("1", 1, at: "9999-12-31T12:00:00Z")
        let command = PointsCommand.accrue(order, to: try Sample.member())
        #expect(
            code { () throws(RewardsError) in
                _ = try rules.decide(command, on: PointsAccount(), asOf: .latest)
            } == .instantOutOfRange
        )
    }
}
