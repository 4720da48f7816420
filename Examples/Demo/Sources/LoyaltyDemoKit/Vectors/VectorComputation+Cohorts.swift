//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

extension VectorComputation {
    /// Thirteen months from December 2010 on; the last one ends with the data on its ninth day, and counts as it stands.
    private static func grid() throws -> PeriodGrid {
        try PeriodGrid(.month, from: CivilDate(year: 2010, month: 12, day: 1), count: 13, in: FixedOffset.utc)
    }

    private static func state(_ orders: [Order], _ rule: ReturnRule) throws -> RetentionAccumulator<Order> {
        var state = RetentionAccumulator<Order>(try RetentionDefinition(.calendar(grid()), rule: rule))
        try state.add(contentsOf: orders, in: FixedOffset.utc)
        return state
    }

    private static func matrix(_ orders: [Order], _ rule: ReturnRule) throws -> CohortMatrix {
        try state(orders, rule).finish(asOf: Timestamp(parsing: "2012-01-01T00:00:00Z"))
    }

    /// The rows of a matrix, as long as the data goes.
    private static func rows(_ matrix: CohortMatrix) -> JSONValue {
        .array(
            matrix.sizes.indices.map { cohort in
                .counts((0..<13 - cohort).map { matrix[cohort, $0]?.share.count ?? 0 })
            }
        )
    }

    static func cohorts(_ orders: [Order]) throws -> JSONValue {
        let matrix = try matrix(orders, .inPeriod)
        let first = try grid().firstDate.description
        return .object([
            "first_month": .string(String(first.prefix(7))), "sizes": .counts(matrix.sizes), "n_period": rows(matrix),
            "unbounded": rows(try Self.matrix(orders, .onOrAfter)),
        ])
    }

    static func averages(_ orders: [Order]) throws -> JSONValue {
        let matrix = try matrix(orders, .inPeriod)
        let pooled = (0..<13).map { matrix.pooled($0) }
        return .object([
            "numerators": .counts(pooled.map { $0?.share.count ?? 0 }),
            "denominators": .counts(pooled.map { $0?.share.total ?? 0 }),
            "rate": .numbers(pooled.map { $0?.value }),
            "unweighted_mean": .numbers((0..<13).map { matrix.meanOfCohorts($0) }),
        ])
    }

    static func lifecycle(_ orders: [Order]) throws -> Lifecycle {
        let lifecycle = try state(orders, .inPeriod).lifecycle(asOf: Timestamp(parsing: "2012-01-01T00:00:00Z"))
        guard let lifecycle else { throw DemoError(.emptyFile, "the periods are not those of the calendar") }
        return lifecycle
    }

    static func periods(_ orders: [Order]) throws -> JSONValue {
        let lifecycle = try lifecycle(orders)
        let counts = lifecycle.counts
        return .object([
            "active": .counts(counts.map(\.active)), "new": .counts(counts.map(\.new)),
            "retained_from_previous": .counts(counts.dropFirst().map(\.retained)),
            "churned": .counts(counts.dropFirst().map(\.churned)),
            "returning": .counts(counts.map(\.returning)), "resurrected": .counts(counts.map(\.resurrected)),
            "retention": .numbers(counts.indices.dropFirst().map { lifecycle.retention($0)?.value }),
            "returning_share": .numbers(counts.indices.map { lifecycle.returning($0)?.value }),
        ])
    }
}
