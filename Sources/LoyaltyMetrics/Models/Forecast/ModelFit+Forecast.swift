//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension ModelFit where Model: PurchaseModel {
    /// Foresees how many purchases customers make from now on.
    ///
    /// ```swift
    /// let fit = try BetaGeometricModel.fit(to: histories)
    /// let forecast = try fit.forecast(of: histories, in: 39)
    /// forecast.expected                                     // purchases in the next 39 weeks
    /// forecast.interval                                     // and where they lie in 95 of 100 cases
    /// ```
    ///
    /// - Parameters:
    ///   - histories: The customers, who may be others than those that the model was fitted to.
    ///   - duration: The time from the end of their observation, zero or more, in the model's unit.
    ///   - level: How sure the interval is meant to be.
    /// - Returns: The forecast.
    /// - Throws: ``MetricsError`` with code `unitMismatch` for histories in another unit, and `invalidDuration` for a negative
    ///   or infinite time, or NaN.
    /// - Complexity: O(*n*) in the number of distinct histories.
    public func forecast(
        of histories: PurchaseHistories,
        in duration: Double,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) -> ModelForecast {
        try ModelChecks.check(histories.unit, is: model.unit)
        let counts = histories.customersPerHistory.map { Double($0) }
        let sum = try Self.sum(model, over: histories.distinct, counts, in: duration) { _ in nil }
        let parameterVariance = try ForecastSum.parameterVariance(of: self, parameters: model.parameters) {
            (parameters) throws(MetricsError) in
            let other = try Model(parameters: parameters, unit: model.unit)
            return try Self.sum(other, over: histories.distinct, counts, in: duration) { _ in nil }.mean
        }
        return ModelForecast(
            expected: sum.mean,
            processVariance: sum.variance,
            parameterVariance: parameterVariance,
            level: level
        )
    }

    /// Foresees what the purchases that customers make from now on are worth.
    ///
    /// - Parameters:
    ///   - histories: The customers' purchases, in the model's unit.
    ///   - meanSpend: What a repeat purchase of each was worth on average; 0 without any.
    ///   - duration: The time from the end of their observation, zero or more, in the model's unit.
    ///   - spend: The model of what a purchase is worth, with its fit.
    ///   - level: How sure the interval is meant to be.
    /// - Returns: The forecast, in the currency of the means. Customers of whom the model of spending knows no mean count like
    ///   those without repeat purchases.
    /// - Throws: ``MetricsError`` with code `invalidCounts` unless there are as many means as customers, `invalidHistory` for a
    ///   mean that is not finite, or not 0 without repeat purchases, `insufficientData` if customers without repeat purchases
    ///   have no mean, and `invalidDuration` for a negative or infinite time, or NaN.
    /// - Complexity: O(*n*) in the number of customers.
    public func spendForecast(
        of histories: [PurchaseHistory],
        meanSpend: [Double],
        in duration: Double,
        spend: ModelFit<GammaGammaModel>,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) -> ModelForecast {
        guard histories.count == meanSpend.count else {
            throw MetricsError(.invalidCounts, "there are as many means of spending as customers")
        }
        guard spend.model.expectedSpend != nil else {
            throw MetricsError(.insufficientData, "spending that varies without bounds has no mean to forecast")
        }
        var spending: [SpendHistory] = []
        for (history, mean) in zip(histories, meanSpend) {
            spending.append(try SpendHistory(repeatPurchases: history.repeatPurchases, meanSpend: mean))
        }
        let counts = Array(repeating: 1.0, count: histories.count)
        let sum = try Self.sum(model, over: histories, counts, in: duration) { spend.model.moments(of: spending[$0]) }
        let ofPurchases = try ForecastSum.parameterVariance(of: self, parameters: model.parameters) {
            (parameters) throws(MetricsError) in
            let other = try Model(parameters: parameters, unit: model.unit)
            return try Self.sum(other, over: histories, counts, in: duration) {
                spend.model.moments(of: spending[$0])
            }.mean
        }
        let ofSpend = try ForecastSum.parameterVariance(of: spend, parameters: spend.model.parameters) {
            (parameters) throws(MetricsError) in
            let other = try GammaGammaModel(p: parameters[0], q: parameters[1], v: parameters[2])
            return try Self.sum(model, over: histories, counts, in: duration) { other.moments(of: spending[$0]) }.mean
        }
        return ModelForecast(
            expected: sum.mean,
            processVariance: sum.variance,
            parameterVariance: ofPurchases.flatMap { first in ofSpend.map { first + $0 } },
            level: level
        )
    }

    /// Returns the sum over customers, with the moments of what a purchase of the customer at an index is worth, if asked for.
    static func sum(
        _ model: Model,
        over histories: [PurchaseHistory],
        _ counts: [Double],
        in duration: Double,
        spend: (Int) -> SpendMoments?
    ) throws(MetricsError) -> ForecastSum {
        try ModelChecks.check(duration: duration)
        var known: [AliveKey: PurchaseMoments] = [:]
        var sum = ForecastSum()
        for (index, history) in histories.enumerated() {
            let key = AliveKey(history)
            let moments: PurchaseMoments
            if let value = known[key] {
                moments = value
            } else {
                moments = try model.momentsIfAlive(of: history, in: duration)
                known[key] = moments
            }
            sum.add(counts[index], alive: model.probabilityAlive(of: history), moments, spend(index))
        }
        return sum
    }
}
