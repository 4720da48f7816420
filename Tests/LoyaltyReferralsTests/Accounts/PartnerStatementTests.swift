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
