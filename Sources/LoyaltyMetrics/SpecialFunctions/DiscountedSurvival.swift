//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The discounted time that a customer is alive whose rate of stopping is gamma distributed.
enum DiscountedSurvival {
    /// Returns the integral of e^(−z v) (1 + v)^(−s) over all v from zero: z^(s−1) U(s, s, z) with Tricomi's function.
    ///
    /// With v = eʷ − 1 the integrand has no singularity and ends as fast as exp(−z eʷ), for any s and any positive z.
    static func integral(shape s: Double, discount z: Double) -> Double {
        var (sum, lower) = (0.0, 0.0)
        while z * Elementary.expm1(lower) + (s - 1) * lower < 60 {
            let steepness = 3 * z * Elementary.exp(lower) + abs(1 - s)
            let upper = lower + min(0.5, 8 / steepness)
            GaussLegendre.forEach(from: lower, to: upper) { w, weight in
                sum += weight * Elementary.exp((1 - s) * w - z * Elementary.expm1(w))
            }
            lower = upper
        }
        return sum
    }
}
