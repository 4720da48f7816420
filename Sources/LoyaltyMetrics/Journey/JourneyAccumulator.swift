//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The mergeable state of a ``Journey``: for each customer and stage the first time, and the last answer.
///
/// Both are the same however often an entry is delivered, so no identifiers are kept, and the state grows with the customers
/// and their stages.
///
/// ```swift
/// var state = JourneyAccumulator(definition)
/// try state.add(contentsOf: entries)
/// try state.finish().weakestFirst
/// ```
public struct JourneyAccumulator: TimelessMetricAccumulator {
    /// What is added: entries into stages.
    public typealias Input = StageEntry
    /// The finished figure.
    public typealias Outcome = Journey

    /// The choices of the metric.
    public let definition: JourneyDefinition
    private var customers: [CustomerID: [ActionName: StageMark]] = [:]

    /// Creates an empty state.
    ///
    /// - Parameter definition: The choices of the metric.
    public init(_ definition: JourneyDefinition) { self.definition = definition }

    /// Adds an entry; one into a stage that the definition does not name is left out.
    ///
    /// - Parameter entry: The entry.
    /// - Throws: Nothing in practice: any entry may be added.
    public mutating func add(_ entry: StageEntry) throws(MetricsError) {
        guard definition.stages.contains(entry.stage) else { return }
        let mark = StageMark(entry, on: definition.satisfactionScale)
        customers[entry.customer, default: [:]][entry.stage, default: mark].merge(mark)
    }

    /// Merges the state of another part of the entries.
    ///
    /// - Parameter other: A state of an equal definition.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`.
    public mutating func merge(_ other: Self) throws(MetricsError) {
        try Self.checkMerge(definition, other.definition)
        for (customer, marks) in other.customers {
            for (stage, mark) in marks { customers[customer, default: [:]][stage, default: mark].merge(mark) }
        }
    }

    /// Returns the journey.
    ///
    /// - Returns: The stages in order, with their counts.
    /// - Throws: Nothing in practice: the counts of a state always fit together.
    /// - Complexity: O(*n* *s*) for *n* customers and *s* stages.
    public func finish() throws(MetricsError) -> Journey {
        var stages: [JourneyStage] = []
        for (index, name) in definition.stages.enumerated() {
            let next = index + 1 < definition.stages.count ? definition.stages[index + 1] : nil
            stages.append(try stage(name, before: next))
        }
        return try Journey(stages: stages, by: definition)
    }

    private func stage(_ name: ActionName, before next: ActionName?) throws(MetricsError) -> JourneyStage {
        var (reached, outOfOrder, offScale) = (Int64(0), Int64(0), Int64(0))
        var minutes = Percentiles()
        var satisfaction = Percentiles()
        for marks in customers.values {
            guard let mark = marks[name] else { continue }
            reached += 1
            if let rating = mark.rating { try satisfaction.add(rating) }
            if mark.isOffScale { offScale += 1 }
            guard let next, let following = marks[next] else { continue }
            let time = HandlingTimes.minutes(from: mark.firstAt, to: following.firstAt)
            if time < 0 { outOfOrder += 1 } else { try minutes.add(time) }
        }
        return try JourneyStage(
            name,
            reached: reached,
            wentOn: minutes.total,
            outOfOrder: outOfOrder,
            minutesToNext: minutes,
            satisfaction: satisfaction,
            satisfactionOffScale: offScale,
            level: definition.confidence
        )
    }
}

// MARK: - Codable

extension JourneyAccumulator {
    private enum CodingKeys: String, CodingKey { case customers, definition, version }

    private struct Entry: Codable {
        let customer: CustomerID
        let stages: [Stage]
    }

    private struct Stage: Codable {
        let name: ActionName
        let firstAt: Timestamp
        let ratedAt: Timestamp?
        let rating: Int64?
    }

    /// Reads a state of version 1.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(version: 1, forKey: .version)
        definition = try container.decode(JourneyDefinition.self, forKey: .definition)
        let scale = definition.satisfactionScale
        for entry in try container.decode([Entry].self, forKey: .customers) {
            for stage in entry.stages {
                let isOnScale = stage.rating.map { scale.contains(Int($0)) && stage.ratedAt != nil } ?? true
                try container.check(
                    definition.stages.contains(stage.name) && isOnScale,
                    .customers,
                    "a customer is in stages of the definition, and answers on its scale at some time"
                )
                let mark = StageMark(firstAt: stage.firstAt, ratedAt: stage.ratedAt, rating: stage.rating)
                customers[entry.customer, default: [:]][stage.name, default: mark].merge(mark)
            }
        }
    }

    /// Writes the state as version 1, customers sorted, stages in the order of the definition.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(definition, forKey: .definition)
        let entries = customers.sorted { $0.key < $1.key }.map { customer, marks in
            Entry(
                customer: customer,
                stages: definition.stages.compactMap { name in
                    marks[name].map { Stage(name: name, firstAt: $0.firstAt, ratedAt: $0.ratedAt, rating: $0.rating) }
                }
            )
        }
        try container.encode(entries, forKey: .customers)
    }
}
