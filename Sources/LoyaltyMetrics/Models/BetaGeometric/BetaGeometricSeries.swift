//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The purchases of a customer who buys at a gamma-distributed rate and stops after each with a beta-distributed probability.
///
/// Were nobody to stop, the number of purchases *N* in a time would be negative binomial. A customer who would make *N* makes
/// a *j*-th purchase only after staying *j* − 1 times, whose probability is *m*ⱼ₋₁ = B(a, b + j − 1) / B(a, b). So the mean is
/// the sum over *k* of P(N = k) (m₀ + … + mₖ₋₁): all terms are positive, whatever the parameters.
struct BetaGeometricSeries {
    let shape: Double
    let rate: Double
    let a: Double
    let b: Double

    /// Beyond this ratio of the time to the rate the series is long, and the mean is found by quadrature.
    private static let longRatio = 200.0
    /// Beyond this many expected purchases, too.
    private static let manyPurchases = 20_000.0

    /// Returns the mean number of purchases in a time.
    func mean(in duration: Double) -> Double {
        let ratio = min(duration / rate, 1e300)
        guard ratio > 0 else { return 0 }
        guard ratio <= Self.longRatio, shape * ratio <= Self.manyPurchases else { return meanByQuadrature(ratio) }
        let z = ratio / (1 + ratio)
        var (probability, stays, total) = (1.0, 1.0, 0.0)
        var (probabilities, sum) = (1.0, 0.0)
        var k = 0.0
        while true {
            probability *= z * (shape + k) / (k + 1)
            total += stays
            stays *= (b + k) / (a + b + k)
            k += 1
            probabilities += probability
            let term = probability * total
            sum += term
            guard term > 1e-17 * sum || z * (shape + k) > k + 1 else { return sum / probabilities }
            if probability > 1e200 {
                (probability, probabilities, sum) = (1, probabilities / probability, sum / probability)
            }
        }
    }

    /// Returns the means of the number of purchases in a time and of its square.
    func moments(in duration: Double) -> PurchaseMoments {
        let ratio = min(duration / rate, 1e300)
        guard ratio > 0 else { return .zero }
        guard ratio <= Self.longRatio, shape * ratio <= Self.manyPurchases else {
            return PurchaseMoments(mean: meanByQuadrature(ratio), meanSquare: meanSquareByQuadrature(ratio))
        }
        let z = ratio / (1 + ratio)
        var (probability, stays, total, oddTotal) = (1.0, 1.0, 0.0, 0.0)
        var (probabilities, sum, squares) = (1.0, 0.0, 0.0)
        var k = 0.0
        while true {
            probability *= z * (shape + k) / (k + 1)
            total += stays
            oddTotal += (2 * k + 1) * stays
            stays *= (b + k) / (a + b + k)
            k += 1
            probabilities += probability
            sum += probability * total
            squares += probability * oddTotal
            guard probability * oddTotal > 1e-17 * squares || z * (shape + k) > k + 1 else {
                return PurchaseMoments(mean: sum / probabilities, meanSquare: squares / probabilities)
            }
            if probability > 1e200 {
                (probabilities, sum, squares) = (probabilities / probability, sum / probability, squares / probability)
                probability = 1
            }
        }
    }

    /// Given the probability p to stop, the mean is (1 − (1 + p t / rate)^−shape) / p.
    private func meanByQuadrature(_ ratio: Double) -> Double {
        BetaExpectation.mean(a: a, b: b) { p, _ in
            p < 1e-290 ? shape * ratio : -Elementary.expm1(-shape * Elementary.log1p(p * ratio)) / p
        }
    }

    /// Given p, with q = 1 − p, the square of a count k under stopping sums to (1 + q − q^k (2 + (2 k − 1) p)) / p².
    private func meanSquareByQuadrature(_ ratio: Double) -> Double {
        BetaExpectation.mean(a: a, b: b) { p, q in
            guard p * ratio * (shape + 1) > 1e-5 else { return shape * ratio * (1 + (shape + 1) * ratio) }
            let logFactor = -shape * Elementary.log1p(p * ratio)
            let survivors = shape * ratio * Elementary.exp(logFactor) / (1 + p * ratio)
            return (-(2 - p) * Elementary.expm1(logFactor) - 2 * p * q * survivors) / (p * p)
        }
    }

    /// Returns the probability of a number of purchases in a time.
    func probability(of count: Int, in duration: Double) -> Double {
        let ratio = min(duration / rate, 1e300)
        guard ratio > 0 else { return count == 0 ? 1 : 0 }
        let logNone = -shape * Elementary.log1p(ratio)
        guard count > 0 else { return Elementary.exp(logNone) }
        let z = ratio / (1 + ratio)
        // The logarithm of P(N = k) goes up to the number; the probabilities below it are summed on the way.
        var (logProbability, below, staysBefore) = (logNone, 0.0, 1.0)
        for index in 0..<count {
            let k = Double(index)
            below += Elementary.exp(logProbability)
            logProbability += Elementary.log(z * (shape + k) / (k + 1))
            if index > 0 { staysBefore *= (b + k - 1) / (a + b + k - 1) }
        }
        let k = Double(count)
        let exactly = Elementary.exp(logProbability)
        let atLeast = below < 0.5 || z > 0.999 ? max(0, 1 - below) : upperTail(from: k, of: exactly, z)
        // Either still alive after that many, or stopped after the last of at least that many.
        return staysBefore * ((b + k - 1) * exactly + a * atLeast) / (a + b + k - 1)
    }

    /// Returns P(N ≥ k) from P(N = k), without taking the rest from one.
    private func upperTail(from first: Double, of probability: Double, _ z: Double) -> Double {
        var (term, sum, k) = (probability, probability, first)
        repeat {
            term *= z * (shape + k) / (k + 1)
            k += 1
            sum += term
        } while term > 1e-17 * sum
        return sum
    }
}
