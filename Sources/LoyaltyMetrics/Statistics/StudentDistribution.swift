//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Student's t distribution: how far a mean strays when the variance is estimated from the same sample.
///
/// ```swift
/// let student = try StudentDistribution(degreesOfFreedom: 10)
/// student.quantile(.percent95)                      // 2.228, where the normal distribution has 1.960
/// student.twoSidedProbability(beyond: 2.228139)     // 0.05
/// ```
///
/// Degrees of freedom need not be whole: those of two samples with different variances are not. Both functions agree with
/// reference values to 12 digits and more.
public struct StudentDistribution: Hashable, Sendable {
    /// The degrees of freedom, 1 to 2^53 − 1.
    public let degreesOfFreedom: Double

    /// Creates a distribution.
    ///
    /// - Parameter degreesOfFreedom: The degrees of freedom, whole or not.
    /// - Throws: ``MetricsError`` with code `invalidCounts` outside 1 to 2^53 − 1.
    public init(degreesOfFreedom: Double) throws(MetricsError) {
        guard degreesOfFreedom >= 1, degreesOfFreedom <= Double(Tally.maximum) else {
            throw MetricsError(.invalidCounts, "a t distribution has 1 to 9007199254740991 degrees of freedom")
        }
        self.degreesOfFreedom = degreesOfFreedom
    }
}

// MARK: - Probabilities and quantiles

extension StudentDistribution {
    /// Returns the probability of a value as far from 0 or farther, on either side.
    ///
    /// It is the regularised incomplete beta function of *ν*/(*ν* + *t*²) with the parameters *ν*/2 and ½: one less its
    /// series near 0, and elsewhere the continued fraction of A. R. DiDonato and A. H. Morris, "Algorithm 708: Significant
    /// digit computation of the incomplete beta function ratios", ACM Transactions on Mathematical Software 18 (1992),
    /// 360–373, which loses no digits for many degrees of freedom.
    ///
    /// - Parameter t: The value, of either sign.
    /// - Returns: The probability, 0 to 1; 1 for what is no number.
    public func twoSidedProbability(beyond t: Double) -> Double {
        let square = t * t
        guard square > 0 else { return 1 }
        guard square < .infinity else { return 0 }
        let half = degreesOfFreedom / 2
        let near = square / (degreesOfFreedom + square)
        let scale =
            inverseBeta * near.squareRoot() * Elementary.exp(-half * Elementary.log1p(square / degreesOfFreedom))
        return square < 2 ? 1 - 2 * scale * series(half, near) : scale / fraction(half, near)
    }

    /// Returns the value that is exceeded on either side with the probability that a level of confidence leaves.
    ///
    /// Newton's method, from the quantile of the normal distribution on: the tail is convex, and the start below the root,
    /// so each step comes nearer.
    ///
    /// - Parameter level: How sure an interval of so many standard errors on each side is meant to be.
    /// - Returns: The quantile, above that of the normal distribution.
    public func quantile(_ level: ConfidenceLevel) -> Double {
        let left = Double(100 - level.rawValue) / 100
        var t = level.quantile
        for _ in 0..<60 {
            let density =
                inverseBeta / degreesOfFreedom.squareRoot()
                * Elementary.exp(-(degreesOfFreedom + 1) / 2 * Elementary.log1p(t * t / degreesOfFreedom))
            let step = (twoSidedProbability(beyond: t) - left) / (2 * density)
            t += step
            if step < t * 1e-15 { break }
        }
        return t
    }

    /// 1/B(*ν*/2, ½) = Γ(*ν*/2 + ½) / (Γ(*ν*/2) √π), by the asymptotic series of the ratio in 1/(*ν*/2 − ¼)².
    private var inverseBeta: Double {
        var a = degreesOfFreedom / 2
        var ratio = 1 / Double.pi.squareRoot()
        while a < 16 {
            ratio *= a / (a + 0.5)
            a += 1
        }
        let b = a - 0.25
        let u = 1 / (b * b)
        let tail = 631.0 / 524_288 + u * (-174_317.0 / 134_217_728 + u * (20_491_783.0 / 8_589_934_592))
        return ratio * b.squareRoot() * (1 + u * (1.0 / 64 + u * (-19.0 / 8_192 + u * tail)))
    }

    /// The series of the central part; all its terms are positive.
    private func series(_ half: Double, _ near: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        var index = 0.0
        while term > sum * 1e-17 {
            term *= (half + 0.5 + index) * near / (1.5 + index)
            sum += term
            index += 1
        }
        return sum
    }

    /// The continued fraction of both tails, by the method of Lentz.
    private func fraction(_ a: Double, _ near: Double) -> Double {
        let far = 1 - near
        let lambda = a * near - far / 2
        var value = a / (a + 1) * (lambda + 1)
        var upper = value
        var lower = 0.0
        for index in 1...1_000 {
            let n = Double(index)
            let odd = a + 2 * n - 1
            let alpha = (a + n - 1) * (a + n - 0.5) * n * (0.5 - n) * (far / odd) * (far / odd)
            let beta = n + n * (0.5 - n) * far / odd + (a + n) / (odd + 2) * (lambda + 1 + n * (1 + near))
            lower = 1 / (beta + alpha * lower)
            upper = beta + alpha / upper
            let factor = upper * lower
            value *= factor
            if (factor - 1).magnitude < 2.5e-16 { break }
        }
        return value
    }
}
