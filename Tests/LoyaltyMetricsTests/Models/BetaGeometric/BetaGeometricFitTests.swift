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

@Suite("BG/NBD fit: the maximum, the same bits each time")
struct BetaGeometricFitTests {
    @Test("On CDNOW in exact weeks it finds the maximum that 30 digits find")
    func exactWeeks() throws {
        let fit = try CDNOW.geometricFit.get()
        #expect(isNear(fit.logLikelihood, -9582.429206673931, within: 1e-12))
        let parameters = [0.242594522430157, 4.4136020190135, 0.792922017225598, 2.42590677682633]
        #expect(isNear(fit.model.parameters, parameters, within: 1e-9))
        #expect(isNear(fit.standardErrors, [0.01255738, 0.37822406, 0.18573382, 0.70541426], within: 1e-6))
        #expect(fit.isConverged && fit.isMaximum && fit.undeterminedParameters.isEmpty)
        #expect(fit.customers == 2_357 && fit.distinctRows == 1_016)
        #expect(fit.iterations < 20 && fit.gradientNorm < 1e-8)
        #expect(fit.model.unit == .week)
    }

    @Test("On the paper's file of two decimals it finds that file's maximum")
    func twoDecimals() throws {
        let histories = try CDNOW.histories(.twoDecimals)
        let fit = try BetaGeometricModel.fit(to: histories)
        #expect(isNear(fit.logLikelihood, -9582.42556056736, within: 1e-12))
        let parameters = [0.242592907204466, 4.41353156120543, 0.792886148098769, 2.42575343649362]
        #expect(isNear(fit.model.parameters, parameters, within: 1e-9))
        let errors = [0.01255731958, 0.3782214155, 0.1857191431, 0.7053457551]
        #expect(isNear(fit.standardErrors, errors, within: 1e-8))
        #expect(try fit.model.logLikelihood(of: histories) == fit.logLikelihood)
    }

    @Test("In any order, counted or one by one, the fit has the same bits", arguments: 0..<4)
    func sameBits(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let shuffled = try CDNOW.customers(.exactWeeks).shuffled(using: &random)
        let fit = try BetaGeometricModel.fit(to: PurchaseHistories(shuffled, in: .week))
        let again = try CDNOW.geometricFit.get()
        #expect(fit == again)
        #expect(fit.model.parameters.map(\.bitPattern) == again.model.parameters.map(\.bitPattern))
    }

    @Test("A fit in days is the fit in weeks with another unit")
    func unitsScale() throws {
        let days = try CDNOW.rows.map {
            try PurchaseHistory(repeatPurchases: $0.repeatPurchases, lastAt: $0.lastAt, age: $0.age)
        }
        let histories = try PurchaseHistories(days, customers: CDNOW.rows.map(\.customers), in: .day)
        let daily = try BetaGeometricModel.fit(to: histories).model
        let weekly = try CDNOW.geometricFit.get().model
        #expect(isNear(daily.parameters, [weekly.r, weekly.alpha * 7, weekly.a, weekly.b], within: 1e-8))
    }

    @Test("Customers of known rates give back their means", arguments: 0..<3)
    func recovery(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let histories = try (0..<1_500).map { _ in
            try simulated(rate: Bool.random(using: &random) ? 0.5 : 1.5, stopping: 0.2, until: 20, using: &random)
        }
        let fit = try BetaGeometricModel.fit(to: PurchaseHistories(histories, in: .week))
        #expect(fit.isConverged)
        #expect(isNear(fit.model.r / fit.model.alpha, 1, within: 0.1))
        #expect(isNear(fit.model.a / (fit.model.a + fit.model.b), 0.2, within: 0.1))
    }

    @Test("Customers who all stop alike leave a and b open, which the fit says")
    func undetermined() throws {
        var random = SeededGenerator(seed: 11)
        var found = false
        for _ in 0..<6 where !found {
            let histories = try (0..<300).map { _ in
                try simulated(rate: 1, stopping: 0.3, until: 10, using: &random)
            }
            let fit = try BetaGeometricModel.fit(to: PurchaseHistories(histories, in: .day))
            guard !fit.undeterminedParameters.isEmpty else { continue }
            found = true
            #expect(fit.standardErrors == nil)
            #expect(fit.logLikelihood.isFinite)
            #expect(Set(fit.undeterminedParameters).isSubset(of: BetaGeometricModel.parameterNames))
        }
        #expect(found)
    }

    @Test("Without a repeat purchase, without customers and without time there is nothing to fit")
    func insufficient() throws {
        let once = try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 10)
        let instant = try PurchaseHistory(repeatPurchases: 3, lastAt: 0, age: 0)
        for histories in [[], [once, once], [instant]] {
            let error = #expect(throws: MetricsError.self) {
                try BetaGeometricModel.fit(to: PurchaseHistories(histories, in: .day))
            }
            #expect(error?.code == .insufficientData)
        }
    }

    @Test("A likelihood is asked in the model's unit, and is zero of nobody")
    func units() throws {
        let model = try BetaGeometricModel(r: 1, alpha: 1, a: 1, b: 1, unit: .day)
        #expect(try model.logLikelihood(of: PurchaseHistories([], in: .day)) == 0)
        let error = #expect(throws: MetricsError.self) { try model.logLikelihood(of: PurchaseHistories([], in: .week)) }
        #expect(error?.code == .unitMismatch)
    }
}
