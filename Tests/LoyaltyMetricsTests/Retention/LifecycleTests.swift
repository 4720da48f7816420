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

@Suite("Life cycle: in every period the active are new, retained or resurrected")
struct LifecycleTests {
    static let active: [Int64] = [885, 741, 758, 974, 856, 1056, 991, 949, 935, 1266, 1364, 1664, 615]
    static let retained: [Int64] = [0, 324, 262, 290, 304, 368, 410, 365, 388, 425, 489, 622, 371]
    static let new: [Int64] = [885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41]
    static let resurrected: [Int64] = [0, 0, 116, 232, 252, 404, 339, 396, 378, 542, 517, 719, 203]
    static let churned: [Int64] = [0, 561, 479, 468, 670, 488, 646, 626, 561, 510, 777, 742, 1293]

    static func counts() throws -> [LifecycleCounts] {
        try active.indices.map {
            try LifecycleCounts(
                new: new[$0],
                retained: retained[$0],
                resurrected: resurrected[$0],
                churned: churned[$0]
            )
        }
    }

    @Test("The documented example: away in period 2, back in period 3")
    func example() throws {
        let grid = try CohortMatrixTests.grid(4)
        let life = Lifecycle([PeriodBits(periods: [0, 1, 3])], by: .standard(grid), asOf: .latest)
        #expect(life.counts[3].resurrected == 1 && life.counts[0].new == 1)
        #expect(life.retention(1)?.value == 1 && life.churn(2)?.value == 1 && life.churn(1)?.value == 0)
        #expect(life.retention(3)?.value == nil && life.retention(3)?.share.total == 0)
        #expect(life.returning(3)?.value == 1 && life.returning(2)?.value == nil && life.returning(0)?.value == 0)
    }

    @Test("period.online_retail, lifecycle.identity: the shares of each month follow from four counts")
    func onlineRetail() throws {
        let life = try Lifecycle(
            counts: Self.counts(),
            by: .standard(CohortMatrixTests.grid(13)),
            asOf: Timestamp(parsing: "2011-12-09T12:50:00Z")
        )
        let retention = [
            0.366101694915254, 0.35357624831309, 0.382585751978892, 0.31211498973306, 0.429906542056075,
            0.388257575757576, 0.368314833501514, 0.408851422550053, 0.454545454545455, 0.386255924170616,
            0.456011730205279, 0.222956730769231,
        ]
        let returning = [
            0.0, 0.437246963562753, 0.49868073878628, 0.535934291581109, 0.649532710280374, 0.731060606060606,
            0.755802219979818, 0.801896733403583, 0.819251336898396, 0.763823064770932, 0.737536656891496,
            0.805889423076923, 0.933333333333333,
        ]
        for period in 0..<13 {
            #expect(life.counts[period].active == Self.active[period])
            #expect(isClose(life.returning(period)?.value, returning[period]))
            #expect(life.returning(period)?.isComplete == (period < 12))
            guard period > 0 else { continue }
            #expect(isClose(life.retention(period)?.value, retention[period - 1]))
            #expect(isClose(life.churn(period)?.value, 1 - retention[period - 1]))
        }
        #expect(life.retention(0) == nil && life.churn(0) == nil && life.churn(13) == nil && life.returning(-1) == nil)
    }

    @Test("The counts are what their words say, over sets of periods", arguments: UInt64(1)...30)
    func sameAsWords(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let periods = seed == 1 ? 64 : Int.random(in: 1...12, using: &random)
        let naive = NaiveRetention.random(periods: periods, using: &random)
        let life = Lifecycle(
            naive.customers.shuffled(using: &random).map(PeriodBits.init(periods:)),
            by: .standard(try CohortMatrixTests.grid(periods)),
            asOf: .latest
        )
        #expect(try life.counts == (0..<periods).map { try naive.counts(of: $0) })
        for (before, period) in zip(life.counts, life.counts.dropFirst()) {
            #expect(period.active == period.new + period.retained + period.resurrected)
            #expect(period.activeBefore == before.active)
        }
    }

    @Test("A customer known before the first period comes back, and is never new")
    func earlier() throws {
        let grid = try CohortMatrixTests.grid(2)
        let life = Lifecycle(
            [],
            earlier: [PeriodBits(periods: [0, 1]), PeriodBits()],
            by: .standard(grid),
            asOf: .latest
        )
        #expect(life.earlierCustomers == 2)
        #expect(life.counts[0].resurrected == 1 && life.counts[0].new == 0 && life.counts[1].retained == 1)
    }

    @Test("Periods that had not begun have no counts")
    func future() throws {
        let asOf = try Timestamp(parsing: "2011-01-31T00:00:00Z")
        let life = Lifecycle([PeriodBits(periods: [0, 2])], by: .standard(try CohortMatrixTests.grid(4)), asOf: asOf)
        #expect(life.counts.count == 2 && life.retention(2) == nil)
        #expect(life.churn(1)?.value == 1 && life.churn(1)?.isComplete == false)
        #expect(Lifecycle([], by: life.definition, asOf: .earliest).counts.isEmpty)
    }

    @Test("Counts that do not fit together are refused")
    func refused() throws {
        let definition = LifecycleDefinition.standard(try CohortMatrixTests.grid(2))
        let one = try LifecycleCounts(new: 1, retained: 0, resurrected: 0, churned: 0)
        let kept = try LifecycleCounts(new: 0, retained: 1, resurrected: 0, churned: 0)
        #expect(try Lifecycle(counts: [one, kept], by: definition, asOf: .latest).retention(1)?.value == 1)
        for counts in [[], [one], [one, one], [kept, kept], [one, kept, kept]] {
            let error = #expect(throws: MetricsError.self) {
                try Lifecycle(counts: counts, by: definition, asOf: .latest)
            }
            #expect(error?.code == .invalidCounts)
        }
        let negative = #expect(throws: MetricsError.self) {
            try LifecycleCounts(new: 0, retained: -1, resurrected: 0, churned: 0)
        }
        #expect(negative?.code == .invalidCounts)
        let known = #expect(throws: MetricsError.self) {
            try Lifecycle(counts: [one, kept], earlierCustomers: -1, by: definition, asOf: .latest)
        }
        #expect(known?.code == .invalidCounts)
    }
}
