//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Means over a probability that has a beta distribution.
enum BetaExpectation {
    /// Returns the mean of a function of p, where p has the density p^(a−1) (1−p)^(b−1) / B(a, b).
    ///
    /// The trapezoidal rule after p = 1 / (1 + exp(−v)), v = v₀ + σ sinh s, with v₀ and σ the place and width of the peak: the
    /// ends of the range then need no care however small a or b is, and the error falls exponentially as the step is halved.
    static func mean(a: Double, b: Double, of function: (_ p: Double, _ q: Double) -> Double) -> Double {
        let center = Elementary.log(a / b)
        let width = (1 / a + 1 / b).squareRoot()
        let peak = logDensity(a, b, at: center)
        var sums = (weights: 0.0, values: 0.0)

        func add(_ s: Double) -> Bool {
            let e = Elementary.exp(s)
            let v = center + width * (e - 1 / e) / 2
            let logWeight = logDensity(a, b, at: v) - peak
            guard logWeight > -60 else { return false }
            let weight = Elementary.exp(logWeight) * (e + 1 / e)
            let odds = Elementary.exp(-abs(v))
            let (large, small) = (1 / (1 + odds), odds / (1 + odds))
            sums.weights += weight
            sums.values += weight * (v > 0 ? function(large, small) : function(small, large))
            return true
        }

        var step = 0.5
        _ = add(0)
        addBothWays(from: step, by: step, add)
        var mean = sums.values / sums.weights
        for _ in 0..<8 {
            addBothWays(from: step / 2, by: step, add)
            step /= 2
            let previous = mean
            mean = sums.values / sums.weights
            if abs(mean - previous) <= 1e-13 * abs(mean) { break }
        }
        return mean
    }

    private static func addBothWays(from first: Double, by step: Double, _ add: (Double) -> Bool) {
        for sign in [-1.0, 1.0] {
            var index = 0.0
            while add(sign * (first + index * step)) { index += 1 }
        }
    }

    /// Returns a ln p + b ln (1 − p), the logarithm of the density over v without its constant.
    private static func logDensity(_ a: Double, _ b: Double, at v: Double) -> Double {
        let rest = (a + b) * Elementary.log1p(Elementary.exp(-abs(v)))
        return v > 0 ? -b * v - rest : a * v - rest
    }
}
