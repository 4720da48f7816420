//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Cost: money spent on customers")
struct CostTests {
    @Test("A cost is coded by its names")
    func whole() throws {
        try expectCanonical(
            Cost(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                amount: Money(parsing: "9.50 EUR"),
                purpose: ReasonName("gift")
            ),
            #"{"amount":{"currency":"EUR","minorUnits":950},"at":"2026-11-21T09:30:00Z","#
                + #""customer":"ann","id":"a-1","purpose":"gift"}"#
        )
    }

    @Test("A cost of nobody in particular has no customer")
    func bare() throws {
        try expectCanonical(
            Cost(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                amount: Money(parsing: "9.50 EUR"),
                purpose: ReasonName("advert")
            ),
            #"{"amount":{"currency":"EUR","minorUnits":950},"at":"2026-11-21T09:30:00Z","#
                + #""id":"a-1","purpose":"advert"}"#
        )
    }
}
