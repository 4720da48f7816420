//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The integral by which the Pareto/NBD model weighs all times at which a silent customer may have stopped.
///
/// With n = r + x it is the integral of ((α+e)/(α+y))ⁿ ((β+e)/(β+y))ˢ / (β+y) over y from a start e to an end: how much likelier
/// silence after the start is when the customer stopped at y. The integrand is walked in panels of the logarithm of
/// y + min(α, β), in which it is smooth however small, large or different the parameters are; no difference of
/// hypergeometric functions is taken, whose digits cancel.
struct SilenceIntegral {
    let alpha: Double
    let beta: Double
    /// The exponent of α: the shape of the rates and the purchases.
    let n: Double
    /// The exponent of β: the shape of the lifetimes.
    let s: Double

    /// Calls a function with points y of a range and the integrand's weight at them.
    ///
    /// Panels are no wider than `widest`; what the integrand is multiplied with may ask for narrower ones.
    @inline(__always)
    func forEach(
        from start: Double,
        to end: Double,
        widest: Double = 2,
        _ body: (_ point: SilencePoint, _ weight: Double) -> Void
    ) {
        let smaller = min(alpha, beta)
        let difference = max(alpha, beta) - smaller
        let origin = smaller + start
        let length = Elementary.log((smaller + end) / origin)
        let startOfLarger = origin + difference
        var lower = 0.0
        while lower < length {
            // The integrand falls at most as fast as exp(−(n + s) u), which twelve points follow over ten units.
            let upper = min(length, lower + min(widest, 10 / (n + s + 1)))
            var isNegligible = true
            GaussLegendre.forEach(from: lower, to: upper) { u, weight in
                let growth = Elementary.exp(u)
                let bySmaller = origin * growth
                let byLarger = bySmaller + difference
                let logLarger = Elementary.log(byLarger / startOfLarger)
                let point =
                    alpha <= beta
                    ? SilencePoint(logAlpha: u, logBeta: logLarger, alpha: bySmaller, beta: byLarger)
                    : SilencePoint(logAlpha: logLarger, logBeta: u, alpha: byLarger, beta: bySmaller)
                let exponent = n * point.logAlpha + s * point.logBeta
                guard exponent < 60 else { return }
                isNegligible = false
                body(point, weight * Elementary.exp(-exponent) * bySmaller / point.beta)
            }
            if isNegligible { return }
            lower = upper
        }
    }

    /// Returns the integral over a range.
    func value(from start: Double, to end: Double) -> Double {
        var sum = 0.0
        forEach(from: start, to: end) { _, weight in sum += weight }
        return sum
    }
}
