//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``CustomerValue``: orders and returns, or their sums, by customer.
///
/// With ``DeliveryGuarantee/atLeastOnce`` it keeps the identifier, time, customer and amount of each order and return, and a
/// second delivery changes nothing; with ``DeliveryGuarantee/exactlyOnce`` it keeps sums by customer. A return may come
/// before its order.
///
/// ```swift
/// var state = CustomerValueAccumulator(.standard(in: .eur))
/// try state.add(contentsOf: orders.map { .order($0) })
/// try state.add(contentsOf: returns.map { .return($0) })
/// try state.finish(asOf: now).average(rounding: .toNearestOrEven)
/// ```
public struct CustomerValueAccumulator: MetricAccumulator {
    /// What is added: orders and returns.
    public typealias Input = CustomerMovement
    /// The finished figure.
    public typealias Outcome = CustomerValue

    /// The choices of the metric.
    public let definition: CustomerValueDefinition
    private var orders: FactLog<OrderID, CustomerTotals>
    private var returns: FactLog<ActivityID, CustomerTotals>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: CustomerValueDefinition) {
        self.definition = definition
        orders = FactLog(CustomerTotals(), delivery: definition.delivery)
        returns = FactLog(CustomerTotals(), delivery: definition.delivery)
    }

    /// Adds an order or a return.
    ///
    /// - Parameter movement: The order or the return.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `conflictingActivity` if one of this identifier and other
    ///   facts is known, or `sumOutOfRange` if a customer's sum is beyond 2^53 − 1 minor units.
    public mutating func add(_ movement: CustomerMovement) throws(MetricsError) {
        switch movement {
        case .order(let order):
            try orders.add(fact(at: order.at, of: order.customer, order.total), of: order.id)
        case .return(let returned):
            try returns.add(fact(at: returned.at, of: returned.customer, returned.amount), of: returned.id)
        }
    }

    /// Adds an order or a return; the zone is unused.
    public mutating func add(_ movement: CustomerMovement, in zone: some TimeZoneRules) throws(MetricsError) {
        try add(movement)
    }

    /// Adds orders and returns in turn, up to the first that is refused.
    ///
    /// - Parameter movements: The orders and returns.
    /// - Throws: ``MetricsError`` with the code of the rule that one breaks; those before it have been added.
    public mutating func add(contentsOf movements: some Sequence<CustomerMovement>) throws(MetricsError) {
        for movement in movements { try add(movement) }
    }

    private func fact(at: Timestamp, of customer: CustomerID?, _ amount: Money) throws(MetricsError) -> OrderFact {
        guard amount.currency == definition.currency else {
            throw MetricsError(.currencyMismatch, "an amount is in the currency of the definition")
        }
        return OrderFact(at: at, customer: customer, minorUnits: amount.minorUnits)
    }

    /// Merges the state of another part of the orders and returns.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        var (orders, returns) = (orders, returns)
        try orders.merge(other.orders)
        try returns.merge(other.returns)
        (self.orders, self.returns) = (orders, returns)
    }
}

// MARK: - The figures

extension CustomerValueAccumulator {
    /// Returns the value of each customer.
    ///
    /// - Returns: The values, sorted by customer.
    /// - Throws: Nothing in practice: a state's customers have orders.
    /// - Complexity: O(*n* log *n*) in what the state keeps.
    public func values() throws(MetricsError) -> [CustomerLifetimeValue] {
        let discounted = discountedMinorUnits()
        var values: [CustomerLifetimeValue] = []
        for (customer, totals) in orders.state.sums {
            guard let customer else { continue }
            let summary = try CustomerSummary(
                customer: customer,
                orders: totals.orders,
                spend: Tally.money(totals.minorUnits, in: definition.currency),
                firstAt: totals.firstAt,
                lastAt: totals.lastAt
            )
            values.append(
                try CustomerLifetimeValue(
                    of: summary,
                    returned: Tally.money(returns.state.sums[customer]?.minorUnits ?? 0, in: definition.currency),
                    discounted: discounted[customer]
                )
            )
        }
        return values.sorted { $0.customer < $1.customer }
    }

    /// Returns the value of all customers.
    ///
    /// - Parameter asOf: The moment that tenure is counted up to.
    /// - Returns: The value with its counts; no value without customers.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1 minor units.
    /// - Complexity: O(*n* log *n*) in what the state keeps.
    public func finish(asOf: Timestamp) throws(MetricsError) -> CustomerValue {
        var unmatched: Int64 = 0
        for (customer, totals) in returns.state.sums where customer == nil || orders.state.sums[customer] == nil {
            unmatched = try Tally.sum(unmatched, totals.orders)
        }
        return try CustomerValue(
            of: values(),
            asOf: asOf,
            guestOrders: orders.state.sums[nil]?.orders ?? 0,
            unmatchedReturns: unmatched,
            by: definition
        )
    }

    /// Each customer's amounts discounted to the first order; none if the definition does not discount.
    ///
    /// Amounts are summed in order of time, and those of one instant before as whole numbers, so that the bits of the
    /// estimate do not depend on the order in which activities came.
    private func discountedMinorUnits() -> [CustomerID: Double] {
        guard let rate = definition.discountPerYear else { return [:] }
        var amounts: [CustomerID: [Timestamp: Int128]] = [:]
        for fact in orders.known {
            guard let customer = fact.customer else { continue }
            amounts[customer, default: [:]][fact.at, default: 0] += Int128(fact.minorUnits)
        }
        for fact in returns.known {
            guard let customer = fact.customer else { continue }
            amounts[customer, default: [:]][fact.at, default: 0] -= Int128(fact.minorUnits)
        }
        var values: [CustomerID: Double] = [:]
        for (customer, amounts) in amounts {
            guard let first = orders.state.sums[customer]?.firstAt else { continue }
            values[customer] = amounts.sorted { $0.key < $1.key }.reduce(0) { sum, amount in
                sum + Discount.value(of: amount.value, at: amount.key, from: first, perYear: rate)
            }
        }
        return values
    }
}

// MARK: - Codable

extension CustomerValueAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, orders, returns, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(CustomerValueDefinition.self, forKey: .definition)
        let empty = CustomerTotals()
        orders = try FactLog(
            from: container.superDecoder(forKey: .orders),
            into: empty,
            delivery: definition.delivery
        )
        returns = try FactLog(
            from: container.superDecoder(forKey: .returns),
            into: empty,
            delivery: definition.delivery
        )
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try orders.encode(to: container.superEncoder(forKey: .orders))
        try returns.encode(to: container.superEncoder(forKey: .returns))
    }
}
