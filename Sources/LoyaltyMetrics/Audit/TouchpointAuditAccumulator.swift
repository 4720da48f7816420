//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of a ``TouchpointAudit``: the points of each visit by its identifier.
///
/// A visit that is delivered twice changes nothing.
public struct TouchpointAuditAccumulator: TimelessMetricAccumulator {
    /// What is added: visits of mystery shoppers.
    public typealias Input = AuditVisit
    /// The finished figure.
    public typealias Outcome = TouchpointAudit

    /// The choices of the metric.
    public let definition: TouchpointAuditDefinition
    private var visits: [ActivityID: [Int?]] = [:]

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: TouchpointAuditDefinition) { self.definition = definition }

    /// Adds a visit.
    ///
    /// - Parameter visit: The visit; names that the checklist does not have are passed over.
    /// - Throws: ``MetricsError`` with code `conflictingActivity` if a visit of this identifier and other points is known.
    public mutating func add(_ visit: AuditVisit) throws(MetricsError) {
        let row = definition.criteria.map { visit.points[$0.name] }
        guard visits[visit.id] ?? row == row else { throw Self.conflict }
        visits[visit.id] = row
    }

    /// Merges the state of another part of the visits.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` or `conflictingActivity`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        for (id, row) in other.visits {
            guard visits[id] ?? row == row else { throw Self.conflict }
        }
        visits.merge(other.visits) { known, _ in known }
    }

    /// Returns the audit.
    ///
    /// - Returns: The audit with its counts; no scores without visits.
    public func finish() -> TouchpointAudit { TouchpointAudit(rows: visits.values, definition) }

    private static var conflict: MetricsError {
        MetricsError(.conflictingActivity, "an activity that is delivered again has the same facts")
    }
}

// MARK: - Codable

extension TouchpointAuditAccumulator {
    private enum CodingKeys: String, CodingKey { case definition, version, visits }

    private struct Entry: Codable {
        let id: ActivityID
        let points: [Int?]
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(TouchpointAuditDefinition.self, forKey: .definition)
        for entry in try container.decode([Entry].self, forKey: .visits) {
            let fits = entry.points.count == definition.criteria.count
            try container.check(fits, .visits, "a visit has a place for each line of the checklist")
            try container.check(visits[entry.id] == nil, .visits, "an activity stands once in a state")
            visits[entry.id] = entry.points
        }
    }

    /// Writes the state as version 1, sorted; points in the order of the checklist.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        let entries = visits.sorted { $0.key < $1.key }.map { Entry(id: $0.key, points: $0.value) }
        try container.encode(entries, forKey: .visits)
    }
}
