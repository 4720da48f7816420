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
    /// The least number of cases that is no small sample.
    public let minimumSample: Int64
    private let resolvedTargets: Proportion
    private let dueTargets: Proportion

    init(_ counts: CaseCounts, by definition: ServiceDefinition) throws(MetricsError) {
        let level = definition.confidence
        cases = counts.cases
        firstResponse = try HandlingTimes(
            minutes: counts.firstResponse,
            open: counts.cases - counts.firstResponse.total - counts.negativeResponses,
            negative: counts.negativeResponses,
            level: level
        )
        resolution = try HandlingTimes(
            minutes: counts.resolution,
            open: counts.cases - counts.resolved,
            negative: counts.negativeResolutions,
            level: level
        )
        reopened = try Proportion(counts.reopened, of: counts.cases, level: level)
        satisfaction = counts.satisfaction
        satisfactionOffScale = counts.offScale
        minimumSample = definition.minimumSample
        let resolved = counts.resolvedKept + counts.resolvedMissed
        resolvedTargets = try Proportion(counts.resolvedKept, of: resolved, level: level)
        dueTargets = try Proportion(
            counts.resolvedKept + counts.openKept,
            of: resolved + counts.openKept + counts.openMissed,
            level: level
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
        return try Proportion(satisfaction.total - below, of: satisfaction.total, level: firstResponse.level)
    }

    /// Whether there are fewer cases than the definition asks for.
    public var isSmallSample: Bool { cases < minimumSample }
}
