//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Partner account: the worked cases")
struct PartnerCasesTests {
    @Test("V05 · 15 at 10 % accrues 2 and reverses 2: a half goes away from zero both ways")
    func halvesMirror() throws {
        var ledger = Ledger()
        let plan = try Make.plan("10%")
        try ledger.sell(Make.order(15), by: plan)
        #expect(ledger.account.balance?.pending == (try Make.cents(2)))
        try ledger.refund(Make.refund(15), by: plan)
        #expect(ledger.account.balance?.pending == (try Make.cents(0)))
        #expect(ledger.account.balance?.reversed == (try Make.cents(2)))
    }

    @Test("V11 · Invoices of 1000 and credit notes of 200 at 4 % pay 32")
    func creditNotesSubtract() throws {
        var ledger = Ledger()
        let plan = try Make.plan("4%")
        try ledger.sell(Make.order(1_000), by: plan)
        try ledger.refund(Make.refund(200), by: plan)
        #expect(ledger.account.balance?.pending == (try Make.cents(32)))
    }

    /// A sale of 1000 of which 209 do not count, at 10 % rounded down, and reversals away from zero.
    private func feeSale() throws -> (Ledger, CommissionPlan) {
        let base = try CommissionBase(includesTax: true, includesShipping: true, excludedItems: [ItemID("fee")])
        let plan = try Make.plan("10%", base: base, rounding: .down, reversalRounding: .awayFromZero)
        let order = try Order(
            id: OrderID("o-1"),
            at: Make.day(0),
            customer: nil,
            currency: .usd,
            lines: [Make.line("1", gross: 791), Make.line("2", item: "fee", gross: 209)]
        )
        var ledger = Ledger()
        try ledger.sell(order, by: plan)
        return (ledger, plan)
    }

    @Test("V39 · 79 on a sale of 1000: refunds of 400 and 600 take back 32 and 47, and nothing is left")
    func partialRefundsEndAtZero() throws {
        var (ledger, plan) = try feeSale()
        #expect(ledger.account.balance?.pending == (try Make.cents(79)))
        let first = try ledger.refund(Make.refund("r-1", 400), by: plan)
        let second = try ledger.refund(Make.refund("r-2", 600), by: plan)
        let one = try #require(first.reversals.first)
        let two = try #require(second.reversals.first)
        #expect(one.amount.minorUnits == 32)
        #expect(two.amount.minorUnits == 47)
        #expect(two.refundedToDate == (try Make.cents(1_000)))
        #expect(ledger.account.balance?.pending.isZero == true)
    }

    @Test("V40 · A rate that is doubled after the sale changes nothing: a refund of 600 takes back 48")
    func rateIsFrozenAtSale() throws {
        var (ledger, _) = try feeSale()
        let doubled = try Make.plan("20%", version: "plan-2")
        let reversal = try #require(try ledger.refund(Make.refund(600), by: doubled).reversals.first)
        #expect(reversal.amount.minorUnits == 48)
        #expect(ledger.account.sales[reversal.order]?.accrual.plan.text == "plan-1")
    }

    @Test("V42 · A refund of 10 of 100 while unpaid leaves 18 of 20")
    func partialRefundKeepsTheRest() throws {
        var ledger = Ledger()
        let plan = try Make.plan("20%")
        try ledger.sell(Make.order(10_000), by: plan)
        try ledger.refund(Make.refund(1_000), by: plan)
        #expect(ledger.account.balance?.pending == (try Make.cents(1_800)))
    }

    @Test("V43 · 10 paid and then refunded is carried forward: the next 25 leave 15 payable")
    func debtIsCarriedForward() throws {
        var ledger = Ledger()
        let plan = try Make.plan("10%")
        try ledger.sell(Make.order(10_000), by: plan)
        try ledger.pay(1_000, by: plan, asOf: Make.day(20))
        try ledger.refund(Make.refund(at: Make.day(21), 10_000), by: plan)
        #expect(try ledger.account.balance(asOf: Make.day(21))?.payable == Make.cents(-1_000))
        try ledger.sell(Make.order("o-2", at: Make.day(22), 25_000), by: plan)
        #expect(try ledger.account.balance(asOf: Make.day(22))?.payable == Make.cents(-1_000))
        #expect(try ledger.account.balance(asOf: Make.day(36))?.payable == Make.cents(1_500))
    }

    @Test("V44 · 80 % of 1000 and of 100, 80 of it paid, the 100 refunded: 720 are owed")
    func paidRefundIsSubtractedOnce() throws {
        var ledger = Ledger()
        let plan = try Make.plan("80%", holdDays: 0)
        try ledger.sell(Make.order("o-1", 1_000), by: plan)
        try ledger.sell(Make.order("o-2", 100), by: plan)
        try ledger.pay(80, by: plan, asOf: Make.day(1))
        try ledger.refund(Make.refund(of: "o-2", at: Make.day(2), 100), by: plan)
        #expect(ledger.account.balance?.payable == (try Make.cents(720)))
        #expect(ledger.account.balance?.conservation.holds == true)
    }

    @Test("V23 · The same order delivered again, under whatever key, pays once")
    func orderPaysOnce() throws {
        var ledger = Ledger()
        let plan = try Make.plan("10%")
        try ledger.sell(Make.order(1_000), by: plan)
        let before = ledger.account
        #expect(try ledger.sell(Make.order(1_000), by: plan).codes == [.saleAlreadyRecorded])
        #expect(ledger.account == before)
    }
}
