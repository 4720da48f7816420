//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How a program does: who takes part, what became of its points by the month of their issue and of their end, and what
/// it cost.
///
/// ```swift
/// performance.activeShare.value                               // 0.5: half of the members are active
/// performance.turnover.redemptionRate                         // of all points
/// performance.cohorts.first?.turnover.breakageOfSettled       // of the oldest ones
/// let held = try performance.outstandingByExpiry(redeeming: .percent(80))
/// try ExpectedLiability(of: held, at: cent, rounding: .toNearestOrEven).total
/// ```
///
/// Sums over all points mix ages: a program that grows has a low redemption rate because most of its points are young. Judge
/// it by cohorts that are settled.
public struct ProgramPerformance: Hashable, Sendable {
    /// The choices that the figures were made by.
    public let definition: ProgramPerformanceDefinition
    /// The active ones of all members who have joined and not left, and the Wilson interval.
    public let activeShare: Proportion
    /// How many members have left and not come back.
    public let leavers: Int64
    /// The points by the month of their issue, the earliest first; those of unknown grants before them.
    public let cohorts: [PointsCohort]
    /// The points that members hold by the month of their last day, the earliest first; those without an end, or without a
    /// known one, before them.
    public let expiries: [PointsExpiry]
    /// What became of all points.
    public let turnover: PointsTurnover
    /// What the program cost, by purpose.
    public let costs: [ProgramCost]
    /// What it cost in all.
    public let cost: Money

    /// Creates the figures from sums that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - activeMembers: How many members are active.
    ///   - members: How many have joined and not left.
    ///   - leavers: How many have left and not come back.
    ///   - cohorts: The points by the month of their issue.
    ///   - expiries: The points that members hold by the month of their last day.
    ///   - costs: What the program cost, by purpose.
    ///   - definition: The choices that the sums were made by.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count or more active members than members,
    ///   `unitMismatch`, `currencyMismatch` or `sumOutOfRange`.
    /// - Complexity: O(*n* log *n*) in the number of cohorts, expiries and purposes.
    public init(
        activeMembers: Int64,
        members: Int64,
        leavers: Int64 = 0,
        cohorts: [PointsCohort] = [],
        expiries: [PointsExpiry] = [],
        costs: [ProgramCost] = [],
        by definition: ProgramPerformanceDefinition
    ) throws(MetricsError) {
        guard cohorts.allSatisfy({ $0.turnover.issued.unit == definition.unit }),
            expiries.allSatisfy({ $0.outstanding.unit == definition.unit })
        else { throw MetricsError(.unitMismatch, "points are in the unit of the definition") }
        guard costs.allSatisfy({ $0.amount.currency == definition.currency }) else {
            throw MetricsError(.currencyMismatch, "a cost is in the currency of the definition")
        }
        activeShare = try Proportion(activeMembers, of: members, level: definition.confidence)
        self.leavers = try Tally.sum(ofCounts: [leavers])
        let turnovers = cohorts.map(\.turnover)
        turnover = try PointsTurnover(
            issued: Self.sum(turnovers.map(\.issued), in: definition.unit),
            redeemed: Self.sum(turnovers.map(\.redeemed), in: definition.unit),
            expired: Self.sum(turnovers.map(\.expired), in: definition.unit),
            withdrawn: Self.sum(turnovers.map(\.withdrawn), in: definition.unit)
        )
        cost = try Self.sum(costs.map(\.amount), in: definition.currency)
        self.cohorts = cohorts.sorted { MonthKey($0.month) < MonthKey($1.month) }
        self.expiries = expiries.sorted { MonthKey($0.month) < MonthKey($1.month) }
        self.costs = costs.sorted { $0.purpose < $1.purpose }
        self.definition = definition
    }

    private static func sum<Amount: ExactAmount>(
        _ amounts: [Amount],
        in unit: Amount.Unit
    ) throws(MetricsError) -> Amount {
        // The units have been checked before, so that only the bound is left to break.
        guard let sum = try? Amount.sum(of: amounts, in: unit) else { throw Tally.tooLarge }
        return sum
    }
}

extension ProgramPerformance {
    /// How many customers take part: those who have joined and not left.
    public var members: Int64 { activeShare.total }

    /// Whether there are fewer members than the definition asks for.
    public var isSmallSample: Bool { members < definition.minimumSample }

    /// Returns the points that members hold by the month of their issue, as ``ExpectedLiability`` takes them.
    ///
    /// Cohorts that differ in what is expected of them go into one liability with a value for each: build them one by one.
    ///
    /// - Parameter redemption: The share of them that is expected to be redeemed, 0 to 1.
    /// - Returns: The points, cohorts without any left out.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a share outside 0 to 1, or a cohort of which more points went
    ///   than were issued.
    public func outstandingByCohort(redeeming redemption: Rate) throws(MetricsError) -> [OutstandingPoints] {
        try Self.outstanding(cohorts.map { ($0.month, $0.turnover.outstanding) }, redemption)
    }

    /// Returns the points that members hold by the month of their last day, as ``ExpectedLiability`` takes them.
    ///
    /// - Parameter redemption: The share of them that is expected to be redeemed, 0 to 1.
    /// - Returns: The points, months without any left out.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a share outside 0 to 1, or a month of which more points went
    ///   than were issued.
    public func outstandingByExpiry(redeeming redemption: Rate) throws(MetricsError) -> [OutstandingPoints] {
        try Self.outstanding(expiries.map { ($0.month, $0.outstanding) }, redemption)
    }

    private static func outstanding(
        _ points: [(CivilDate?, Points)],
        _ redemption: Rate
    ) throws(MetricsError) -> [OutstandingPoints] {
        var parts: [OutstandingPoints] = []
        for (month, points) in points where !points.isZero {
            parts.append(try OutstandingPoints(points, month: month, redeeming: redemption))
        }
        return parts
    }
}
