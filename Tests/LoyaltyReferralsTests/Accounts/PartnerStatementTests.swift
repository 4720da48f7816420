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

@Suite("Partner statement: lines that sum to the balance")
struct PartnerStatementTests {
    @Test("A sale, its refund and a payout are a line each; an approval is none")
    func linesOfAnAccount() throws {
        var ledger = Ledger()
        let plan = try Make.plan("10%")
        try ledger.sell(Make.order(1_000), by: plan)
        try ledger.pay(60, by: plan, asOf: Make.day(14))
        try ledger.refund(Make.refund(at: Make.day(15), 400), by: plan)
        let statement = try PartnerStatement(of: ledger.events, in: .usd)
        #expect(ledger.events.count == 4)
        #expect(statement.lines.map(\.kind) == [.accrual, .payout, .reversal])
        #expect(statement.lines.map(\.amount.minorUnits) == [100, -60, -40])
        #expect(statement.lines.map(\.order?.text) == ["o-1", nil, "o-1"])
        #expect(statement.lines.map(\.source?.text) == [nil, "p-1", "r-1"])
        #expect(try statement.lines.map(\.at) == [Make.day(0), Make.day(14), Make.day(15)])
        #expect(statement.total == (try Make.cents(0)))
    }

    /// A sale in two shares, its refund, a void one, a period and its correction, an adjustment and two payouts.
    private func books() throws -> [PartnerEvent] {
        var books = Books()
        let (day, alice) = (try Make.day(50), [try Make.alice])
        try books.run(.recordCascade(Make.paying([Make.payee("alice", 100, 20)])), asOf: Make.day(0))
        try books.run(.recordCascade(Make.paying([Make.payee("alice", 30)], order: "o-2")), asOf: Make.day(0))
        try books.run(.reverseSale(Make.refund(500), partners: alice), asOf: Make.day(1))
        let void = try SaleVoid(order: OrderID("o-2"), currency: .usd, at: Make.day(1), reason: "fraud")
        try books.run(.voidSale(void, partners: alice), asOf: Make.day(1))
        let shares = [try Make.share("binary", 300)]
        try books.run(.recordPeriod(Make.june(300, shares: shares)), asOf: Make.day(30))
        try books.run(.recordPeriod(Make.june(250, run: 2, day: 31)), asOf: Make.day(31))
        try books.run(.adjust(Make.adjustment(-5)), asOf: Make.day(31))
        let lock = try PayoutLock(id: ActivityID("b-1"), at: day, cutoff: day, amount: Make.cents(305))
        try books.run(.lockPayout(lock, partner: Make.alice), asOf: day)
        let settlement = try PayoutSettlement(
            id: ActivityID("b-1"),
            at: day,
            amount: Make.cents(305),
            reference: PayoutReference("t")
        )
        try books.run(.settlePayout(settlement, partner: Make.alice), asOf: day)
        try books.run(.reverseSale(Make.refund("r-2", at: day, 500), partners: alice), asOf: day)
        return try books.events(of: "alice")
    }

    @Test(
        "Each movement has its line, with component and level, order or period, and the reason of what was done by hand"
    )
    func everyKindOfLine() throws {
        let statement = try PartnerStatement(of: books(), in: .usd)
        let lines = statement.lines
        #expect(
            lines.map(\.kind) == [
                .accrual, .accrual, .reversal, .void, .accrual, .reversal, .adjustment, .payout, .reversal,
            ]
        )
        #expect(lines.map(\.amount.minorUnits) == [120, 30, -60, -30, 300, -50, -5, -305, -60])
        #expect(lines.map { $0.shares.map(\.level) } == [[1, 2], [1], [1, 2], [], [0], [], [], [], [1, 2]])
        #expect(lines[2].shares.map(\.amount.minorUnits) == [50, 10])
        #expect(lines.map(\.reason) == [nil, nil, nil, "fraud", nil, nil, "agreed by mail", nil, nil])
        #expect(try lines.map(\.period) == [nil, nil, nil, nil, Make.juneKey, Make.juneKey, nil, nil, nil])
        #expect(lines.map(\.source?.text) == [nil, nil, "r-1", nil, nil, nil, "a-1", "b-1", "r-2"])
        #expect(statement.closing == (try Make.cents(-60)))
        #expect(statement.carriedForward == (try Make.cents(-60)))
        #expect(statement.conservation.holds)
        #expect(
            statement.conservation.parts.map(\.name) == [
                "opening", "accrual", "reversal", "void", "adjustment", "payout",
            ]
        )
    }

    @Test("A statement starts where the one before it ended, wherever it was closed, and a debt has a line of its own")
    func consecutiveStatements() throws {
        let events = try books()
        let whole = try PartnerStatement(of: events, in: .usd)
        for place in 0...events.count {
            let first = try PartnerStatement(of: events[..<place], in: .usd)
            let second = try PartnerStatement(of: events[place...], from: first.closingBalance, in: .usd)
            #expect(first.conservation.holds && second.conservation.holds)
            #expect(second.openingBalance == first.closingBalance)
            #expect(second.closingBalance == whole.closingBalance)
            #expect(second.opening.minorUnits + second.total.minorUnits == second.closing.minorUnits)
            #expect(second.opening.minorUnits + first.carriedForward.minorUnits == first.closing.minorUnits)
            let debts = second.lines.filter { $0.kind == .carryForward }
            #expect(debts.map(\.amount) == (first.carriedForward.isZero ? [] : [first.carriedForward]))
            #expect(debts.allSatisfy { $0.at == nil && $0 == second.lines.first })
            #expect(first.lines + second.lines.filter { $0.kind != .carryForward } == whole.lines)
        }
    }

    @Test("No events, nothing owed")
    func emptyStatement() throws {
        let statement = try PartnerStatement(of: [], in: .usd)
        #expect(statement.lines.isEmpty)
        #expect(statement.total.isZero)
    }

    @Test("Events in another currency are refused")
    func currenciesDoNotMix() throws {
        var ledger = Ledger()
        try ledger.sell(Make.order(1_000), by: Make.plan("10%"))
        let error = #expect(throws: ReferralsError.self) { try PartnerStatement(of: ledger.events, in: .eur) }
        #expect(error?.code == .currencyMismatch)
    }
}
