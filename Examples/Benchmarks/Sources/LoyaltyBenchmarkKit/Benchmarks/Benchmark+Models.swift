//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics

extension Benchmark {
    /// Fits the BG/NBD model.
    static let fitBetaGeometric = Benchmark(name: "fit.bgnbd") {
        let customers = try ModelWorkload().histories
        return try model("fit.bgnbd") {
            let fit = try BetaGeometricModel.fit(to: PurchaseHistories(customers, in: .week))
            return "parameters \(fit.model.parameters)"
        }
    }

    /// Fits the Pareto/NBD model.
    static let fitPareto = Benchmark(name: "fit.pnbd") {
        let customers = try ModelWorkload().histories
        return try model("fit.pnbd") {
            let fit = try ParetoNegativeBinomialModel.fit(to: PurchaseHistories(customers, in: .week))
            return "parameters \(fit.model.parameters)"
        }
    }

    /// Fits the Gamma-Gamma model.
    static let fitGammaGamma = Benchmark(name: "fit.gammagamma") {
        let spending = try ModelWorkload().spending
        return try model("fit.gammagamma") {
            let fit = try GammaGammaModel.fit(to: SpendHistories(spending))
            return "parameters \(fit.model.parameters)"
        }
    }

    /// Works out twelve months of lifetime value of ten times the customers.
    static let lifetimeValue = Benchmark(name: "clv.12m") {
        let workload = try ModelWorkload()
        let model = LifetimeValueModel(
            purchases: try BetaGeometricModel.fit(to: PurchaseHistories(workload.histories, in: .week)).model,
            spend: try GammaGammaModel.fit(to: SpendHistories(workload.spending)).model
        )
        let histories = (0..<10).flatMap { _ in workload.histories }
        let meanSpend = (0..<10).flatMap { _ in workload.meanSpend }
        return try Self.model("clv.12m") {
            let sum = try model.values(of: histories, meanSpend: meanSpend).reduce(0) { $0 + ($1 ?? 0) }
            return "in all \(sum)"
        }
    }

    private static func model(_ name: String, _ work: () throws -> String) throws -> Measurement? {
        var samples = Samples()
        var note = ""
        for _ in 0..<20 {
            try samples.measure(prepare: { "" }) { result in
                result = try work()
                note = result
            }
        }
        guard let cpu = Statistics(nanoseconds: samples.cpu), let wall = Statistics(nanoseconds: samples.wall) else {
            return nil
        }
        return Measurement(
            name: name,
            value: cpu.best / 1_000,
            unit: "µs of CPU time",
            operations: 1,
            cpu: cpu,
            wall: wall,
            note: note
        )
    }
}
