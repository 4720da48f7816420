//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The mergeable state of an ``Audience``: the visits of each customer by place, and with repeated deliveries each visit.
///
/// A customer at a place is one bit a period, a number of visits and the last instant, however many visits there are.
public struct AudienceAccumulator: MetricAccumulator {
    /// What is added: visits.
    public typealias Input = Visit
    /// The finished figure.
    public typealias Outcome = Audience

    /// The choices of the metric.
    public let definition: AudienceDefinition
    private var log: FactLog<ActivityID, VisitTotalsByPlace>

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: AudienceDefinition) {
        self.definition = definition
        log = FactLog(VisitTotalsByPlace(definition.grid), delivery: definition.delivery)
    }

    /// Adds a visit.
    ///
    /// - Parameters:
    ///   - visit: The visit; one without a customer, and one outside the periods, is counted apart.
    ///   - zone: The zone of the grid, whose instants are used.
    /// - Throws: ``MetricsError`` with code `zoneMismatch` if the zone is not the one that the grid names,
    ///   `conflictingActivity` if a visit of this identifier and other facts is known, or `sumOutOfRange`.
    public mutating func add(_ visit: Visit, in zone: some TimeZoneRules) throws(MetricsError) {
        try definition.grid.check(zone)
        try log.add(VisitFact(at: visit.at, customer: visit.customer, place: visit.place), of: visit.id)
    }

    /// Merges the state of another part of the visits.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`, `conflictingActivity` or `sumOutOfRange`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        try log.merge(other.log)
    }

    /// Returns the figures of all visits and of each place.
    ///
    /// - Parameter asOf: The moment up to which the visits are complete. Customers who were last seen later have no place in
    ///   ``AudienceFigures/daysSinceLastVisit``.
    /// - Returns: The figures with their counts.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    /// - Complexity: O(*n*) in the number of customers, for each place.
    public func finish(asOf: Timestamp) throws(MetricsError) -> Audience {
        var places: [PlaceID: AudienceFigures] = [:]
        for (place, totals) in log.state.places { places[place] = try totals.figures(by: definition, asOf: asOf) }
        return Audience(
            definition: definition,
            asOf: asOf,
            everywhere: try log.state.everywhere.figures(by: definition, asOf: asOf),
            places: places
        )
    }
}

// MARK: - Codable

extension AudienceAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, log, version }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(AudienceDefinition.self, forKey: .definition)
        log = try FactLog(
            from: container.superDecoder(forKey: .log),
            into: VisitTotalsByPlace(definition.grid),
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
