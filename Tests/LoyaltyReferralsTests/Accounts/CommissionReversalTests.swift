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

@Suite("Commission reversal: cumulative, so the parts end where the whole does")
struct CommissionReversalTests {
    private func toDate(_ commission: Int64, on sale: Int64, _ refunded: Int64, _ rounding: RoundingRule) throws
        -> Int64
    {
        try CommissionReversal.toDate(
            of: Make.cents(commission),
            on: Make.cents(sale),
            refundedToDate: Make.cents(refunded),
            rounding: rounding
        ).minorUnits
    }

    @Test("V39 · 79 on 1000: 32 once 400 are refunded, 79 once all is")
    func workedCase() throws {
        #expect(try toDate(79, on: 1_000, 400, .awayFromZero) == 32)
        #expect(try toDate(79, on: 1_000, 400, .down) == 31)
        #expect(try toDate(79, on: 1_000, 1_000, .awayFromZero) == 79)
        #expect(try toDate(79, on: 1_000, 0, .awayFromZero) == 0)
        #expect(try toDate(0, on: 0, 0, .up) == 0)
    }

    @Test("More refunded never takes back less, and never more than the commission", arguments: RoundingRule.allCases)
    func grows(rounding: RoundingRule) throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let sale = Int64.random(in: 1...10_000, using: &random)
            let commission = Int64.random(in: 0...sale, using: &random)
            let some = Int64.random(in: 0...sale, using: &random)
            let more = Int64.random(in: some...sale, using: &random)
            let (first, second) = (
                try toDate(commission, on: sale, some, rounding), try toDate(commission, on: sale, more, rounding)
            )
            #expect(first <= second)
            #expect(second <= commission)
            #expect(try toDate(commission, on: sale, sale, rounding) == commission)
        }
    }

    @Test("Refunds below zero or above the sale are refused", arguments: [-1, 1_001])
    func refundsAreBounded(refunded: Int64) {
        let error = #expect(throws: ReferralsError.self) { try toDate(79, on: 1_000, refunded, .down) }
        #expect(error?.code == .invalidRefund)
    }

    @Test("Amounts of different currencies are refused")
    func currenciesDoNotMix() throws {
        let error = #expect(throws: ReferralsError.self) {
            try CommissionReversal.toDate(
                of: Make.cents(1),
                on: Make.cents(2),
                refundedToDate: Make.cents(1, in: .eur),
                rounding: .down
            )
        }
        #expect(error?.code == .currencyMismatch)
    }
}
