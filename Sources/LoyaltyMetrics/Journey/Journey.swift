//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How customers get along the path: what share goes on from each stage, how long it takes, and how each stage is liked.
///
/// ```swift
/// let journey = try Journey(of: entries, by: JourneyDefinition(stages: [seen, ordered, delivered]))
/// journey.weakestFirst.first?.name            // where most customers are lost
/// journey.leastSatisfyingFirst.first?.name    // where they are least content
/// ```
///
/// A customer is in a stage once, from the first time on. Who entered a later stage first, and only then an earlier one, has
/// not gone on: such customers are counted apart. Customers who reached a stage a moment ago may still go on: end the input
/// early enough for the path to be walked.
public struct Journey: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: JourneyDefinition
    /// The stages in their order.
    public let stages: [JourneyStage]

    /// Creates a journey from stages that were counted elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - stages: The stages of the definition, in its order.
    ///   - definition: The choices.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` for other stages than the definition's.
    public init(stages: [JourneyStage], by definition: JourneyDefinition) throws(MetricsError) {
        guard stages.map(\.name) == definition.stages else {
            throw MetricsError(.definitionMismatch, "a journey has the stages of its definition")
        }
        self.stages = stages
        self.definition = definition
    }

    /// Counts entries.
    ///
    /// - Parameters:
    ///   - entries: The entries of all customers, in any order; those of other stages are left out.
    ///   - definition: The choices.
    /// - Throws: ``MetricsError`` with code `sumOutOfRange` beyond 2^53 − 1.
    /// - Complexity: O(*n* *s*) for *n* entries and *s* stages.
    public init(of entries: some Sequence<StageEntry>, by definition: JourneyDefinition) throws(MetricsError) {
        var state = JourneyAccumulator(definition)
        try state.add(contentsOf: entries)
        self = try state.finish()
    }
}

extension Journey {
    /// The stages but the last, the least share that goes on first; stages that nobody reached are left out.
    public var weakestFirst: [JourneyStage] {
        let reached = stages.dropLast().filter { $0.reached > 0 }
        // Shares are compared exactly; equal ones stay in the order of the path.
        return reached.enumerated().sorted { first, second in
            let left = Int128(first.element.wentOn) * Int128(second.element.reached)
            let right = Int128(second.element.wentOn) * Int128(first.element.reached)
            return left == right ? first.offset < second.offset : left < right
        }
        .map(\.element)
    }

    /// The stages, the least mean satisfaction first; those without an answer are left out.
    public var leastSatisfyingFirst: [JourneyStage] {
        let rated = stages.enumerated().compactMap { index, stage in
            stage.satisfaction.mean.map { (mean: $0, index: index, stage: stage) }
        }
        return rated.sorted { ($0.mean, $0.index) < ($1.mean, $1.index) }.map(\.stage)
    }

    /// Returns whether few customers reached a stage.
    ///
    /// - Parameter stage: A stage of the journey.
    /// - Returns: Whether fewer customers reached it than the definition asks for.
    public func isSmallSample(_ stage: JourneyStage) -> Bool { stage.reached < definition.minimumSample }
}
