//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of ``ActivityGaps``: the dates of each customer, and with repeated deliveries those of each activity.
///
/// ```swift
/// var state = ActivityGapsAccumulator<Order>(.standard)
/// try state.add(contentsOf: orders, in: FixedOffset.utc)
/// try state.finish().days.nearestRank(.percent(90))
/// ```
public struct ActivityGapsAccumulator<Event: Activity>: MetricAccumulator {
    /// What is added: activities of one kind.
    public typealias Input = Event
    /// The finished figure.
    public typealias Outcome = ActivityGaps

    /// The choices of the metric.
    public let definition: ActivityGapsDefinition
    private var log: FactLog<Event.ID, ActivityDates>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: ActivityGapsDefinition) {
        self.definition = definition
        log = FactLog(ActivityDates(), delivery: definition.delivery)
    }

    /// Adds an activity.
    ///
    /// - Parameters:
    ///   - activity: The activity; one without a customer is counted apart.
    ///   - zone: The zone that the definition names.
    /// - Throws: ``MetricsError`` with code `zoneMismatch` if the zone is not the one that the definition names,
    ///   `conflictingActivity` if an activity of this identifier and another customer or date is known, or `sumOutOfRange`.
    public mutating func add(_ activity: Event, in zone: some TimeZoneRules) throws(MetricsError) {
        guard zone.identifier == definition.zone else {
            throw MetricsError(.zoneMismatch, "dates are those of the zone of the definition")
        }
        let fact = ActivityDates.Fact(customer: activity.customer, date: zone.date(at: activity.at))
        try log.add(fact, of: activity.id)
    }

    /// Merges the state of another part of the activities.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the gaps.
    ///
    /// - Returns: The gaps with their counts; none if no customer came twice.
    /// - Throws: Nothing in practice: there are fewer gaps than activities.
    /// - Complexity: O(*n* log *n*) in the number of dates.
    public func finish() throws(MetricsError) -> ActivityGaps {
        try ActivityGaps(
            days: log.state.gaps(),
            customers: Int64(log.state.customers.count),
            guestActivities: log.state.guests,
            by: definition
        )
    }

    /// Returns the gaps; the moment is unused.
    public func finish(asOf: Timestamp) throws(MetricsError) -> ActivityGaps { try finish() }
}

// MARK: - Codable

extension ActivityGapsAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(ActivityGapsDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: ActivityDates(),
            delivery: definition.delivery
        )
    }

    /// Writes the state as version 1, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        try log.encode(to: container.superEncoder(forKey: .log))
    }
}
