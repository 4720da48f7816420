//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyReferrals

extension Benchmark {
    /// Pays three levels of a hundred thousand orders by a plan: each line kept, returns taken back, everything conserved.
    static let plansRun = Benchmark(name: "plans.run") {
        let workload = try PlanWorkload(partners: 10_000, sales: 100_000)
        var samples = Samples()
        var commission: Int64 = 0
        for _ in 0..<10 {
            try samples.measure(
                prepare: {},
                work: { _ in
                    let run = try workload.run()
                    commission = run.conservation.holds ? run.commission.minorUnits : -1
                }
            )
        }
        guard let cpu = Statistics(nanoseconds: samples.cpu), let wall = Statistics(nanoseconds: samples.wall) else {
            return nil
        }
        return Measurement(
            name: "plans.run",
            value: cpu.median / 1_000,
            unit: "us of CPU time",
            operations: 100_000,
            cpu: cpu,
            wall: wall,
            note: "commission of \(commission) cents"
        )
    }
}
