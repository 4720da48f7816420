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

@Suite("Partner sales: columns that fit together")
struct PartnerSalesTests {
    @Test("Columns of different lengths, negative numbers and negative amounts are refused")
    func malformed() throws {
        let cases: [([Int32], [Int64], [OrderID])] = [
            ([0], [], []), ([0], [1], [try OrderID("a"), try OrderID("b")]), ([-1], [1], []), ([0], [-1], []),
        ]
        for (sellers, bases, orders) in cases {
            let error = #expect(throws: ReferralsError.self) {
                try PartnerSales(sellers: sellers, bases: bases, orders: orders, in: .usd)
            }
            #expect(error?.code == .invalidSales)
        }
    }

    @Test(
        "Sales beyond 2^53 − 1 together are refused",
        arguments: [[9_007_199_254_740_991, 1], [.max], [.max, .max]] as [[Int64]]
    )
    func sum(bases: [Int64]) {
        let error = #expect(throws: ReferralsError.self) {
            try PartnerSales(sellers: bases.map { _ in 0 }, bases: bases, in: .usd)
        }
        #expect(error?.code == .amountOutOfRange)
    }

    @Test("A stranger's sale and one in another currency are refused")
    func strangers() throws {
        let forest = try Make.forest("a")
        let order = try OrderID("o")
        let stranger = #expect(throws: ReferralsError.self) { try Make.sales([("zoe", 1)], in: forest) }
        #expect(stranger?.code == .invalidSales)
        let euros = #expect(throws: ReferralsError.self) {
            try PartnerSales([(order, Make.partner("a"), Make.cents(1, in: .eur))], in: forest, currency: .usd)
        }
        #expect(euros?.code == .currencyMismatch)
    }
}
