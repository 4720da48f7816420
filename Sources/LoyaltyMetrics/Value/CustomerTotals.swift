//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The sums of amounts by customer, and under nil those of all guests.
struct CustomerTotals: FactState {
    /// One order or return.
    typealias Fact = OrderFact

    private(set) var sums: [CustomerID?: OrderTotals] = [:]

    mutating func add(_ fact: OrderFact) throws(MetricsError) { try fold(fact.totals, under: fact.customer) }

    mutating func merge(_ other: CustomerTotals) throws(MetricsError) {
        var whole = self
        for (customer, totals) in other.sums { try whole.fold(totals, under: customer) }
        self = whole
    }

    private mutating func fold(_ added: OrderTotals, under customer: CustomerID?) throws(MetricsError) {
        guard var known = sums[customer] else {
            sums[customer] = added
            return
        }
        try known.merge(added)
        sums[customer] = known
    }
}

// MARK: - Coding

extension CustomerTotals {
    private enum CodingKeys: String, CodingKey { case customers, guests }

    private struct Entry: Codable {
        let customer: CustomerID
        let totals: OrderTotals
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let entries = try container.decode([Entry].self, forKey: .customers)
        for entry in entries { sums[entry.customer] = entry.totals }
        try container.check(sums.count == entries.count, .customers, "a customer stands once in a state")
        sums[nil] = try container.decodeIfPresent(OrderTotals.self, forKey: .guests)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let entries = sums.compactMap { customer, totals in customer.map { Entry(customer: $0, totals: totals) } }
        try container.encode(entries.sorted { $0.customer < $1.customer }, forKey: .customers)
        try container.encodeIfPresent(sums[nil], forKey: .guests)
    }
}
