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

@Suite("Period columns: the active periods that the accumulator finds")
struct PeriodColumnsTests {
    @Test("Matrix and life cycle are the accumulator's, in any zone, in parts or whole", arguments: UInt64(1)...12)
    func likeAccumulator(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // More customers than a group has, of whom few have orders.
        let customers = seed.isMultiple(of: 3) ? 20 : 5_000
        let orders = try Samples.columnOrders(
            .random(in: 0...200, using: &random),
            customers: customers,
            using: &random
        )
        let periods: [CalendarPeriod] = [.day, .week(startingOn: .monday), .month, .quarter]
        let zone = seed.isMultiple(of: 2) ? ZoneWithChanges.losAngeles2024 : .oddClocks
        let grid = try PeriodGrid(
            periods[Int(seed) % 4],
            from: CivilDate(year: 2024, month: .random(in: 1...12, using: &random), day: 5),
            count: .random(in: 1...64, using: &random),
            in: zone
        )
        let asOf = try Timestamp(secondsSince1970: 1_704_067_200 + .random(in: 0...80_000_000, using: &random))

        var merged = try PeriodColumns(Samples.columns([], customers: customers).activities, on: grid)
        for part in Samples.parts(orders, using: &random) {
            try merged.merge(PeriodColumns(Samples.columns(part, customers: customers).activities, on: grid))
        }
        #expect(try merged == PeriodColumns(Samples.columns(orders, customers: customers).activities, on: grid))

        for rule in [ReturnRule.inPeriod, .onOrAfter, .everyPeriod] {
            for entry in CohortEntry.allCases {
                let definition = try RetentionDefinition(.calendar(grid), entry: entry, rule: rule)
                var accumulator = RetentionAccumulator<Order>(definition)
                try accumulator.add(contentsOf: Samples.orders(orders), in: zone)
                #expect(try merged.cohortMatrix(by: definition, asOf: asOf) == accumulator.finish(asOf: asOf))
                #expect(try merged.lifecycle(by: .standard(grid), asOf: asOf) == accumulator.lifecycle(asOf: asOf))
            }
        }
        for (customer, own) in Dictionary(grouping: orders, by: \.customer) {
            let times = try own.map { try Timestamp(microsecondsSince1970: $0.time) }
            #expect(merged[customer] == grid.periods(of: times))
        }
    }

    @Test("A part that is merged twice changes nothing")
    func idempotent() throws {
        var random = SeededGenerator(seed: 3)
        let grid = try PeriodGrid(.month, from: CivilDate(year: 2024, month: 6, day: 1), count: 5, in: FixedOffset.utc)
        let orders = try Samples.columns(Samples.columnOrders(50, customers: 9, using: &random), customers: 9)
        let once = PeriodColumns(orders.activities, on: grid)
        var twice = once
        try twice.merge(once)
        #expect(twice == once)
    }

    @Test("A customer without activity has no periods, and a number beyond the customers neither")
    func nobody() throws {
        let grid = try PeriodGrid(.month, from: CivilDate(year: 1970, month: 1, day: 1), count: 2, in: FixedOffset.utc)
        let periods = try PeriodColumns(ActivityColumns(customers: [1], customerCount: 3, times: [0]), on: grid)
        #expect(periods[0] == nil)
        #expect(periods[1] == CustomerPeriods(PeriodBits(periods: [0])))
        #expect(periods[3] == nil)
        #expect(periods[-1] == nil)
        let matrix = try periods.cohortMatrix(by: .standard(grid), asOf: .latest)
        #expect(matrix.sizes == [1, 0])
        #expect(matrix.inactiveCustomers == 0)
    }

    @Test("Another grid, and other customers, are refused")
    func refused() throws {
        let start = try CivilDate(year: 1970, month: 1, day: 1)
        let grid = try PeriodGrid(.month, from: start, count: 2, in: FixedOffset.utc)
        let other = try PeriodGrid(.month, from: start, count: 3, in: FixedOffset.utc)
        let visits = try ActivityColumns(customers: [0], customerCount: 1, times: [0])
        let more = try ActivityColumns(customers: [0], customerCount: 2, times: [0])
        var periods = PeriodColumns(visits, on: grid)
        expectRefused(.definitionMismatch) { try periods.merge(PeriodColumns(visits, on: other)) }
        expectRefused(.columnMismatch) { try periods.merge(PeriodColumns(more, on: grid)) }
        expectRefused(.definitionMismatch) { _ = try periods.cohortMatrix(by: .standard(other), asOf: .latest) }
        expectRefused(.definitionMismatch) { _ = try periods.lifecycle(by: .standard(other), asOf: .latest) }
    }
}
