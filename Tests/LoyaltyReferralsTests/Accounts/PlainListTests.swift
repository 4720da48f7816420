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

@Suite("Partner account: every answer is that of a plain list of sales")
struct PlainListTests {
    /// A sale in plain numbers; nothing is ever written down but what the host said.
    private struct Sale {
        let total: Int64
        let commission: Int64
        let approvesAt: Timestamp
        var refunded: Int64 = 0
        var returns: Set<String> = []
    }

    private struct List {
        let rule: RoundingRule
        var sales: [String: Sale] = [:]
        var paid: Int64 = 0
        var payouts: Set<String> = []

        func reversed(_ sale: Sale) -> Int64 {
            sale.total == 0 ? 0 : PlainListTests.share(sale.commission * sale.refunded, sale.total, rule)
        }

        func pending(_ now: Timestamp) -> Int64 { left(now) { $0 > now } }
        func payable(_ now: Timestamp) -> Int64 { left(now) { $0 <= now } - paid }

        private func left(_ now: Timestamp, _ counts: (Timestamp) -> Bool) -> Int64 {
            sales.values.filter { counts($0.approvesAt) }.reduce(0) { $0 + $1.commission - reversed($1) }
        }
    }

    /// A quotient of zero or more, rounded by looking at twice the remainder.
    private static func share(_ product: Int64, _ divisor: Int64, _ rule: RoundingRule) -> Int64 {
        let (whole, rest) = (product / divisor, product % divisor)
        let goesUp =
            switch rule {
            case .down, .towardZero: false
            case .up, .awayFromZero: rest > 0
            case .toNearestOrAwayFromZero: rest * 2 >= divisor
            case .toNearestOrEven: rest * 2 > divisor || (rest * 2 == divisor && whole % 2 == 1)
            }
        return goesUp ? whole + 1 : whole
    }

    @Test(
        "Whatever is sold, returned, paid and swept, in memory or as JSON, the list agrees",
        arguments: UInt64(1)...40
    )
    func accountIsList(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rules = RoundingRule.allCases.shuffled(using: &random)
        let basisPoints = Int64.random(in: 0...10_000, using: &random)
        let plan = try Make.plan(
            "\(basisPoints)bp",
            rounding: rules[0],
            reversalRounding: rules[1],
            holdDays: .random(in: 0...4, using: &random)
        )
        var (ledger, stored) = (Ledger(), Ledger())
        var list = List(rule: rules[1])
        var now = try Make.day(0)
        for step in 0..<50 {
            let hop: [TimeSpan] = try [.zero, .zero, .hours(5), .days(1), TimeSpan(plan.hold, minus: 1)]
            now = try now.advanced(by: hop.randomElement(using: &random) ?? .zero)
            let name = "\(Int.random(in: max(0, step - 8)...step, using: &random))"
            let amount = Int64.random(in: 1...60, using: &random)
            let command: PartnerCommand
            var expected: [ReasonCode] = []
            switch Int.random(in: 0..<9, using: &random) {
            case 0...3:
                let total = Int64.random(in: 0...60, using: &random)
                command = .recordSale(try Make.order(name, at: now, total), .partner(try Make.alice))
                if list.sales[name] != nil {
                    expected = [.saleAlreadyRecorded]
                } else {
                    let commission = Self.share(total * basisPoints, 10_000, rules[0])
                    let approvesAt = try now.advanced(by: plan.hold)
                    list.sales[name] = Sale(total: total, commission: commission, approvesAt: approvesAt)
                }
            case 4...5:
                let id = "r\(Int.random(in: max(0, step - 4)...step, using: &random))"
                command = .reverseSale(try Make.refund(id, of: name, at: now, amount), partners: [try Make.alice])
                if let sale = list.sales[name] {
                    if sale.returns.contains(id) {
                        expected = [.returnAlreadyRecorded]
                    } else if sale.refunded + amount > sale.total {
                        expected = [.refundAboveSale]
                    } else {
                        list.sales[name]?.refunded += amount
                        list.sales[name]?.returns.insert(id)
                    }
                } else {
                    expected = [.saleUnknown]
                }
            case 6...7:
                let payout = try CommissionPayout(id: ActivityID(name), at: now, amount: Make.cents(amount))
                command = .recordPayout(payout, partner: try Make.alice)
                if list.payouts.contains(name) {
                    expected = [.payoutAlreadyRecorded]
                } else if amount > list.payable(now) {
                    expected = [.payoutAbovePayable]
                } else {
                    list.paid += amount
                    list.payouts.insert(name)
                }
            default: command = .approveDue(try PartnerAccount.stream(of: Make.alice, in: .usd))
            }
            let before = ledger.account
            let answer = try ledger.run(command, by: plan, asOf: now)
            #expect(answer.codes == expected, "step \(step) of seed \(seed)")
            if !expected.isEmpty { #expect(ledger.account == before) }

            try stored.run(.approveDue(PartnerAccount.stream(of: Make.alice, in: .usd)), by: plan, asOf: now)
            stored.account = try throughJSON(stored.account)
            let storedAnswer = try stored.run(throughJSON(command), by: throughJSON(plan), asOf: now)
            #expect(try throughJSON(storedAnswer) == storedAnswer)
            if case .approvedDue = answer {} else { #expect(storedAnswer == answer) }

            let balance = try ledger.account.balance(asOf: now)
            #expect(balance == (try stored.account.balance(asOf: now)))
            #expect(balance?.pending.minorUnits ?? 0 == list.pending(now))
            #expect(balance?.payable.minorUnits ?? 0 == list.payable(now))
            #expect(balance?.paid.minorUnits ?? 0 == list.paid)
            #expect(ledger.account.isConserved)
        }
        var replayed = PartnerAccount()
        for event in try throughJSON(ledger.events) { try replayed.apply(event) }
        #expect(replayed == ledger.account)
    }

    private func throughJSON<Value: Codable>(_ value: Value) throws -> Value {
        try CanonicalJSON.decode(Value.self, from: CanonicalJSON.encode(value))
    }
}

extension TimeSpan {
    /// A span less some microseconds, at least zero: the last instants of a hold.
    fileprivate init(_ span: TimeSpan, minus microseconds: Int64) {
        self.init(microseconds: max(0, span.microseconds - microseconds))
    }
}
