//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// Orders with lines, and offers, in as few words as tests need.
enum Shop {
    static func line(_ id: String, _ cents: Int64, pieces: String = "1") throws -> OrderLine {
        try line(id, "beans", cents, pieces: pieces)
    }

    static func line(
        _ id: String,
        _ item: String,
        in categories: [String] = [],
        _ cents: Int64,
        pieces: String = "1"
    ) throws -> OrderLine {
        try OrderLine(
            id: LineID(id),
            item: ItemID(item),
            categories: categories.map { try CategoryID($0) },
            quantity: Quantity(parsing: pieces),
            unitPrice: UnitPrice(millionths: 0, in: .usd),
            gross: Make.cents(cents)
        )
    }

    static func order(
        _ lines: [OrderLine],
        shipping: Int64 = 0,
        tenders: [Tender] = []
    ) throws -> Order {
        try Order(
            id: OrderID("o-1"),
            at: Make.day(0),
            customer: nil,
            currency: .usd,
            lines: lines,
            shipping: Make.cents(shipping),
            tenders: tenders
        )
    }

    static func percent(_ count: Int64) throws -> DirectPay { .rate(try .percent(count)) }

    static func rule(
        _ offers: [DirectOffer],
        _ choice: OfferChoice = .bestForPartner,
        rounding: RoundingRule = .toNearestOrAwayFromZero
    ) throws -> DirectRule {
        try DirectRule(offers, choice: choice, rounding: rounding)
    }
}
