//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension BetaGeometricModel {
    /// Finds the parameters under which the histories of customers are likeliest.
    ///
    /// - Parameter histories: The histories of all customers who ever bought, also of those who bought once.
    /// - Returns: The model and how well it is determined.
    /// - Throws: ``MetricsError`` with code `insufficientData` if no customer bought again.
    /// - Complexity: A few dozen passes over the distinct histories.
    public static func fit(to histories: PurchaseHistories) throws(MetricsError) -> ModelFit<Self> {
        try ModelChecks.check(canFit: histories)
        let start = SIMD4(0.5, 0.5 * histories.totalAge / histories.repeatPurchases, 0.5, 1.5)
        let search = MaximumSearch(count: 4, from: start) { likelihood(of: histories, $0) }
        let best = search.parameters
        let model = try BetaGeometricModel(r: best[0], alpha: best[1], a: best[2], b: best[3], unit: histories.unit)
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
        return Self.likelihood(of: histories, SIMD4(r, alpha, a, b)).value
    }

    /// Returns the log-likelihood and its derivatives by *r*, *α*, *a* and *b*.
    private static func likelihood(of histories: PurchaseHistories, _ parameters: SIMD4<Double>) -> LogLikelihood {
        let (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
        let purchases = RisingLogarithms(r, through: histories.mostPurchases)
        let stays = RisingLogarithms(b, through: histories.mostPurchases)
        let chances = RisingLogarithms(a + b, through: histories.mostPurchases)
        let logAlpha = Elementary.log(alpha)
        let logA = Elementary.log(a)

        var value = 0.0
        var gradient = SIMD4<Double>.zero
        var hessian = (gradient, gradient, gradient, gradient)
        for (history, customers) in zip(histories.distinct, histories.customersPerHistory) {
            let weight = Double(customers)
            let x = Int(history.repeatPurchases)
            let shape = r + Double(x)
            let inverseAge = 1 / (alpha + history.age)
            let logAge = Elementary.log(alpha + history.age)
            // ln Γ(r + x) / Γ(r) + r ln α − (r + x) ln (α + T) + ln B(a, b + x) / B(a, b)
            var row = purchases.values[x] + r * logAlpha - shape * logAge + stays.values[x] - chances.values[x]
            var slope = SIMD4(
                purchases.firstDerivatives[x] + logAlpha - logAge,
                r / alpha - shape * inverseAge,
                -chances.firstDerivatives[x],
                stays.firstDerivatives[x] - chances.firstDerivatives[x]
            )
            let cross = 1 / alpha - inverseAge
            let rr = purchases.secondDerivatives[x]
            var (rAlpha, alphaAlpha) = (cross, shape * inverseAge * inverseAge)
            alphaAlpha -= r / (alpha * alpha)
            let ab = -chances.secondDerivatives[x]
            var (aa, bb) = (ab, ab + stays.secondDerivatives[x])
            if x > 0 {
                // ln (1 + e^d), d = ln a − ln (b + x − 1) + (r + x) ln (α + T) / (α + tₓ): the chance to have stopped.
                let last = b + Double(x - 1)
                let inverseLast = 1 / (alpha + history.lastAt)
                let gap = logAge - Elementary.log(alpha + history.lastAt)
                let odds = logA - Elementary.log(last) + shape * gap
                let small = Elementary.exp(-abs(odds))
                let stopped = odds > 0 ? 1 / (1 + small) : small / (1 + small)
                row += max(odds, 0) + Elementary.log1p(small)
                let oddsSlope = SIMD4(gap, shape * (inverseAge - inverseLast), 1 / a, -1 / last)
                slope += stopped * oddsSlope
                LogLikelihood.addSquare(of: oddsSlope, times: weight * stopped * (1 - stopped), to: &hessian)
                rAlpha += stopped * (inverseAge - inverseLast)
                alphaAlpha += stopped * shape * (inverseLast * inverseLast - inverseAge * inverseAge)
                aa -= stopped / (a * a)
                bb += stopped / (last * last)
            }
            value += weight * row
            gradient += weight * slope
            hessian.0 += weight * SIMD4(rr, rAlpha, 0, 0)
            hessian.1 += weight * SIMD4(rAlpha, alphaAlpha, 0, 0)
            hessian.2 += weight * SIMD4(0, 0, aa, ab)
            hessian.3 += weight * SIMD4(0, 0, ab, bb)
        }
        return LogLikelihood(
            value: value,
            gradient: gradient,
            hessian: [hessian.0, hessian.1, hessian.2, hessian.3]
        )
    }
}
