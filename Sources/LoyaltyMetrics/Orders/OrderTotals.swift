//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable sums over some orders: how many, worth what, from when to when.
struct OrderTotals: Hashable, Sendable {
    private(set) var orders: Int64
    private(set) var minorUnits: Int64
    private(set) var firstAt: Timestamp
    private(set) var lastAt: Timestamp

    init(at: Timestamp, minorUnits: Int64) {
        orders = 1
        self.minorUnits = minorUnits
        firstAt = at
        lastAt = at
    }

    mutating func merge(_ other: OrderTotals) throws(MetricsError) {
        let orders = try Tally.sum(orders, other.orders)
        minorUnits = try Tally.sum(minorUnits, other.minorUnits)
        self.orders = orders
        firstAt = min(firstAt, other.firstAt)
        lastAt = max(lastAt, other.lastAt)
    }
}

extension OrderTotals: Codable {
    private enum CodingKeys: String, CodingKey { case firstAt, lastAt, minorUnits, orders }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        orders = try container.decode(Int64.self, forKey: .orders)
        minorUnits = try container.decode(Int64.self, forKey: .minorUnits)
        firstAt = try container.decode(Timestamp.self, forKey: .firstAt)
        lastAt = try container.decode(Timestamp.self, forKey: .lastAt)
        try container.check((1...Tally.maximum).contains(orders), .orders, "there is an order or more")
        try container.check((0...Tally.maximum).contains(minorUnits), .minorUnits, "a sum is zero or more")
        try container.check(firstAt <= lastAt, .lastAt, "the last order is not before the first")
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(orders, forKey: .orders)
        try container.encode(minorUnits, forKey: .minorUnits)
        try container.encode(firstAt, forKey: .firstAt)
        try container.encode(lastAt, forKey: .lastAt)
    }
}
