//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How a team served its customers: the figures of all cases, or of one group of them.
///
/// ```swift
/// let figures = try Service(of: cases).all
/// try figures.resolution.minutes.nearestRank(.percent(95))    // the slowest of 95 %,
/// figures.resolution.openShare.value                          // beside the share that is still open
/// figures.targetsKept(of: .due).value
/// ```
public struct ServiceFigures: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: ServiceDefinition
    /// How many cases there are.
    public let cases: Int64
    /// The times from opening to the first response.
    public let firstResponse: HandlingTimes
    /// The times from opening to the last resolution.
    public let resolution: HandlingTimes
    /// The cases that were opened again, and the Wilson interval.
    public let reopened: Proportion
    /// The answers about satisfaction after a case: mean and counts.
    public let satisfaction: Percentiles
    /// How many answers were given on another scale; part of nothing else.
    public let satisfactionOffScale: Int64
    private let resolvedTargets: Proportion
    private let dueTargets: Proportion

    /// Creates figures from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - firstResponse: The times from opening to the first response.
    ///   - resolution: The times from opening to the last resolution, of the same cases.
    ///   - reopened: How many cases were opened again.
    ///   - resolvedTargets: The resolved cases that met their target, of those that have one.
    ///   - dueTargets: The cases that met their target, of those that have one and are resolved or due.
    ///   - satisfaction: The answers about satisfaction after a case.
    ///   - satisfactionOffScale: How many answers were given on another scale.
    ///   - definition: The confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for counts of different cases, and `sumOutOfRange` beyond
    ///   2^53 − 1.
    public init(
        firstResponse: HandlingTimes,
        resolution: HandlingTimes,
        reopened: Int64,
        resolvedTargets: Proportion,
        dueTargets: Proportion,
        satisfaction: Percentiles = Percentiles(),
        satisfactionOffScale: Int64 = 0,
        by definition: ServiceDefinition = .standard
    ) throws(MetricsError) {
        let cases = try Tally.sum(resolution.openShare.total, resolution.negative)
        guard try Tally.sum(firstResponse.openShare.total, firstResponse.negative) == cases,
            resolvedTargets.count <= dueTargets.count, resolvedTargets.total <= dueTargets.total,
            dueTargets.total <= cases, resolvedTargets.total <= cases - resolution.open,
            try Tally.sum(satisfaction.total, Tally.sum(ofCounts: [satisfactionOffScale])) <= cases
        else { throw MetricsError(.invalidCounts, "all figures are of the same cases") }
        self.definition = definition
        self.cases = cases
        self.firstResponse = firstResponse
        self.resolution = resolution
        self.reopened = try Proportion(reopened, of: cases, level: definition.confidence)
        self.resolvedTargets = resolvedTargets
        self.dueTargets = dueTargets
        self.satisfaction = satisfaction
        self.satisfactionOffScale = satisfactionOffScale
    }

    init(_ counts: CaseCounts, by definition: ServiceDefinition) throws(MetricsError) {
        let level = definition.confidence
        let resolved = counts.resolvedKept + counts.resolvedMissed
        try self.init(
            firstResponse: HandlingTimes(
                minutes: counts.firstResponse,
                open: counts.cases - counts.firstResponse.total - counts.negativeResponses,
                negative: counts.negativeResponses,
                level: level
            ),
            resolution: HandlingTimes(
                minutes: counts.resolution,
                open: counts.cases - counts.resolved,
                negative: counts.negativeResolutions,
                level: level
            ),
            reopened: counts.reopened,
            resolvedTargets: Proportion(counts.resolvedKept, of: resolved, level: level),
            dueTargets: Proportion(
                counts.resolvedKept + counts.openKept,
                of: resolved + counts.openKept + counts.openMissed,
                level: level
            ),
            satisfaction: counts.satisfaction,
            satisfactionOffScale: counts.offScale,
            by: definition
        )
    }

    /// Returns the share of cases that met their target, of those that have one.
    ///
    /// - Parameter denominator: Whether open cases are left out, or count by their verdict.
    /// - Returns: The share, with the Wilson interval; no value if no case has a target.
    public func targetsKept(of denominator: CaseDenominator) -> Proportion {
        switch denominator {
        case .resolved: resolvedTargets
        case .due: dueTargets
        }
    }

    /// The satisfaction after a case on average, on the definition's scale; nil without answers.
    public var meanSatisfaction: Double? { satisfaction.mean }

    /// Returns the share of answers at a number or above it.
    ///
    /// - Parameter number: The least answer that counts as satisfied, such as 4 of 5.
    /// - Returns: The share, with the Wilson interval; no value without answers.
    /// - Throws: Nothing in practice: a part of the answers is never more than all.
    public func satisfied(from number: Int) throws(MetricsError) -> Proportion {
        // The scale ends far within the bounds of a subtraction.
        let below = satisfaction.count(through: Int64(max(number, -1_000_000)) - 1)
        return try Proportion(satisfaction.total - below, of: satisfaction.total, level: definition.confidence)
    }

    /// Whether there are fewer cases than the definition asks for.
    public var isSmallSample: Bool { cases < definition.minimumSample }
}
