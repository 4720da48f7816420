//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The odds that a customer of the Pareto/NBD model has stopped, as a logarithm, with its derivatives by *r*, *α*, *s* and *β*.
struct StoppedOdds {
    /// ln s ∫ ((α+T)/(α+y))ⁿ ((β+T)/(β+y))ˢ / (β+y) dy over the times y from the last purchase to now.
    private(set) var logarithm: Double
    /// The first derivatives.
    private(set) var slope: SIMD4<Double>
    /// The covariance of the first derivatives of the integrand's logarithm over the times, a part of the second derivatives.
    private(set) var covariance: (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)
    /// The means of 1/(α+y), of 1/(β+y) and of their squares.
    private(set) var meanOfAlpha: Double
    private(set) var meanOfAlphaSquare: Double
    private(set) var meanOfBeta: Double
    private(set) var meanOfBetaSquare: Double

    /// Integrates over the times since the last purchase of a customer, which must lie before the end of observation.
    init(_ history: PurchaseHistory, n: Double, alpha: Double, s: Double, beta: Double) {
        var total = 0.0
        var sum = SIMD4<Double>.zero
        var squares = (sum, sum, sum, sum)
        SilenceIntegral(alpha: alpha, beta: beta, n: n, s: s)
            .forEach(from: history.lastAt, to: history.age) { point, weight in
                let vector = SIMD4(point.logAlpha, 1 / point.alpha, point.logBeta, 1 / point.beta)
                total += weight
                sum += weight * vector
                LogLikelihood.addSquare(of: vector, times: weight, to: &squares)
            }
        let mean = sum / total
        (meanOfAlpha, meanOfBeta) = (mean[1], mean[3])
        (meanOfAlphaSquare, meanOfBetaSquare) = (squares.1[1] / total, squares.3[3] / total)
        let fromLastAlpha = Elementary.log((alpha + history.age) / (alpha + history.lastAt))
        let fromLastBeta = Elementary.log((beta + history.age) / (beta + history.lastAt))
        logarithm = Elementary.log(s * total) + n * fromLastAlpha + s * fromLastBeta
        slope = SIMD4(
            fromLastAlpha - mean[0],
            n * (1 / (alpha + history.age) - mean[1]),
            1 / s + fromLastBeta - mean[2],
            s / (beta + history.age) - (s + 1) * mean[3]
        )
        let scale = SIMD4(1, n, 1, s + 1)
        covariance = (
            scale * (squares.0 / total - mean * mean[0]),
            scale * n * (squares.1 / total - mean * mean[1]),
            scale * (squares.2 / total - mean * mean[2]),
            scale * (s + 1) * (squares.3 / total - mean * mean[3])
        )
    }
}
