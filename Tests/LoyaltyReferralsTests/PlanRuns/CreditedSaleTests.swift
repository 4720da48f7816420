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

@Suite("Credited sales: an order, who is credited, and what was given back")
struct CreditedSaleTests {
    @Test("Credits and returns stand in order, and returns sum up")
    func order() throws {
        let sale = try CreditedSale(
            Make.order(1_000),
            credits: [SaleCredit(Make.bob, weight: 2), SaleCredit(Make.alice)],
            returns: [Make.refund("r-2", 300), Make.refund("r-1", 700)]
        )
        #expect(try sale.credits.map(\.partner) == [Make.alice, Make.bob])
        #expect(sale.returns.map(\.id.text) == ["r-1", "r-2"])
        #expect(sale.refunded == sale.order.total)
    }

    @Test(
        "Credits to nobody, to one partner twice or without weight are refused",
        arguments: [[], [("alice", 1), ("alice", 2)], [("alice", 0)], [("alice", -1)], [("alice", Int64.max)]]
            as [[(String, Int64)]]
    )
    func credits(_ credits: [(String, Int64)]) throws {
        let error = #expect(throws: ReferralsError.self) {
            try CreditedSale(
                Make.order(1_000),
                credits: credits.map { SaleCredit(try Make.partner($0.0), weight: $0.1) }
            )
        }
        #expect(error?.code == .invalidSales)
    }

    @Test("A return of another order, one that stands twice and a refund over the sale are refused")
    func returns() throws {
        for returns in [
            [try Make.refund(of: "o-2", 1)], [try Make.refund("r", 1), try Make.refund("r", 2)],
            [try Make.refund("r-1", 600), try Make.refund("r-2", 401)],
        ] {
            let error = #expect(throws: ReferralsError.self) {
                try CreditedSale(Make.order(1_000), to: Make.alice, returns: returns)
            }
            #expect(error?.code == .invalidRefund)
        }
        let error = #expect(throws: ReferralsError.self) {
            try CreditedSale(Make.order(1_000), to: Make.alice, returns: [Make.refund(1, in: .eur)])
        }
        #expect(error?.code == .currencyMismatch)
    }
}
