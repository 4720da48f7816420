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

/// Who brought which customer, and what was sent back: made up from a seed, the same in every run.
struct SamplePartners {
    /// The partners and their codes.
    let codes: [CodeOwner]
    private var clicks: [CustomerID: [Touch]] = [:]
    private var random = SeededGenerator(seed: 1_998)

    /// Every sixth customer followed a partner's link up to 40 days before the first order, and one in four of these a second
    /// partner's link later.
    init(orders: [Order]) throws {
        codes = try [("blog", "BLOG"), ("podcast", "PODCAST"), ("friends", "FRIENDS")].map { partner, code in
            try CodeOwner(code: ReferralCode(code), partner: PartnerID(partner))
        }
        var known: Set<CustomerID> = []
        for order in orders {
            guard let customer = order.customer, known.insert(customer).inserted else { continue }
            guard Int.random(in: 0..<6, using: &random) == 0 else { continue }
            let count = Int.random(in: 0..<4, using: &random) == 0 ? 2 : 1
            clicks[customer] = try (0..<count).map { try click(of: customer, before: order.at, number: $0) }
        }
    }

    private mutating func click(of customer: CustomerID, before first: Timestamp, number: Int) throws -> Touch {
        let back = try TimeSpan.days(-Int64.random(in: 1...40, using: &random))
        return try Touch(
            id: ActivityID("click-\(number)-\(customer)"),
            at: first.advanced(by: back),
            customer: customer,
            kind: .click,
            code: codes[Int.random(in: 0..<codes.count, using: &random)].code
        )
    }

    /// Returns what is known of how the customer came to an order, or nil for a customer whom nobody brought.
    func touches(before order: Order) throws -> TouchLog? {
        guard let customer = order.customer, let touches = clicks[customer] else { return nil }
        return try TouchLog(touches, owners: codes)
    }

    /// Returns what comes back of an order: half of it a fortnight later, for one order in twelve.
    mutating func refund(of order: Order) throws -> Return? {
        guard Int.random(in: 0..<12, using: &random) == 0, order.total.minorUnits > 1 else { return nil }
        return try Return(
            id: ActivityID("return-of-\(order.id)"),
            at: order.at.advanced(by: .days(14)),
            customer: order.customer,
            order: order.id,
            amount: Money(minorUnits: order.total.minorUnits / 2, in: order.currency)
        )
    }
}
