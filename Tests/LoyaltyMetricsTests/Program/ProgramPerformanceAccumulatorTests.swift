//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Program performance accumulator: members by their marks, points by their months")
struct ProgramPerformanceAccumulatorTests {
    @Test(
        "A year of a small program is counted by cohort, by expiry and by purpose",
        arguments: DeliveryGuarantee.allCases
    )
    func counting(delivery: DeliveryGuarantee) throws {
        let activities = [
            try joined("1", "ann", 1), try joined("2", "bob", 1), try joined("3", "cid", 2), try left("1", "bob", 9),
            try moved("1", "ann", 1, .accrued, [lot(100, granted: 1, expires: 13)]),
            try moved("2", "ann", 3, .accrued, [lot(50, granted: 3, expires: nil)]),
            // Each redemption takes the oldest points first.
            try moved(
                "3",
                "ann",
                4,
                .redeemed,
                [lot(-100, granted: 1, expires: 13), lot(-10, granted: 3, expires: nil)]
            ),
            // The redemption is partly cancelled, a return takes some points back, the rest ends.
            try moved("4", "ann", 5, .reversed, [lot(20, granted: 1, expires: 13)]),
            try moved("5", nil, 6, .reversed, [lot(-5, granted: 3, expires: nil)]),
            try moved("6", nil, 13, .expired, [lot(-20, granted: 1, expires: 13)]),
            try spent("1", "goods", 500), try spent("2", "goods", 250), try spent("3", "mailing", 100),
        ]
        var state = ProgramPerformanceAccumulator(try ProgramPerformanceTests.definition(delivery))
        try state.add(contentsOf: activities, in: Samples.utc)
        let performance = try state.finish(asOf: at(6))

        #expect(performance.members == 2 && performance.leavers == 1)
        #expect(performance.activeShare.count == 1)
        let first = try #require(performance.cohorts.first)
        #expect(try first.month == CivilDate(year: 2026, month: 1, day: 1))
        #expect(first.turnover.issued.steps == 100 && first.turnover.redeemed.steps == 80)
        #expect(first.turnover.expired.steps == 20 && first.turnover.outstanding.isZero)
        #expect(try first.turnover.breakageOfSettled == Rate.percent(20))
        let second = try #require(performance.cohorts.last)
        #expect(second.turnover.withdrawn.steps == 5 && second.turnover.outstanding.steps == 35)
        #expect(performance.expiries.map(\.month) == [nil] && performance.expiries.map(\.outstanding.steps) == [35])
        #expect(performance.costs.map(\.amount.minorUnits) == [750, 100])
        #expect(performance.turnover.issued.steps == 150)
    }

    @Test("Points have their last day in the month before the first instant at which they are gone")
    func lastDay() throws {
        let end = try Timestamp(parsing: "2027-01-01T00:00:00Z")
        for (expiresAt, month) in [
            (end, "2026-12-01"), (try end.advanced(by: TimeSpan(microseconds: 1)), "2027-01-01"),
            (.latest, "9999-12-01"), (.earliest, "0001-01-01"),
        ] as [(Timestamp, String)] {
            let lot = PointsLot(
                grantedAt: try at(1),
                expiresAt: expiresAt,
                points: try Points(steps: 7, in: .points)
            )
            let performance = try finish([moved("1", "ann", 1, .accrued, [lot])])
            #expect(performance.expiries.map { $0.month?.description } == [month])
        }
    }

    @Test("Months are those of the zone")
    func zone() throws {
        let lot = PointsLot(
            grantedAt: try Timestamp(parsing: "2026-01-31T22:30:00Z"),
            expiresAt: nil,
            points: try Points(steps: 7, in: .points)
        )
        for (hours, month) in [(0, 1), (2, 2)] {
            let zone = try FixedOffset(seconds: hours * 3_600)
            var state = ProgramPerformanceAccumulator(try ProgramPerformanceTests.definition(zone: zone.identifier))
            try state.add(moved("1", "ann", 1, .accrued, [lot]), in: zone)
            #expect(try state.finish(asOf: at(2)).cohorts.map { $0.month?.month } == [month])
        }
    }

