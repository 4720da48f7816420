//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics

/// Orders of many customers over two years, answers and durations, made by a formula that other languages can write too.
///
/// Row *i* has the words h(*k*) = splitmix64(42 + 4*i* + *k*), *k* from 0 to 3; `peers/metrics/rows.py` makes the same rows.
struct MetricsWorkload: Sendable {
    /// The customers, from 0; low numbers order more.
    let customers: [Int32]
    /// How many numbers of customers there are; some have no order.
    let customerCount: Int
    /// The times in microseconds since 1970, of 2023 and 2024 in UTC.
    let times: [Int64]
    /// The totals in cents.
    let cents: [Int64]
    /// Answers, 0 to 10.
    let answers: [Int8]
    /// Durations in minutes.
    let minutes: [Int32]

    /// Makes rows.
    init(rows: Int, customers count: Int) {
        var customers = [Int32](repeating: 0, count: rows)
        var times = [Int64](repeating: 0, count: rows)
        var cents = times
        var answers = [Int8](repeating: 0, count: rows)
        var minutes = customers
        for row in 0..<rows {
            let seed = 42 + 4 * UInt64(row)
            let share = Self.word(of: seed) >> 32
            customers[row] = Int32((((share * share) >> 32) * UInt64(count)) >> 32)
            times[row] = (1_672_531_200 + Int64(Self.word(of: seed + 1) % 63_072_000)) * 1_000_000
            cents[row] = 100 + Int64(Self.word(of: seed + 2) % 20_000)
            let word = Self.word(of: seed + 3)
            answers[row] = Int8(word % 11)
            minutes[row] = Int32((word >> 8) % 100_000)
        }
        self.customers = customers
        customerCount = count
        self.times = times
        self.cents = cents
        self.answers = answers
        self.minutes = minutes
    }

    private static func word(of seed: UInt64) -> UInt64 {
        var generator = SplitMix64(seed: seed)
        return generator.next()
    }

    /// The orders as columns.
    func orders() throws -> OrderColumns {
        try OrderColumns(
            customers: customers,
            customerCount: customerCount,
            times: times,
            minorUnits: cents,
            in: .eur
        )
    }

    /// The 24 months.
    static func grid() throws -> PeriodGrid {
        try PeriodGrid(.month, from: CivilDate(year: 2023, month: 1, day: 1), count: 24, in: FixedOffset.utc)
    }
}

// MARK: - Figures, each with sums that other programs find too

extension MetricsWorkload {
    /// The sums of repeat purchases, of days to the last purchase, of ages, and of mean repeat spends in whole cents.
    static func summary(_ orders: OrderColumns) throws -> [Int] {
        let days = try PurchaseDayColumns(orders, in: FixedOffset.utc)
        let histories = try days.histories(asOf: CivilDate(year: 2024, month: 12, day: 30))
        var sums = (0, 0, 0, 0.0)
        for row in histories.customers.indices {
            sums.0 += Int(histories.repeatPurchases[row])
            sums.1 += Int(histories.lastAt[row])
            sums.2 += Int(histories.ages[row])
            sums.3 += histories.meanRepeatSpend(at: row) ?? 0
        }
        return [sums.0, sums.1, sums.2, Int(sums.3.rounded())]
    }

    /// The number of cells with customers, and the sum of customers times months since the entry.
    static func cohorts(_ orders: OrderColumns) throws -> [Int] {
        let grid = try grid()
        let matrix = try PeriodColumns(orders.activities, on: grid).cohortMatrix(
            by: .standard(grid),
            asOf: grid.boundaries[24]
        )
        var sums = (0, 0)
        for cohort in 0..<grid.count {
            for column in 0..<grid.count - cohort {
                let count = Int(matrix[cohort, column]?.share.count ?? 0)
                sums.0 += count > 0 ? 1 : 0
                sums.1 += count * (column + 1)
            }
        }
        return [sums.0, sums.1]
    }

    /// The number of customers, and the sum of their scores as numbers of three digits; last orders by their date.
    static func rfm(_ orders: OrderColumns) throws -> [Int] {
        let scores = try RFMColumns(orders).scores(by: .standard(in: .eur), datesIn: FixedOffset.utc)
        let sum = scores.customersByCell().reduce(0) { sum, entry in
            sum + Int(entry.value) * (entry.key.recency * 100 + entry.key.frequency * 10 + entry.key.monetary)
        }
        return [scores.count, sum]
    }

    /// The sums of active and of returning customers of all months.
    static func active(_ orders: OrderColumns) throws -> [Int] {
        let grid = try grid()
        let life = try PeriodColumns(orders.activities, on: grid).lifecycle(
            by: .standard(grid),
            asOf: grid.boundaries[24]
        )
        return [life.counts.reduce(0) { $0 + Int($1.active) }, life.counts.reduce(0) { $0 + Int($1.returning) }]
    }

    /// The durations that 50, 90, 95 and 99 of 100 do not exceed.
    func percentiles() throws -> [Int] {
        let shares = try [50, 90, 95, 99].map { try Rate.percent($0) }
        return try Percentiles.nearestRanks(shares, ofColumn: minutes).map { Int($0) }
    }

    /// The numbers of promoters, detractors and answers.
    func netPromoters() -> [Int] {
        let score = NetPromoterScore(column: answers)
        return [Int(score.promoters), Int(score.detractors), Int(score.count)]
    }
}
