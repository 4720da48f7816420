//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Pareto/NBD fit: the maximum, the same bits each time")
struct ParetoNegativeBinomialFitTests {
    @Test("On CDNOW in exact weeks it finds the maximum that 30 digits find")
    func exactWeeks() throws {
        let fit = try CDNOW.paretoFit.get()
        #expect(isNear(fit.logLikelihood, -9594.976178939543, within: 1e-12))
        let parameters = [0.55327704685318, 10.5776834633023, 0.606239989127826, 11.668735288855]
        #expect(isNear(fit.model.parameters, parameters, within: 1e-9))
        #expect(isNear(fit.standardErrors, [0.04762793, 0.84272253, 0.18728134, 6.21111359], within: 1e-7))
        #expect(fit.isConverged && fit.isMaximum && fit.undeterminedParameters.isEmpty)
        #expect(fit.iterations < 30 && fit.gradientNorm < 1e-8)
    }

    @Test("On the paper's file of two decimals it finds that file's maximum, in any order")
    func twoDecimals() throws {
        var random = SeededGenerator(seed: 3)
        let histories = PurchaseHistories(try CDNOW.customers(.twoDecimals).shuffled(using: &random), in: .week)
        let fit = try ParetoNegativeBinomialModel.fit(to: histories)
        #expect(isNear(fit.logLikelihood, -9594.97392982686, within: 1e-12))
        let parameters = [0.553275508689519, 10.5776122386817, 0.606213568674084, 11.6679112379202]
        #expect(isNear(fit.model.parameters, parameters, within: 1e-9))
        let errors = [0.04762875443, 0.8427239235, 0.1872795695, 6.211029321]
        #expect(isNear(fit.standardErrors, errors, within: 1e-8))
        #expect(try ParetoNegativeBinomialModel.fit(to: CDNOW.histories(.twoDecimals)) == fit)
        #expect(try fit.model.logLikelihood(of: histories) == fit.logLikelihood)
    }

    @Test("The fit in days is the fit in weeks with another unit")
    func unitsScale() throws {
        let days = try CDNOW.rows.map {
            try PurchaseHistory(repeatPurchases: $0.repeatPurchases, lastAt: $0.lastAt, age: $0.age)
        }
        let histories = try PurchaseHistories(days, customers: CDNOW.rows.map(\.customers), in: .day)
        let daily = try ParetoNegativeBinomialModel.fit(to: histories).model
        let weekly = try CDNOW.paretoFit.get().model
        #expect(isNear(daily.parameters, [weekly.r, weekly.alpha * 7, weekly.s, weekly.beta * 7], within: 1e-8))
    }

    @Test("Customers who never stop leave s and beta open, which the fit says")
    func undetermined() throws {
        var random = SeededGenerator(seed: 5)
        let histories = try (0..<300).map { _ in
            try simulated(rate: .random(in: 0.2...2, using: &random), stopping: 0, until: 20, using: &random)
        }
        let fit = try ParetoNegativeBinomialModel.fit(to: PurchaseHistories(histories, in: .week))
        #expect(!fit.undeterminedParameters.isEmpty)
        #expect(fit.standardErrors == nil)
        #expect(fit.logLikelihood.isFinite)
        let customer = try PurchaseHistory(repeatPurchases: 20, lastAt: 19, age: 20)
        #expect(fit.model.probabilityAlive(of: customer) > 0.99)
    }

    @Test("Without a repeat purchase there is nothing to fit, and units are not mixed")
    func refused() throws {
        let once = try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 10)
        let error = #expect(throws: MetricsError.self) {
            try ParetoNegativeBinomialModel.fit(to: PurchaseHistories([once], in: .day))
        }
        #expect(error?.code == .insufficientData)
        let model = try ParetoNegativeBinomialModel(r: 1, alpha: 1, s: 1, beta: 1, unit: .day)
        let mixed = #expect(throws: MetricsError.self) { try model.logLikelihood(of: PurchaseHistories([], in: .week)) }
        #expect(mixed?.code == .unitMismatch)
    }
}
