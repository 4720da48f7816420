//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension GammaGammaModel {
    /// Finds the parameters under which the spending of customers is likeliest.
    ///
    /// - Parameter histories: The spending of customers with repeat purchases; others are left out.
    /// - Returns: The model and how well it is determined.
    /// - Throws: ``MetricsError`` with code `insufficientData` if no two customers differ in their mean spend.
    /// - Complexity: A few dozen passes over the distinct histories.
    public static func fit(to histories: SpendHistories) throws(MetricsError) -> ModelFit<Self> {
        guard let first = histories.distinct.first?.meanSpend,
            histories.distinct.contains(where: { $0.meanSpend != first })
        else {
            throw MetricsError(.insufficientData, "a model of spending is fitted to customers who spend different sums")
        }
        var spend = 0.0
        for (history, count) in zip(histories.distinct, histories.customersPerHistory) {
            spend += Double(count) * history.meanSpend
        }
        let start = SIMD4(3, 3, 2.0 / 3 * spend / Double(histories.customers), 1)
        let search = MaximumSearch(count: 3, from: start) { likelihood(of: histories, $0) }
        let best = search.parameters
        return ModelFit(
            try GammaGammaModel(p: best[0], q: best[1], v: best[2]),
            parameterNames: parameterNames,
            search: search,
            customers: histories.customers,
            distinctRows: histories.distinct.count
        )
    }

    /// Returns the logarithm of the likelihood of the spending of customers under this model.
    ///
    /// - Parameter histories: The spending.
    /// - Returns: The logarithm, in natural units; 0 for no customers.
    /// - Complexity: O(*n*) in the number of distinct histories.
    public func logLikelihood(of histories: SpendHistories) -> Double {
        Self.likelihood(of: histories, SIMD4(p, q, v, 1)).value
    }

    /// Returns the log-likelihood and its derivatives by *p*, *q* and *v*.
    private static func likelihood(of histories: SpendHistories, _ parameters: SIMD4<Double>) -> LogLikelihood {
        let (p, q, v) = (parameters[0], parameters[1], parameters[2])
        let (logV, inverseV) = (Elementary.log(v), 1 / v)
        let ofQ = (SpecialFunctions.logGamma(q), SpecialFunctions.digamma(q), SpecialFunctions.trigamma(q))
        var (value, gradient) = (0.0, SIMD4<Double>.zero)
        var (pp, pq, pv, qq, qv, vv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        var (purchases, terms) = (Int64(-1), PurchaseTerms(p: p, q: q, x: 1))
        for (history, customers) in zip(histories.distinct, histories.customersPerHistory) {
            let x = Double(history.repeatPurchases)
            if history.repeatPurchases != purchases {
                purchases = history.repeatPurchases
                terms = PurchaseTerms(p: p, q: q, x: x)
            }
            let weight = Double(customers)
            let logSpend = Elementary.log(history.meanSpend)
            let sum = v + x * history.meanSpend
            let (logSum, inverse) = (Elementary.log(sum), 1 / sum)
            let shape = p * x + q
            // ln Γ(px + q) − ln Γ(px) − ln Γ(q) + q ln v + (px − 1) ln m + px ln x − (px + q) ln (xm + v)
            let ofSpend: Double = (p * x - 1) * logSpend - shape * logSum
            value += weight * (terms.value - ofQ.0 + q * logV + ofSpend)
            let slopeOfP: Double = terms.slopeOfP + x * (logSpend - logSum)
            let slopeOfQ: Double = terms.slopeOfQ - ofQ.1 + logV - logSum
            let slopeOfV: Double = q * inverseV - shape * inverse
            gradient += weight * SIMD4(slopeOfP, slopeOfQ, slopeOfV, 0)
            pp += weight * terms.pp
            pq += weight * terms.pq
            pv -= weight * x * inverse
            qq += weight * (terms.qq - ofQ.2)
            qv += weight * (inverseV - inverse)
            vv += weight * (shape * inverse * inverse - q * inverseV * inverseV)
        }
        return LogLikelihood(
            value: value,
            gradient: gradient,
            hessian: [SIMD4(pp, pq, pv, 0), SIMD4(pq, qq, qv, 0), SIMD4(pv, qv, vv, 0), .zero]
        )
    }

    /// What all customers with one number of purchases *x* share: ln Γ(px + q) − ln Γ(px) + px ln x and its derivatives.
    private struct PurchaseTerms {
        let value: Double
        let slopeOfP: Double
        let slopeOfQ: Double
        let pp: Double
        let pq: Double
        let qq: Double

        init(p: Double, q: Double, x: Double) {
            let (px, logX) = (p * x, Elementary.log(x))
            slopeOfQ = SpecialFunctions.digamma(px + q)
            qq = SpecialFunctions.trigamma(px + q)
            value = SpecialFunctions.logGamma(px + q) - SpecialFunctions.logGamma(px) + px * logX
            slopeOfP = x * (slopeOfQ - SpecialFunctions.digamma(px) + logX)
            pp = x * x * (qq - SpecialFunctions.trigamma(px))
            pq = x * qq
        }
    }
}
