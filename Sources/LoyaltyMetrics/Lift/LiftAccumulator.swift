//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of a ``Lift``: who is in which group, and what every customer spent.
///
/// Assignments and orders may come in any order, and from different sources: who belongs to which group is settled at the
/// end. A customer stays in the group of the assignment; to leave the segment later changes nothing, for whoever leaves may do
/// so because of the treatment. Orders are worth their totals; what was returned is not taken off.
///
/// With ``DeliveryGuarantee/atLeastOnce`` it keeps each order in the window, with ``DeliveryGuarantee/exactlyOnce`` sums by
/// customer.
public struct LiftAccumulator: TimelessMetricAccumulator {
    /// What is added: assignments to groups, and orders.
    public typealias Input = LiftActivity
    /// The finished figure.
    public typealias Outcome = Lift

    /// The choices of the metric.
    public let definition: LiftDefinition
    private var control: Set<CustomerID> = []
    private var treatment: Set<CustomerID> = []
    private var log: OrderLog

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: LiftDefinition) {
        self.definition = definition
        log = OrderLog(currency: definition.currency, delivery: definition.delivery)
    }

    /// Adds an assignment or an order.
    ///
    /// Passed over are other segments, departures from a segment, orders outside the window, and whatever has no customer.
    ///
    /// - Parameter input: The activity.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, `conflictingActivity` if an order of this identifier and
    ///   other facts is known, or `sumOutOfRange` if a customer's orders are worth more than 2^53 − 1 minor units.
    public mutating func add(_ input: LiftActivity) throws(MetricsError) {
        switch input {
        case .assignment(let membership):
            guard let customer = membership.customer, membership.isMember else { return }
            if membership.segment == definition.control { control.insert(customer) }
            if membership.segment == definition.treatment { treatment.insert(customer) }
        case .order(let order):
            guard order.customer != nil, definition.window.contains(order.at) else { return }
            try log.add(order)
        }
    }

    /// Merges the state of another part of the activities.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
        control.formUnion(other.control)
        treatment.formUnion(other.treatment)
    }

    /// Returns the lift.
    ///
    /// - Returns: The lift with both groups; no differences if one of them is empty.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange`.
    /// - Complexity: O(*n*) in what the state keeps.
    public func finish() throws(MetricsError) -> Lift {
        let totals = try log.totals()
        return try Lift(
            from: Self.group(control.subtracting(treatment), totals),
            to: Self.group(treatment.subtracting(control), totals),
            crossed: Int64(control.intersection(treatment).count),
            by: definition
        )
    }

    private static func group(
        _ customers: Set<CustomerID>,
        _ totals: [CustomerID?: OrderTotals]
    ) throws(MetricsError) -> LiftGroup {
        let orders = customers.map { totals[$0] }
        return try LiftGroup(
            buyers: Int64(orders.count { $0 != nil }),
            spend: SampleSums(values: orders.lazy.map { $0?.minorUnits ?? 0 })
        )
    }
}

// MARK: - Codable

extension LiftAccumulator {
    private enum CodingKeys: String, CodingKey { case control, definition, log, treatment, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(LiftDefinition.self, forKey: .definition)
        control = Set(try container.decode([CustomerID].self, forKey: .control))
        treatment = Set(try container.decode([CustomerID].self, forKey: .treatment))
        log = try OrderLog(
            from: container.superDecoder(forKey: .log),
            currency: definition.currency,
            delivery: definition.delivery
        )
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try container.encode(control.sorted(), forKey: .control)
        try container.encode(treatment.sorted(), forKey: .treatment)
        try log.encode(to: container.superEncoder(forKey: .log))
    }
}
