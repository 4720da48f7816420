//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of every metric over orders by customer: single orders, or their sums, as delivery demands.
struct OrderLog: Hashable, Sendable {
    /// What is kept of the orders.
    enum Contents: Hashable, Sendable {
        /// Each order, for deliveries that may repeat.
        case orders([OrderID: OrderFact])
        /// The sums of each customer, and under nil those of all guests, for deliveries that do not.
        case totals([CustomerID?: OrderTotals])
    }

    let currency: Currency
    var contents: Contents

    init(currency: Currency, delivery: DeliveryGuarantee) {
        self.currency = currency
        switch delivery {
        case .atLeastOnce: contents = .orders([:])
        case .exactlyOnce: contents = .totals([:])
        }
    }

    mutating func add(_ order: Order) throws(MetricsError) {
        guard order.currency == currency else {
            throw MetricsError(.currencyMismatch, "an order is in the currency of the definition")
        }
        let fact = OrderFact(at: order.at, customer: order.customer, minorUnits: order.total.minorUnits)
        // The old contents are let go before the change, so that the dictionary is changed in place.
        switch take() {
        case .orders(var orders):
            let isKnown = orders[order.id] ?? fact == fact
            if isKnown { orders[order.id] = fact }
            contents = .orders(orders)
            guard isKnown else { throw Self.conflict }
        case .totals(var totals):
            defer { contents = .totals(totals) }
            try Self.fold(fact.totals, under: fact.customer, into: &totals)
        }
    }

    mutating func merge(_ other: OrderLog) throws(MetricsError) {
        switch (contents, other.contents) {
        case (.orders(var orders), .orders(let others)):
            for (id, fact) in others {
                guard orders[id] ?? fact == fact else { throw Self.conflict }
                orders[id] = fact
            }
            contents = .orders(orders)
        case (.totals(var totals), .totals(let others)):
            for (customer, added) in others { try Self.fold(added, under: customer, into: &totals) }
            contents = .totals(totals)
        case (.orders, .totals), (.totals, .orders):
            throw MetricsError(.definitionMismatch, "accumulators merge only if their definitions are equal")
        }
    }

    /// The sums of each customer, and under nil those of all guests.
    func totals() throws(MetricsError) -> [CustomerID?: OrderTotals] {
        switch contents {
        case .totals(let totals): return totals
        case .orders(let orders):
            var totals: [CustomerID?: OrderTotals] = [:]
            for fact in orders.values { try Self.fold(fact.totals, under: fact.customer, into: &totals) }
            return totals
        }
    }

    /// The customers' sums as values, sorted by customer.
    func summaries() throws(MetricsError) -> [CustomerSummary] {
        var summaries: [CustomerSummary] = []
        for (customer, totals) in try totals() {
            guard let customer else { continue }
            summaries.append(
                try CustomerSummary(
                    customer: customer,
                    orders: totals.orders,
                    spend: Tally.money(totals.minorUnits, in: currency),
                    firstAt: totals.firstAt,
                    lastAt: totals.lastAt
                )
            )
        }
        return summaries.sorted { $0.customer < $1.customer }
    }

    private mutating func take() -> Contents {
        let taken = contents
        contents = .totals([:])
        return taken
    }

    private static func fold(
        _ added: OrderTotals,
        under customer: CustomerID?,
        into totals: inout [CustomerID?: OrderTotals]
    ) throws(MetricsError) {
        guard var known = totals[customer] else {
            totals[customer] = added
            return
        }
        try known.merge(added)
        totals[customer] = known
    }

    private static var conflict: MetricsError {
        MetricsError(.conflictingActivity, "an order that is delivered again has the same time, customer and total")
    }
}
