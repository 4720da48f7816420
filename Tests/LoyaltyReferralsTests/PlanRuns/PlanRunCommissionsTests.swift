//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Commissions of a run: what goes into the accounts is what the run says")
struct PlanRunCommissionsTests {
    private let forest: ForestSnapshot
    private let plan: CompensationPlan

    init() throws {
        forest = try Make.forest("johnny betty angela jim")
        plan = try Make.network([Make.cascadeComponent([10, 2, 1])])
    }

    @Test("Everybody up the line is paid by one command, with the component and the level of each share")
    func sale() throws {
        let run = try Make.run(plan, [Make.sale("o-1", of: "jim", 10_000)], in: forest)
        let commission = try #require(try run.commission(of: OrderID("o-1")))
        #expect(commission.payees.map(\.partner.text) == ["angela", "betty", "jim"])
        #expect(commission.payees.map(\.amount.minorUnits) == [200, 100, 1_000])
        #expect(commission.payees.map { $0.shares.map(\.level) } == [[2], [3], [1]])
        #expect(commission.conservation.holds)
        #expect(commission.saleTotal == (try Make.cents(10_000)))
        #expect(commission.plan == plan.version)
    }

    @Test("Levels that nobody is paid for are no share, and a sale of nothing pays nobody")
    func forfeited() throws {
        let sales = try [Make.sale("o-1", of: "johnny", 10_000), Make.sale("o-2", of: "jim", 0)]
        let run = try Make.run(plan, sales, in: forest)
        #expect(try run.commission(of: OrderID("o-1"))?.payees.map(\.partner.text) == ["johnny"])
        #expect(try run.commission(of: OrderID("o-2"))?.payees.isEmpty == true)
    }

    @Test("An order that the run does not have has no commission")
    func unknownOrder() throws {
        #expect(try Make.run(plan, [], in: forest).commission(of: OrderID("o-1")) == nil)
    }

    @Test("A sale of which something was given back is refused: it is written down whole, and the return after it")
    func refunded() throws {
        let run = try Make.run(plan, [Make.sale("o-1", of: "jim", 10_000, refunds: [100])], in: forest)
        let error = #expect(throws: ReferralsError.self) { try run.commission(of: OrderID("o-1")) }
        #expect(error?.code == .invalidRefund)
    }

    @Test(
        "Accounts that record a run's sales and then the returns stand where a run with the returns does",
        arguments: 0..<60 as Range<UInt64>
    )
    func accountsAgree(_ seed: UInt64) throws {
        let world = try PlanWorld("unilevel", seed)
        let whole = try world.sales.map { try CreditedSale($0.order, credits: $0.credits) }
        let run = try Make.run(world.plan, whole, in: world.forest, facts: world.facts)
        var books = Books()
        for sale in world.sales {
            let commission = try #require(try run.commission(of: sale.order.id))
            guard !commission.payees.isEmpty else { continue }
            try books.run(.recordCascade(commission), asOf: Make.day(60))
            for refund in sale.returns where !refund.amount.isZero {
                try books.run(.reverseSale(refund, partners: commission.payees.map(\.partner)), asOf: Make.day(60))
            }
        }
        let after = try Make.run(world.plan, world.sales, in: world.forest, facts: world.facts)
        for partner in after.partners {
            let balance = try books.balance(partner.text, asOf: Make.day(60))
            #expect(try balance.accrued - balance.reversed == after.total(of: partner))
        }
        #expect(books.areConserved)
    }

    /// June 2026.
    private func dates() throws -> DateRange {
        try DateRange(from: CivilDate(year: 2026, month: 6, day: 1), to: CivilDate(year: 2026, month: 7, day: 1))
    }

    @Test("What a period pays a partner has a share for each component, and a run again says the whole again")
    func period() throws {
        let bonus = try VolumeBonus(Make.bands([(0, 3)]), reading: .whole, rounding: .toNearestOrAwayFromZero)
        let plan = try Make.network([
            Make.cascadeComponent([10]), Make.component("bonus", .volumeBonus(bonus, on: .personal)),
        ])
        let dates = try dates()
        func commission(_ cents: Int64, run: Int) throws -> PeriodCommission {
            try Make.run(plan, [Make.sale("o-1", of: "jim", cents)], in: forest)
                .periodCommission(of: Make.partner("jim"), dates: dates, run: run, at: Make.day(31))
        }
        let first = try commission(10_000, run: 1)
        #expect(first.shares.map(\.component.text) == ["bonus"])
        #expect(first.total == (try Make.cents(300)))
        var books = Books()
        try books.run(.recordPeriod(first), asOf: Make.day(31))
        try books.run(.recordPeriod(commission(5_000, run: 2)), asOf: Make.day(31))
        let balance = try books.balance("jim", asOf: Make.day(31))
        #expect(try balance.accrued - balance.reversed == Make.cents(150))
    }

    @Test("A partner whom the period does not pay, or the forest does not have, gets nothing for it")
    func nothingForThePeriod() throws {
        let dates = try dates()
        let run = try Make.run(plan, [Make.sale("o-1", of: "jim", 10_000)], in: forest)
        for name in ["jim", "stranger"] {
            let commission = try run.periodCommission(of: Make.partner(name), dates: dates, run: 1, at: Make.day(31))
            #expect(commission.total.isZero)
            #expect(commission.shares.isEmpty)
        }
        let error = #expect(throws: ReferralsError.self) {
            try run.periodCommission(of: Make.partner("jim"), dates: dates, run: 0, at: Make.day(31))
        }
        #expect(error?.code == .invalidCommission)
    }
}
