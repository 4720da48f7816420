//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of a ``CohortMatrix`` over orders, visits or any other activity: the active periods of each customer.
///
/// With periods of the calendar it keeps one bit a period of each customer, however many activities there are; with elapsed
/// time it keeps their instants, because the first of them may come last. An activity that is delivered again changes
/// nothing. Activity before or after the periods is known by customer. Of guests' activities the identifiers are kept, to
/// count them apart.
///
/// ```swift
/// var state = RetentionAccumulator<Order>(.standard(grid))
/// try state.add(contentsOf: orders, in: zone)
/// state.finish(asOf: now).pooled(1)?.value
/// state.lifecycle(asOf: now)?.retention(1)?.value
/// ```
public struct RetentionAccumulator<Event: Activity>: MetricAccumulator {
    /// What is added: activities of one kind.
    public typealias Input = Event
    /// The finished figure.
    public typealias Outcome = CohortMatrix

    /// The choices of the metric.
    public let definition: RetentionDefinition
    private var log = PeriodLog()
    private var guests: Set<Event.ID> = []

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: RetentionDefinition) { self.definition = definition }

    /// Adds an activity.
    ///
    /// - Parameters:
    ///   - activity: The activity; one without a customer is counted apart.
    ///   - zone: The zone of the grid, whose instants are used; unused with elapsed time.
    /// - Throws: ``MetricsError`` with code `zoneMismatch` if the zone is not the one that the grid names.
    public mutating func add(_ activity: Event, in zone: some TimeZoneRules) throws(MetricsError) {
        if case .calendar(let grid) = definition.window { try grid.check(zone) }
        guard let customer = activity.customer else {
            guests.insert(activity.id)
            return
        }
        log.add(customer, at: activity.at, in: definition.window)
    }

    /// Merges the state of another part of the activities.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        log.merge(other.log)
        guests.formUnion(other.guests)
    }

    /// Returns the matrix.
    ///
    /// - Parameter asOf: The moment up to which the activities are complete.
    /// - Returns: The matrix with its counts.
    /// - Complexity: O(*n*) in the number of customers.
    public func finish(asOf: Timestamp) -> CohortMatrix {
        let customers = customers(asOf: asOf)
        return CohortMatrix(
            customers.lazy.filter { !$0.isEarlier }.map(\.bits),
            earlier: customers.lazy.filter(\.isEarlier).map(\.bits),
            by: definition,
            asOf: asOf
        )
    }

    /// Returns the life cycle of the same customers.
    ///
    /// - Parameter asOf: The moment up to which the activities are complete.
    /// - Returns: The counts of each period; nil with elapsed time, in which customers share no period.
    /// - Complexity: O(*n*) in the number of customers.
    public func lifecycle(asOf: Timestamp) -> Lifecycle? {
        guard case .calendar(let grid) = definition.window,
            let definition = try? LifecycleDefinition(
                grid,
                confidence: definition.confidence,
                minimumSample: definition.minimumSample
            )
        else { return nil }
        let customers = customers(asOf: asOf)
        return Lifecycle(
            customers.lazy.filter { !$0.isEarlier }.map(\.bits),
            earlier: customers.lazy.filter(\.isEarlier).map(\.bits),
            by: definition,
            asOf: asOf
        )
    }

    /// Returns the active periods of each customer, in no order.
    ///
    /// - Parameter asOf: The moment up to which the activities are complete; unused with periods of the calendar.
    /// - Returns: One value a customer.
    public func customers(asOf: Timestamp) -> [CustomerPeriods] { log.customers(in: definition.window, asOf: asOf) }

    /// How many activities had no customer; not part of the figures.
    public var guestActivities: Int64 { Int64(guests.count) }
}

// MARK: - Codable

extension RetentionAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, guests, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(RetentionDefinition.self, forKey: .definition)
        guests = Set(try container.decode([Event.ID].self, forKey: .guests))
        log = try PeriodLog(from: container.superDecoder(forKey: .log), in: definition.window)
    }

    /// Writes the state as version 1, customers and guests' activities sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try container.encode(guests.sorted(), forKey: .guests)
        try log.encode(to: container.superEncoder(forKey: .log), in: definition.window)
    }
}
