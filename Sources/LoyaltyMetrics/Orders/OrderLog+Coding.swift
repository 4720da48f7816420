//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension OrderLog {
    private enum CodingKeys: String, CodingKey { case customers, guests, orders }

    private struct OrderEntry: Codable {
        let id: OrderID
        let fact: OrderFact
    }

    private struct CustomerEntry: Codable {
        let customer: CustomerID
        let totals: OrderTotals
    }

    /// Reads the contents that a definition of this currency and delivery has.
    init(from decoder: any Decoder, currency: Currency, delivery: DeliveryGuarantee) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(currency: currency, delivery: delivery)
        switch delivery {
        case .atLeastOnce:
            let entries = try container.decode([OrderEntry].self, forKey: .orders)
            orders = Dictionary(entries.map { ($0.id, $0.fact) }) { first, _ in first }
            try container.check(orders.count == entries.count, .orders, "an order stands once in a state")
        case .exactlyOnce:
            let entries = try container.decode([CustomerEntry].self, forKey: .customers)
            for entry in entries { sums[entry.customer] = entry.totals }
            try container.check(sums.count == entries.count, .customers, "a customer stands once in a state")
            sums[nil] = try container.decodeIfPresent(OrderTotals.self, forKey: .guests)
        }
    }

    /// Writes the contents, sorted by order or by customer.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch delivery {
        case .atLeastOnce:
            let entries = orders.map { OrderEntry(id: $0.key, fact: $0.value) }
            try container.encode(entries.sorted { $0.id < $1.id }, forKey: .orders)
        case .exactlyOnce:
            let entries = sums.compactMap { customer, totals in
                customer.map { CustomerEntry(customer: $0, totals: totals) }
            }
            try container.encode(entries.sorted { $0.customer < $1.customer }, forKey: .customers)
            try container.encodeIfPresent(sums[nil], forKey: .guests)
        }
    }
}
