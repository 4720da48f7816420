//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension Samples {
    /// An order with a line of each item.
    static func order(_ id: String, _ customer: String?, items: [String]) throws -> Order {
        let price = try UnitPrice(parsing: "1.00", in: .eur)
        var lines: [OrderLine] = []
        for (index, item) in items.enumerated() {
            lines.append(
                try OrderLine(
                    id: LineID("\(index)"),
                    item: ItemID(item),
                    quantity: .one,
                    unitPrice: price,
                    rounding: .down
                )
            )
        }
        return try Order(
            id: OrderID(id),
            at: Timestamp.unixEpoch,
            customer: customer.map { try CustomerID($0) },
            currency: .eur,
            lines: lines
        )
    }

    /// Orders of a few items, some of guests, some without lines.
    static func baskets(_ count: Int, using random: inout some RandomNumberGenerator) throws -> [Order] {
        var orders: [Order] = []
        for index in 0..<count {
            let customer = Int.random(in: 0...6, using: &random)
            let items = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                "i\(Int.random(in: 0...6, using: &random))"
            }
            orders.append(try order("o\(index)", customer == 0 ? nil : "c\(customer)", items: items))
        }
        return orders
    }
}