    @Test("A later last day moves points to another month, and issues none")
    func extended() throws {
        let performance = try finish([
            moved("1", "ann", 1, .accrued, [lot(100, granted: 1, expires: 7)]),
            moved("2", "ann", 6, .adjusted, [lot(-100, granted: 1, expires: 7), lot(100, granted: 1, expires: 10)]),
        ])
        #expect(performance.turnover.issued.steps == 100 && performance.turnover.withdrawn.isZero)
        #expect(performance.expiries.map { $0.month?.month } == [9])
    }

    @Test("Adjustments issue or withdraw points")
    func adjusted() throws {
        let performance = try finish([
            moved("1", "ann", 1, .adjusted, [lot(100, granted: 1, expires: nil)]),
            moved("2", "ann", 1, .adjusted, [lot(-30, granted: 1, expires: nil)]),
        ])
        #expect(performance.turnover.issued.steps == 100 && performance.turnover.withdrawn.steps == 30)
    }

    @Test("A movement that names no lots is counted under no month")
    func withoutLots() throws {
        let performance = try finish([
            moved("1", "ann", 1, .accrued, points: 100), moved("2", "ann", 2, .redeemed, points: -40),
        ])
        #expect(performance.cohorts.map(\.month) == [nil] && performance.expiries.map(\.month) == [nil])
        #expect(performance.turnover.outstanding.steps == 60)
        #expect(performance.expiries.map(\.outstanding.steps) == [60])
    }

    @Test(
        "A member is active in the span up to the moment that is asked for, which it includes",
        arguments: [(0, 1), (9, 1), (10, 0), (-1, 0)]
    )
    func active(daysLater: Int64, count: Int64) throws {
        let definition = try ProgramPerformanceTests.definition(activeWithin: .days(10))
        var state = ProgramPerformanceAccumulator(definition)
        try state.add(joined("1", "ann", 1), in: Samples.utc)
        try state.add(moved("1", "ann", 3, .redeemed, points: -1), in: Samples.utc)
        let asOf = try at(3).advanced(by: .days(daysLater))
        #expect(try state.finish(asOf: asOf).activeShare.count == count)
    }

    @Test(
        "Expiry, reversals and adjustments make nobody active, and neither do movements of customers who did not join"
    )
    func inactive() throws {
        let performance = try finish([
            joined("1", "ann", 1), moved("1", "ann", 2, .expired, points: -1),
            moved("2", "ann", 2, .adjusted, points: 1), moved("3", "ann", 2, .reversed, points: -1),
            moved("4", "bob", 2, .accrued, points: 9),
        ])
        #expect(performance.activeShare.count == 0 && performance.members == 1 && performance.leavers == 0)
    }

    @Test("Who comes back is a member again, and who joins and leaves at one instant has left")
    func comingBack() throws {
        var performance = try finish([joined("1", "ann", 1), left("1", "ann", 2), joined("2", "ann", 3)])
        #expect(performance.members == 1 && performance.leavers == 0)
        performance = try finish([joined("1", "ann", 1), left("1", "ann", 1)])
        #expect(performance.members == 0 && performance.leavers == 1)
        performance = try finish([left("1", "ann", 1)])
        #expect(performance.members == 0 && performance.leavers == 1)
    }

    @Test("Activities of another program, and members without a customer, are passed over")
    func passedOver() throws {
        let other = try ProgramID("other")
        let performance = try finish([
            .enrolment(Enrolment(id: ActivityID("1"), at: at(1), customer: CustomerID("ann"), program: other)),
            .leaving(Leaving(id: ActivityID("1"), at: at(1), customer: CustomerID("ann"), program: other)),
            .movement(
                PointsMovement(
                    id: ActivityID("1"),
                    at: at(1),
                    customer: CustomerID("ann"),
                    program: other,
                    kind: .accrued,
                    points: Points(steps: 5, in: PointUnit("miles"))
                )
            ),
            joined("2", nil, 1), left("2", nil, 1),
        ])
        #expect(performance.members == 0 && performance.leavers == 0 && performance.cohorts.isEmpty)
    }

