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

@Suite("Partner account: laws")
struct PartnerLawsTests {
    private func plan(_ random: inout SeededGenerator) throws -> CommissionPlan {
        try Make.plan(
            "\(Int.random(in: 0...10_000, using: &random))bp",
            rounding: RoundingRule.allCases.randomElement(using: &random) ?? .down,
            reversalRounding: RoundingRule.allCases.randomElement(using: &random) ?? .down,
            holdDays: .random(in: 0...20, using: &random)
        )
    }

    @Test(
        "A sale and any refunds that sum to it are no sale, for every rounding and whatever is approved between",
        arguments: UInt64(1)...200
    )
    func refundedSaleIsNoSale(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let plan = try plan(&random)
        let total = Int64.random(in: 1...100_000, using: &random)
        var parts = Ledger()
        var whole = Ledger()
        try parts.sell(Make.order(total), by: plan)
        try whole.sell(Make.order(total), by: plan)
        try whole.refund(Make.refund(at: Make.day(30), total), by: plan)
        var left = total
        var index: Int64 = 0
        while left > 0 {
            index += 1
            let part = index == 12 ? left : Int64.random(in: 1...left, using: &random)
            let answer = try parts.refund(Make.refund("r-\(index)", at: Make.day(index * 2), part), by: plan)
            #expect(answer.reasons.isEmpty)
            #expect(parts.account.isConserved)
            left -= part
        }
        for ledger in [parts, whole] {
            let balance = try #require(try ledger.account.balance(asOf: Make.day(40)))
            #expect(balance.pending.isZero)
            #expect(balance.payable.isZero)
            #expect(balance.reversed == balance.accrued)
            #expect(try PartnerStatement(of: ledger.events, in: .usd).total.isZero)
        }
    }

    /// Runs a random history of one partner and calls a check after each command.
    private func history(seed: UInt64, _ check: (Ledger, Ledger, PartnerAnswer, Timestamp) throws -> Void) throws {
        var random = SeededGenerator(seed: seed)
        let plan = try plan(&random)
        var ledger = Ledger()
        for step in 0..<40 {
            let now = try Make.day(Int64(step))
            let before = ledger
            let order = "o-\(Int.random(in: 0...9, using: &random))"
            let amount = Int64.random(in: 1...2_000, using: &random)
            let answer: PartnerAnswer
            switch Int.random(in: 0...9, using: &random) {
            case 0...3: answer = try ledger.sell(Make.order(order, at: now, amount), by: plan)
            case 4...6: answer = try ledger.refund(Make.refund("r-\(step / 2)", of: order, at: now, amount), by: plan)
            case 7...8: answer = try ledger.pay(amount, id: "p-\(step / 2)", by: plan, asOf: now)
            default:
                let stream = try PartnerAccount.stream(of: Make.alice, in: .usd)
                answer = try ledger.run(.approveDue(stream), by: plan, asOf: now)
            }
            try check(before, ledger, answer, now)
        }
    }

    @Test("After each event everything is conserved, and the statement sums to the balance", arguments: UInt64(1)...50)
    func everyEventConserves(seed: UInt64) throws {
        try history(seed: seed) { _, ledger, _, now in
            #expect(ledger.account.isConserved)
            let statement = try PartnerStatement(of: ledger.events, in: .usd)
            for balance in [ledger.account.balance, try ledger.account.balance(asOf: now)].compactMap(\.self) {
                #expect(balance.conservation.holds)
                #expect(balance.pending.minorUnits + balance.payable.minorUnits == statement.total.minorUnits)
            }
        }
    }

    @Test("Replaying the events gives the state, and so do its bytes", arguments: UInt64(1)...50)
    func replayIsState(seed: UInt64) throws {
        var ledger = Ledger()
        try history(seed: seed) { _, after, _, _ in ledger = after }
        var replayed = PartnerAccount()
        for event in ledger.events {
            try replayed.apply(CanonicalJSON.decode(PartnerEvent.self, from: CanonicalJSON.encode(event)))
        }
        #expect(replayed == ledger.account)
        let bytes = try CanonicalJSON.encode(ledger.account)
        #expect(try CanonicalJSON.decode(PartnerAccount.self, from: bytes) == ledger.account)
        #expect(try CanonicalJSON.encode(replayed) == bytes)
    }

    @Test("What is declined leaves the state as it was", arguments: UInt64(1)...50)
    func declinedChangesNothing(seed: UInt64) throws {
        try history(seed: seed) { before, after, answer, _ in
            if !answer.reasons.isEmpty { #expect(before.account == after.account) }
        }
    }

    @Test("Writing down what is due, early, late or never, changes no balance", arguments: UInt64(1)...50)
    func sweepingChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let plan = try plan(&random)
        let stream = try PartnerAccount.stream(of: Make.alice, in: .usd)
        var (swept, lazy) = (Ledger(), Ledger())
        for step in Int64(0)..<30 {
            let now = try Make.day(step)
            let order = "o-\(Int64.random(in: 0...step, using: &random))"
            let amount = Int64.random(in: 1...500, using: &random)
            let command: PartnerCommand =
                step % 3 == 0
                ? .recordSale(try Make.order("o-\(step)", at: now, 1_000), .partner(try Make.alice))
                : .reverseSale(try Make.refund("r-\(step)", of: order, at: now, amount), partners: [try Make.alice])
            try swept.run(.approveDue(stream), by: plan, asOf: now)
            #expect(try swept.run(command, by: plan, asOf: now) == lazy.run(command, by: plan, asOf: now))
            #expect(try swept.account.balance(asOf: now) == lazy.account.balance(asOf: now))
        }
    }
}
