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
    let currency: Currency
    let delivery: DeliveryGuarantee
    /// Each order, for deliveries that may repeat; otherwise empty.
    var orders: [OrderID: OrderFact] = [:]
    /// The sums of each customer, and under nil those of all guests, for deliveries that do not; otherwise empty.
    var sums: [CustomerID?: OrderTotals] = [:]

    init(currency: Currency, delivery: DeliveryGuarantee) {
        self.currency = currency
        self.delivery = delivery
    }

    mutating func add(_ order: Order) throws(MetricsError) {
        guard order.currency == currency else {
            throw MetricsError(.currencyMismatch, "an order is in the currency of the definition")
        }
        let fact = OrderFact(at: order.at, customer: order.customer, minorUnits: order.total.minorUnits)
        switch delivery {
        case .atLeastOnce:
            guard orders[order.id] ?? fact == fact else { throw Self.conflict }
            orders[order.id] = fact
        case .exactlyOnce: try Self.fold(fact.totals, under: fact.customer, into: &sums)
        }
    }

    /// Merges the log of an equal definition; checks the whole first, so that both tables are changed in place.
    mutating func merge(_ other: OrderLog) throws(MetricsError) {
        for (id, fact) in other.orders {
            guard orders[id] ?? fact == fact else { throw Self.conflict }
        }
        for (customer, added) in other.sums {
            guard var known = sums[customer] else { continue }
            try known.merge(added)
        }
        orders.merge(other.orders) { known, _ in known }
        for (customer, added) in other.sums { try Self.fold(added, under: customer, into: &sums) }
    }

    /// The sums of each customer, and under nil those of all guests.
    func totals() throws(MetricsError) -> [CustomerID?: OrderTotals] {
        guard delivery == .atLeastOnce else { return sums }
        var totals: [CustomerID?: OrderTotals] = [:]
        for fact in orders.values { try Self.fold(fact.totals, under: fact.customer, into: &totals) }
        return totals
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
