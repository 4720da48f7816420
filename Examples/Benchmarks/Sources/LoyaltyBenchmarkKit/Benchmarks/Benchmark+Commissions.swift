//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyReferrals

extension Benchmark {
    /// Pays seven levels of a million sales.
    static let commissionsPlain = commissions("commissions.plain") { try $0.run().totals }

    /// Pays them and keeps who is paid for each line.
    static let commissionsTraced = commissions("commissions.traced") { try $0.run(keepingLines: true).totals }

    /// Pays them past partners who are not active.
    static let commissionsCompressed = commissions("commissions.compressed") { try $0.run(.payment).totals }

    /// Sums up the volume of every partner's group.
    static let commissionsVolume = commissions("commissions.volume") { workload in
        var personal = [Int64](repeating: 0, count: workload.forest.partners.count)
        for (sale, seller) in workload.sales.sellers.enumerated() {
            personal[Int(seller)] += workload.sales.bases[sale]
        }
        return try GroupVolumes(personal: personal, in: workload.forest).volumes
    }

    /// Pays seven levels of ten million sales of a million partners.
    static let commissionsLarge = commissions("commissions.large", partners: 1_000_000, sales: 10_000_000, repeats: 2) {
        try $0.run().totals
    }

    private static func commissions(
        _ name: String,
        partners: Int = 100_000,
        sales: Int = 1_000_000,
        repeats: Int = 10,
        _ work: @Sendable @escaping (CommissionsWorkload) throws -> [Int64]
    ) -> Benchmark {
        Benchmark(name: name) {
            let workload = try CommissionsWorkload(partners: partners, sales: sales)
            var samples = Samples()
            var totals: [Int64] = []
            for _ in 0..<repeats {
                try samples.measure(prepare: {}, work: { _ in totals = try work(workload) })
            }
            guard let cpu = Statistics(nanoseconds: samples.cpu), let wall = Statistics(nanoseconds: samples.wall)
            else {
                return nil
            }
            return Measurement(
                name: name,
                value: cpu.median / 1_000,
                unit: "us of CPU time",
                operations: sales,
                cpu: cpu,
                wall: wall,
                note: "checks " + CommissionsWorkload.checks(totals).map(String.init).joined(separator: " ")
            )
        }
    }
}