    @Test("However activities are split, ordered and stored, the bytes are the same", arguments: UInt64(1)...15)
    func mergeLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let activities = try (0..<Int.random(in: 0...50, using: &random)).map { try activity($0, using: &random) }
        for delivery in DeliveryGuarantee.allCases {
            let definition = try ProgramPerformanceTests.definition(delivery)
            try checkMergeLaws(definition, as: ProgramPerformanceAccumulator.self, of: activities, using: &random)
        }
    }

    @Test("An activity that is delivered again changes nothing where identifiers are kept")
    func redelivery() throws {
        var random = SeededGenerator(seed: 3)
        let activities = try (0..<60).map { try activity($0, using: &random) }
        let definition = try ProgramPerformanceTests.definition()
        try checkRedelivery(definition, as: ProgramPerformanceAccumulator.self, of: activities)
    }

    @Test("A movement or a cost that comes again with other facts is refused, and nothing changes")
    func conflict() throws {
        var state = ProgramPerformanceAccumulator(try ProgramPerformanceTests.definition())
        try state.add(moved("1", "ann", 1, .accrued, points: 5), in: Samples.utc)
        try state.add(spent("1", "goods", 5), in: Samples.utc)
        let before = state
        for other in [try moved("1", "ann", 1, .accrued, points: 6), try spent("1", "goods", 6)] {
            var error = #expect(throws: MetricsError.self) { try state.add(other, in: Samples.utc) }
            #expect(error?.code == .conflictingActivity)
            var part = ProgramPerformanceAccumulator(try ProgramPerformanceTests.definition())
            try part.add(moved("2", "ann", 1, .accrued, points: 6), in: Samples.utc)
            try part.add(spent("2", "goods", 1), in: Samples.utc)
            try part.add(other, in: Samples.utc)
            error = #expect(throws: MetricsError.self) { try state.merge(part) }
            #expect(error?.code == .conflictingActivity)
        }
        #expect(state == before)
    }

    @Test("An activity that breaks a rule is refused, and nothing changes", arguments: DeliveryGuarantee.allCases)
    func refused(delivery: DeliveryGuarantee) throws {
        let definition = try ProgramPerformanceTests.definition(delivery)
        var state = ProgramPerformanceAccumulator(definition)
        let miles = PointsMovement(
            id: try ActivityID("1"),
            at: try at(1),
            customer: nil,
            program: try ProgramID("club"),
            kind: .accrued,
            points: try Points(steps: 1, in: PointUnit("miles"))
        )
        for (input, code) in [
            (.movement(miles), .unitMismatch),
            (try moved("1", "ann", 1, .accrued, points: -1), .invalidCounts),
            (try moved("1", "ann", 1, .redeemed, points: 1), .invalidCounts),
            (try moved("1", "ann", 1, .expired, points: 1), .invalidCounts),
            (
                .cost(
                    Cost(
                        id: try ActivityID("1"),
                        at: try at(1),
                        customer: nil,
                        amount: try Money(parsing: "1.00 USD"),
                        purpose: try ReasonName("goods")
                    )
                ), .currencyMismatch
            ),
        ] as [(ProgramActivity, MetricsError.Code)] {
            let error = #expect(throws: MetricsError.self) { try state.add(input, in: Samples.utc) }
            #expect(error?.code == code)
        }
        let error = #expect(throws: MetricsError.self) {
            try state.add(joined("1", "ann", 1), in: FixedOffset(seconds: 3_600))
        }
        #expect(error?.code == .zoneMismatch)
        #expect(state == ProgramPerformanceAccumulator(definition))
    }

    @Test("Sums beyond 2^53 - 1 are refused, and nothing changes")
    func overflow() throws {
        let most: Int64 = 9_007_199_254_740_991
        let definition = try ProgramPerformanceTests.definition(.exactlyOnce)
        var state = ProgramPerformanceAccumulator(definition)
        try state.add(moved("1", "ann", 1, .accrued, points: most), in: Samples.utc)
        try state.add(spent("1", "goods", most), in: Samples.utc)
        let before = state
        for input in [try moved("2", "ann", 1, .accrued, points: 1), try spent("2", "goods", 1)] {
            var error = #expect(throws: MetricsError.self) { try state.add(input, in: Samples.utc) }
            #expect(error?.code == .sumOutOfRange)
            var part = ProgramPerformanceAccumulator(definition)
            try part.add(moved("3", "ann", 1, .redeemed, [lot(-1, granted: 1, expires: nil)]), in: Samples.utc)
            try part.add(spent("3", "mailing", 1), in: Samples.utc)
            try part.add(input, in: Samples.utc)
            error = #expect(throws: MetricsError.self) { try state.merge(part) }
            #expect(error?.code == .sumOutOfRange)
        }
        #expect(state == before)

        let lots = [try lot(most, granted: 1, expires: 6), try lot(-5, granted: 1, expires: 6)]
        try state.add(moved("4", "ann", 1, .adjusted, lots), in: Samples.utc)
        let error = #expect(throws: MetricsError.self) { try state.finish(asOf: at(2)) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("More redemptions undone than made are no figure")
    func undone() throws {
        let error = #expect(throws: MetricsError.self) { try finish([moved("1", "ann", 1, .reversed, points: 5)]) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("States of different definitions do not merge")
    func definitionMismatch() throws {
        var state = ProgramPerformanceAccumulator(try ProgramPerformanceTests.definition())
        let error = #expect(throws: MetricsError.self) {
            try state.merge(ProgramPerformanceAccumulator(ProgramPerformanceTests.definition(.exactlyOnce)))
        }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("A state has this JSON, sorted, and reads back equal", arguments: DeliveryGuarantee.allCases)
    func golden(delivery: DeliveryGuarantee) throws {
        var state = ProgramPerformanceAccumulator(try ProgramPerformanceTests.definition(delivery))
        try state.add(joined("1", "bob", 1), in: Samples.utc)
        try state.add(left("1", "ann", 2), in: Samples.utc)
        try state.add(moved("m", "ann", 3, .accrued, [lot(10, granted: 3, expires: 10)]), in: Samples.utc)
        try state.add(spent("c", "goods", 250), in: Samples.utc)
        let movements =
            delivery == .atLeastOnce
            ? #"{"facts":[{"fact":{"cohorts":[{"month":"2026-03-01","steps":10}],"expiries":["#
                + #"{"month":"2026-09-01","steps":10}],"kind":"accrued"},"id":"m"}]}"#
            : #"{"totals":{"cohorts":[{"expired":0,"issued":10,"month":"2026-03-01","redeemed":0,"withdrawn":0}],"#
                + #""expiries":[{"month":"2026-09-01","steps":10}]}}"#
        let costs =
            delivery == .atLeastOnce
            ? #"{"facts":[{"fact":{"minorUnits":250,"purpose":"goods"},"id":"c"}]}"#
            : #"{"totals":{"purposes":[{"minorUnits":250,"purpose":"goods"}]}}"#
        let text =
            #"{"costs":\#(costs),"definition":\#(try CanonicalJSON.text(of: state.definition)),"members":["#
            + #"{"customer":"ann","marks":{"activeAt":"2026-03-01T00:00:00Z","leftAt":"2026-02-01T00:00:00Z"}},"#
            + #"{"customer":"bob","marks":{"joinedAt":"2026-01-01T00:00:00Z"}}],"movements":\#(movements),"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(ProgramPerformanceAccumulator.self, from: text) == state)
    }

    @Test(
        "A state whose parts contradict each other is refused",
        arguments: [
            #""costs":{"totals":{"purposes":[{"minorUnits":1,"purpose":"a"},{"minorUnits":1,"purpose":"a"}]}}"#,
            #""movements":{"totals":{"cohorts":[\#(cohort),\#(cohort)],"expiries":[]}}"#,
            #""movements":{"totals":{"cohorts":[],"expiries":[{"steps":1},{"steps":1}]}}"#,
            #""movements":{"totals":{"cohorts":[],"expiries":[{"month":"2026-01-02","steps":1}]}}"#,
            #""movements":{"totals":{"cohorts":[],"expiries":[{"steps":9007199254740992}]}}"#,
            #""members":[{"customer":"a","marks":{}},{"customer":"a","marks":{}}]"#,
            #""version":2"#,
        ]
    )
    func refusedState(part: String) throws {
        let definition = try CanonicalJSON.text(of: ProgramPerformanceTests.definition(.exactlyOnce))
        var parts = [
            #""costs":{"totals":{"purposes":[]}}"#, #""definition":\#(definition)"#, #""members":[]"#,
            #""movements":{"totals":{"cohorts":[],"expiries":[]}}"#, #""version":1"#,
        ]
        let whole = "{" + parts.joined(separator: ",") + "}"
        #expect(throws: Never.self) { try CanonicalJSON.decode(ProgramPerformanceAccumulator.self, from: whole) }
        let key = part.prefix { $0 != ":" }
        parts = parts.map { $0.hasPrefix(key) ? part : $0 }
        checkRefused(ProgramPerformanceAccumulator.self, "{" + parts.joined(separator: ",") + "}")
    }

    private static let cohort = #"{"expired":0,"issued":1,"month":"2026-03-01","redeemed":0,"withdrawn":0}"#
}
