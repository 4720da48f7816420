//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension ParetoNegativeBinomialModel {
    /// Finds the parameters under which the histories of customers are likeliest.
    ///
    /// - Parameter histories: The histories of all customers who ever bought, also of those who bought once.
    /// - Returns: The model and how well it is determined.
    /// - Throws: ``MetricsError`` with code `insufficientData` if no customer bought again.
    /// - Complexity: A few dozen passes over the distinct histories.
    public static func fit(to histories: PurchaseHistories) throws(MetricsError) -> ModelFit<Self> {
        try ModelChecks.check(canFit: histories)
        let meanAge = histories.totalAge / Double(histories.customers)
        let start = SIMD4(0.5, 0.5 * histories.totalAge / histories.repeatPurchases, 0.5, meanAge)
        let search = MaximumSearch(count: 4, from: start) { likelihood(of: histories, $0) }
        let best = search.parameters
        let model = try Self(r: best[0], alpha: best[1], s: best[2], beta: best[3], unit: histories.unit)
        return ModelFit(
            model,
            parameterNames: parameterNames,
            search: search,
            customers: histories.customers,
            distinctRows: histories.distinct.count
        )
    }

    /// Returns the logarithm of the likelihood of histories under this model.
    ///
    /// - Parameter histories: The histories, in the model's unit.
    /// - Returns: The logarithm, in natural units; 0 for no customers.
    /// - Throws: ``MetricsError`` with code `unitMismatch` for histories in another unit.
    /// - Complexity: O(*n*) in the number of distinct histories.
    public func logLikelihood(of histories: PurchaseHistories) throws(MetricsError) -> Double {
        try ModelChecks.check(histories.unit, is: unit)
        return Self.likelihood(of: histories, SIMD4(r, alpha, s, beta)).value
    }

    /// Returns the log-likelihood and its derivatives by *r*, *α*, *s* and *β*.
    private static func likelihood(of histories: PurchaseHistories, _ parameters: SIMD4<Double>) -> LogLikelihood {
        let (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3])
        let purchases = RisingLogarithms(r, through: histories.mostPurchases)
        let (logAlpha, logBeta) = (Elementary.log(alpha), Elementary.log(beta))

        var value = 0.0
        var gradient = SIMD4<Double>.zero
        var hessian = (gradient, gradient, gradient, gradient)
        for (history, customers) in zip(histories.distinct, histories.customersPerHistory) {
            let weight = Double(customers)
            let x = Int(history.repeatPurchases)
            let n = r + Double(x)
            let (ofAlpha, ofBeta) = (1 / (alpha + history.age), 1 / (beta + history.age))
            let fromAlpha = logAlpha - Elementary.log(alpha + history.age)
            let fromBeta = logBeta - Elementary.log(beta + history.age)
            // A customer who is alive: ln Γ(r + x) / Γ(r) + r ln α − (r + x) ln (α + T) + s ln β − s ln (β + T)
            value += weight * (purchases.values[x] + n * fromAlpha - Double(x) * logAlpha + s * fromBeta)
            var slope = SIMD4(
                purchases.firstDerivatives[x] + fromAlpha,
                r / alpha - n * ofAlpha,
                fromBeta,
                s / beta - s * ofBeta
            )
            var (rAlpha, alphaAlpha) = (1 / alpha - ofAlpha, n * ofAlpha * ofAlpha - r / (alpha * alpha))
            var (ss, sBeta, betaBeta) = (0.0, 1 / beta - ofBeta, s * ofBeta * ofBeta - s / (beta * beta))
            if history.lastAt < history.age {
                // The odds e^d that the customer has stopped add ln (1 + e^d).
                let odds = StoppedOdds(history, n: n, alpha: alpha, s: s, beta: beta)
                let small = Elementary.exp(-abs(odds.logarithm))
                let stopped = odds.logarithm > 0 ? 1 / (1 + small) : small / (1 + small)
                value += weight * (max(odds.logarithm, 0) + Elementary.log1p(small))
                slope += stopped * odds.slope
                LogLikelihood.addSquare(of: odds.slope, times: weight * stopped * (1 - stopped), to: &hessian)
                rAlpha += stopped * (ofAlpha - odds.meanOfAlpha)
                alphaAlpha += stopped * n * (odds.meanOfAlphaSquare - ofAlpha * ofAlpha)
                ss -= stopped / (s * s)
                sBeta += stopped * (ofBeta - odds.meanOfBeta)
                betaBeta += stopped * ((s + 1) * odds.meanOfBetaSquare - s * ofBeta * ofBeta)
                hessian.0 += weight * stopped * odds.covariance.0
                hessian.1 += weight * stopped * odds.covariance.1
                hessian.2 += weight * stopped * odds.covariance.2
                hessian.3 += weight * stopped * odds.covariance.3
            }
            gradient += weight * slope
            hessian.0 += weight * SIMD4(purchases.secondDerivatives[x], rAlpha, 0, 0)
            hessian.1 += weight * SIMD4(rAlpha, alphaAlpha, 0, 0)
            hessian.2 += weight * SIMD4(0, 0, ss, sBeta)
            hessian.3 += weight * SIMD4(0, 0, sBeta, betaBeta)
        }
        return LogLikelihood(
            value: value,
            gradient: gradient,
            hessian: [hessian.0, hessian.1, hessian.2, hessian.3]
        )
    }
}
