//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Program performance: who takes part, what became of the points, what it cost")
struct ProgramPerformanceTests {
    @Test("Sums that were made elsewhere are put in order and added up")
    func sums() throws {
        let performance = try ProgramPerformance(
            activeMembers: 40,
            members: 80,
            leavers: 3,
            cohorts: [cohort(2, 50, 10), cohort(nil, 20, 5), cohort(1, 100, 60)],
            expiries: [expiry(12, 80), expiry(nil, 15)],
            costs: [cost("mailing", "3.00 EUR"), cost("goods", "10.50 EUR")],
            by: Self.definition()
        )
        #expect(performance.activeShare.value == 0.5 && performance.activeShare.interval != nil)
        #expect(performance.members == 80 && performance.leavers == 3 && !performance.isSmallSample)
        #expect(try performance.cohorts.map(\.month) == [nil, month(1), month(2)])
        #expect(performance.expiries.map(\.outstanding.steps) == [15, 80])
        #expect(performance.turnover.issued.steps == 170 && performance.turnover.outstanding.steps == 95)
        #expect(performance.costs.map(\.purpose.description) == ["goods", "mailing"])
        #expect(performance.cost.description == "13.50 EUR")

        let cent = try PointValue(Points(steps: 1, in: .points), worth: Money(parsing: "0.01 EUR"))
        let byExpiry = try performance.outstandingByExpiry(redeeming: .percent(80))
        let byCohort = try performance.outstandingByCohort(redeeming: .percent(80))
        #expect(try byCohort.map(\.month) == [nil, month(1), month(2)])
        for held in [byExpiry, byCohort] {
            let liability = try ExpectedLiability(of: held, at: cent, rounding: .toNearestOrEven)
            #expect(liability.total.description == "0.76 EUR")
        }
    }

    @Test("A program without members, points and costs has counts, but no rates")
    func empty() throws {
        let performance = try ProgramPerformance(activeMembers: 0, members: 0, by: Self.definition())
        #expect(performance.activeShare.value == nil && performance.activeShare.interval == nil)
        #expect(performance.turnover.redemptionRate == nil)
        #expect(performance.cost.isZero && performance.isSmallSample)
        #expect(try performance.outstandingByCohort(redeeming: .one).isEmpty)
    }

    @Test("A cohort that is settled is no part of what is held, and one that is overdrawn is refused there")
    func held() throws {
        let settled = try ProgramPerformance(
            activeMembers: 0,
            members: 0,
            cohorts: [cohort(1, 10, 10), cohort(2, 10, 4)],
            by: Self.definition()
        )
        #expect(try settled.outstandingByCohort(redeeming: .one).map(\.points.steps) == [6])
        let overdrawn = try ProgramPerformance(
            activeMembers: 0,
            members: 0,
            cohorts: [cohort(1, 10, 12)],
            by: Self.definition()
        )
        #expect(overdrawn.turnover.outstanding.steps == -2)
        let error = #expect(throws: MetricsError.self) { try overdrawn.outstandingByCohort(redeeming: .one) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Counts that contradict each other are refused", arguments: [(2, 1, 0), (-1, 1, 0), (0, 0, -1)])
    func counts(active: Int64, members: Int64, leavers: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try ProgramPerformance(
                activeMembers: active,
                members: members,
                leavers: leavers,
                by: Self.definition()
            )
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Points of another unit, and costs in another currency, are refused")
    func mismatches() throws {
        let miles = try Points(steps: 1, in: PointUnit("miles"))
        let turnover = try PointsTurnover(issued: miles, redeemed: miles, expired: .zero(in: miles.unit))
        var error = #expect(throws: MetricsError.self) {
            try ProgramPerformance(
                activeMembers: 0,
                members: 0,
                cohorts: [PointsCohort(month: nil, turnover: turnover)],
                by: Self.definition()
            )
        }
        #expect(error?.code == .unitMismatch)
        error = #expect(throws: MetricsError.self) {
            try ProgramPerformance(
                activeMembers: 0,
                members: 0,
                expiries: [PointsExpiry(month: nil, outstanding: miles)],
                by: Self.definition()
            )
        }
        #expect(error?.code == .unitMismatch)
        error = #expect(throws: MetricsError.self) {
            try ProgramPerformance(
                activeMembers: 0,
                members: 0,
                costs: [cost("goods", "1.00 USD")],
                by: Self.definition()
            )
        }
        #expect(error?.code == .currencyMismatch)
    }

    @Test("Sums beyond 2^53 - 1 are refused")
    func tooLarge() throws {
        let most: Int64 = 9_007_199_254_740_991
        let error = #expect(throws: MetricsError.self) {
            try ProgramPerformance(
                activeMembers: 0,
                members: 0,
                cohorts: [cohort(1, most, 0), cohort(2, 1, 0)],
                by: Self.definition()
            )
        }
        #expect(error?.code == .sumOutOfRange)
    }

    static func definition(
        _ delivery: DeliveryGuarantee = .atLeastOnce,
        zone: String = "UTC",
        activeWithin: TimeSpan? = nil
    ) throws -> ProgramPerformanceDefinition {
        try ProgramPerformanceDefinition(
            program: ProgramID("club"),
            currency: .eur,
            zone: zone,
            activeWithin: activeWithin,
            delivery: delivery
        )
    }

    private func month(_ number: Int) throws -> CivilDate { try CivilDate(year: 2026, month: number, day: 1) }

    private func cohort(_ number: Int?, _ issued: Int64, _ redeemed: Int64) throws -> PointsCohort {
        PointsCohort(
            month: try number.map(month),
            turnover: try PointsTurnover(
                issued: Points(steps: issued, in: .points),
                redeemed: Points(steps: redeemed, in: .points),
                expired: .zero(in: .points)
            )
        )
    }

    private func expiry(_ number: Int?, _ steps: Int64) throws -> PointsExpiry {
        PointsExpiry(month: try number.map(month), outstanding: try Points(steps: steps, in: .points))
    }

    private func cost(_ purpose: String, _ amount: String) throws -> ProgramCost {
        ProgramCost(purpose: try ReasonName(purpose), amount: try Money(parsing: amount))
    }
}
