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

@Suite("Partners' books: laws over every command")
struct PartnerBooksLaws {
    private static let names = ["alice", "bob", "carol", "dave"]

    /// A sale that pays some partners random shares of at most its base.
    private func sale(
        _ order: String,
        at: Timestamp,
        holdDays: Int64,
        _ random: inout SeededGenerator
    ) throws -> SaleCommission {
        let total = Int64.random(in: 1...50_000, using: &random)
        var left = Int64.random(in: 0...total, using: &random)
        var payees: [CommissionPayee] = []
        for name in Self.names.shuffled(using: &random).prefix(.random(in: 1...4, using: &random)) {
            let shares = try (1...Int.random(in: 1...3, using: &random)).map { level in
                let amount = Int64.random(in: 0...left, using: &random)
                left -= amount
                return try Make.share(level: level, amount)
            }
            payees.append(try CommissionPayee(partner: PartnerID(name), shares: shares))
        }
        return try Make.paying(
            payees,
            order: order,
            at: at,
            sale: total,
            reversalRounding: RoundingRule.allCases.randomElement(using: &random) ?? .down,
            holdDays: holdDays
        )
    }

    @Test(
        "A cascade and any refunds that sum to its sale are nothing for every payee, whatever is approved between",
        arguments: UInt64(1)...150
    )
    func refundedCascadeIsNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let holdDays = Int64.random(in: 0...20, using: &random)
        let sale = try sale("o-1", at: Make.day(0), holdDays: holdDays, &random)
        let partners = sale.payees.map(\.partner)
        #expect(sale.conservation.holds)
        var (parts, whole) = (Books(), Books())
        try parts.run(.recordCascade(sale), asOf: Make.day(0))
        try whole.run(.recordCascade(sale), asOf: Make.day(0))
        let all = try Make.refund(at: Make.day(30), sale.saleTotal.minorUnits)
        try whole.run(.reverseSale(all, partners: partners), asOf: Make.day(30))
        var left = sale.saleTotal.minorUnits
        var index: Int64 = 0
        while left > 0 {
            index += 1
            let part = index == 10 ? left : Int64.random(in: 1...left, using: &random)
            let refund = try Make.refund("r-\(index)", at: Make.day(index * 2), part)
            let answer = try parts.run(.reverseSale(refund, partners: partners), asOf: refund.at)
            #expect(answer.reversals.count == partners.count)
            #expect(parts.areConserved)
            left -= part
        }
        for partner in partners.map(\.text) {
            for books in [parts, whole] {
                let balance = try books.balance(partner, asOf: Make.day(60))
                #expect(balance.pending.isZero && balance.payable.isZero && balance.reversed == balance.accrued)
                #expect(try PartnerStatement(of: books.events(of: partner), in: .usd).closing.isZero)
            }
            #expect(try parts.balance(partner, asOf: Make.day(60)) == whole.balance(partner, asOf: Make.day(60)))
        }
    }

    @Test("A void sale is no sale, whatever was refunded before", arguments: UInt64(1)...50)
    func voidSaleIsNoSale(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sale = try sale("o-1", at: Make.day(0), holdDays: .random(in: 0...9, using: &random), &random)
        let partners = sale.payees.map(\.partner)
        var books = Books()
        try books.run(.recordCascade(sale), asOf: Make.day(0))
        let part = Int64.random(in: 1...sale.saleTotal.minorUnits, using: &random)
        try books.run(.reverseSale(Make.refund(at: Make.day(3), part), partners: partners), asOf: Make.day(3))
        let void = try SaleVoid(order: OrderID("o-1"), currency: .usd, at: Make.day(6), reason: "fraud")
        #expect(try books.run(.voidSale(void, partners: partners), asOf: Make.day(6)).reasons.isEmpty)
        for partner in partners.map(\.text) {
            let balance = try books.balance(partner, asOf: Make.day(60))
            #expect(balance.pending.isZero && balance.payable.isZero && balance.reversed == balance.accrued)
        }
        #expect(books.areConserved)
    }

    /// Any command about the orders, runs and payouts of a history.
    private func command(
        _ sales: inout [SaleCommission],
        _ step: Int,
        _ now: Timestamp,
        _ random: inout SeededGenerator
    ) throws -> PartnerCommand {
        let partner = try PartnerID(Self.names.randomElement(using: &random) ?? "alice")
        let amount = try Make.cents(.random(in: 1...9_000, using: &random))
        let payout = try ActivityID("b-\(Int.random(in: max(0, step - 9)...step, using: &random))")
        let known = sales.randomElement(using: &random)
        switch Int.random(in: 0...13, using: &random) {
        case 0...2:
            let name = "o-\(Int.random(in: max(0, step - 3)...step, using: &random))"
            let sale = try sale(name, at: now, holdDays: .random(in: 0...6, using: &random), &random)
            if !sales.contains(where: { $0.order == sale.order }) { sales.append(sale) }
            return .recordCascade(sale)
        case 3...4:
            let total = max(1, known?.saleTotal.minorUnits ?? 1)
            let refund = try Make.refund(
                "r-\(step / 2)",
                of: known?.order.text ?? "o-0",
                at: now,
                .random(in: 1...total, using: &random)
            )
            return .reverseSale(refund, partners: known?.payees.map(\.partner) ?? [partner])
        case 5:
            let order = try known?.order ?? OrderID("o-0")
            let void = try SaleVoid(order: order, currency: .usd, at: now, reason: "fraud")
            return .voidSale(void, partners: known?.payees.map(\.partner) ?? [partner])
        case 6...7:
            return .recordPeriod(
                try PeriodCommission(
                    partner: partner,
                    key: Make.juneKey,
                    run: .random(in: max(1, step - 5)...(step + 1), using: &random),
                    at: now,
                    total: Make.cents(.random(in: 0...5, using: &random) * 700),
                    approvesAt: now.advanced(by: .days(.random(in: 0...4, using: &random)))
                )
            )
        case 8:
            let sign: Int64 = Bool.random(using: &random) ? 1 : -1
            return .adjust(
                try CommissionAdjustment(
                    id: ActivityID("a-\(step / 2)"),
                    partner: partner,
                    at: now,
                    amount: Make.cents(sign * amount.minorUnits),
                    reason: "agreed by mail"
                )
            )
        case 9...10: return .lockPayout(PayoutLock(id: payout, at: now, cutoff: now, amount: amount), partner: partner)
        case 11:
            return .releasePayout(
                try PayoutRelease(id: payout, at: now, amount: amount, reason: "no"),
                partner: partner
            )
        case 12: return .approveDue(try PartnerAccount.stream(of: partner, in: .usd))
        default:
            let reference = try PayoutReference("t-\(step / 3)")
            return .recordPayout(
                CommissionPayout(id: payout, at: now, amount: amount, reference: reference),
                partner: partner
            )
        }
    }

    @Test(
        "After every command everything is conserved, a refusal changes nothing, and statements and replays agree",
        arguments: UInt64(1)...60
    )
    func everyCommandConserves(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var books = Books()
        var sales: [SaleCommission] = []
        var now = try Make.day(0)
        for step in 0..<80 {
            now = try now.advanced(by: .hours(.random(in: 0...30, using: &random)))
            let before = books.accounts
            let next = Bool.random(using: &random) ? try settlement(books, now) : nil
            let asked = try next ?? command(&sales, step, now, &random)
            let answer = try books.run(asked, asOf: now)
            if !answer.reasons.isEmpty { #expect(books.accounts == before) }
            #expect(books.areConserved, "step \(step): \(asked)")
        }
        for name in Self.names {
            let (account, events) = (try books.account(name), try books.events(of: name))
            let balance = account.balance ?? .zero(in: .usd)
            #expect(balance.conservation.holds)
            let statement = try PartnerStatement(of: events, in: .usd)
            #expect(statement.closingBalance == balance && statement.conservation.holds)
            var replayed = PartnerAccount()
            for event in events {
                try replayed.apply(CanonicalJSON.decode(PartnerEvent.self, from: CanonicalJSON.encode(event)))
            }
            #expect(replayed == account)
            #expect(try CanonicalJSON.decode(PartnerAccount.self, from: CanonicalJSON.encode(account)) == account)
        }
    }

    /// The settlement or release of some locked payout, if there is one.
    private func settlement(_ books: Books, _ now: Timestamp) throws -> PartnerCommand? {
        for name in Self.names {
            let locked = try books.account(name).payouts.values.filter { $0.standing == .locked }
            guard let payout = locked.min(by: { $0.id < $1.id }) else { continue }
            let settlement = try PayoutSettlement(
                id: payout.id,
                at: now,
                amount: payout.amount,
                reference: PayoutReference("\(name) \(payout.id)")
            )
            return .settlePayout(settlement, partner: try PartnerID(name))
        }
        return nil
    }
}
