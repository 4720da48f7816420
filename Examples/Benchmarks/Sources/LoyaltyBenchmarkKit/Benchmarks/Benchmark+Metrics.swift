//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics

extension Benchmark {
    private static let orderCount = 10_000_000
    private static let customerCount = 1_000_000

    /// Checks the columns of orders, which all others but the last two are asked of.
    static let metricsColumns = metrics("metrics.columns.10m") { workload, _ in [try workload.orders().count] }

    /// Works out repeat purchases, last purchase, age and mean repeat spend of each customer, by purchase days.
    static let metricsSummary = metrics("metrics.summary.10m") { try MetricsWorkload.summary($1) }

    /// Works out the matrix of customers by month of the first order and months since.
    static let metricsCohorts = metrics("metrics.cohorts.10m") { try MetricsWorkload.cohorts($1) }

    /// Adds up the orders of each customer and scores recency, frequency and monetary.
    static let metricsRFM = metrics("metrics.rfm.10m") { try MetricsWorkload.rfm($1) }

    /// Counts active and returning customers of each month.
    static let metricsActive = metrics("metrics.active.10m") { try MetricsWorkload.active($1) }

    /// Finds four percentiles of durations.
    static let metricsPercentiles = metrics("metrics.percentiles.10m") { workload, _ in try workload.percentiles() }

    /// Counts promoters, passives and detractors.
    static let metricsNPS = metrics("metrics.nps.10m", repeats: 50) { workload, _ in workload.netPromoters() }

    private static func metrics(
        _ name: String,
        repeats: Int = 5,
        _ work: @Sendable @escaping (MetricsWorkload, OrderColumns) throws -> [Int]
    ) -> Benchmark {
        Benchmark(name: name) {
            let workload = MetricsWorkload(rows: orderCount, customers: customerCount)
            let orders = try workload.orders()
            var samples = Samples()
            var checks: [Int] = []
            for _ in 0..<repeats {
                try samples.measure(prepare: {}, work: { _ in checks = try work(workload, orders) })
            }
            guard let cpu = Statistics(nanoseconds: samples.cpu), let wall = Statistics(nanoseconds: samples.wall)
            else {
                return nil
            }
            return Measurement(
                name: name,
                value: cpu.median / 1_000,
                unit: "us of CPU time",
                operations: orderCount,
                cpu: cpu,
                wall: wall,
                note: "checks " + checks.map(String.init).joined(separator: " ")
            )
        }
    }
}
