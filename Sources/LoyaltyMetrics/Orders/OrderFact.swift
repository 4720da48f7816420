//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of one order, so that its second delivery is recognised.
struct OrderFact: Hashable, Sendable {
    let at: Timestamp
    let customer: CustomerID?
    let minorUnits: Int64

    var totals: OrderTotals { OrderTotals(at: at, minorUnits: minorUnits) }
}

extension OrderFact: Codable {
    private enum CodingKeys: String, CodingKey { case at, customer, minorUnits }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        at = try container.decode(Timestamp.self, forKey: .at)
        customer = try container.decodeIfPresent(CustomerID.self, forKey: .customer)
        minorUnits = try container.decode(Int64.self, forKey: .minorUnits)
        try container.check((0...Tally.maximum).contains(minorUnits), .minorUnits, "a total is zero or more")
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(customer, forKey: .customer)
        try container.encode(minorUnits, forKey: .minorUnits)
    }
}
