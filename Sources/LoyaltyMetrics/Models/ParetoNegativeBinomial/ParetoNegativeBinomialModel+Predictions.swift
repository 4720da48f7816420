//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// MARK: - Alive

extension ParetoNegativeBinomialModel {
    /// Returns the probability that a customer will still buy.
    ///
    /// - Parameter history: The customer's history, in the model's unit.
    /// - Returns: The probability, 0 to 1.
    public func probabilityAlive(of history: PurchaseHistory) -> Double {
        let n = r + Double(history.repeatPurchases)
        let weights = SilenceIntegral(alpha: alpha, beta: beta, n: n, s: s)
        let silence = s * weights.value(from: history.lastAt, to: history.age)
        let logAlpha = Elementary.log((alpha + history.age) / (alpha + history.lastAt))
        let logBeta = Elementary.log((beta + history.age) / (beta + history.lastAt))
        // Without a time of silence the integral is zero, and so is zero times an infinite factor meant to be.
        return silence > 0 ? 1 / (1 + silence * Elementary.exp(n * logAlpha + s * logBeta)) : 1
    }
}

// MARK: - Expected purchases

extension ParetoNegativeBinomialModel {
    /// Returns how many repeat purchases a new customer makes on average.
    ///
    /// - Parameter duration: The time from the first purchase, zero or more, in the model's unit.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    public func expectedPurchases(in duration: Double) throws(MetricsError) -> Double {
        try ModelChecks.check(duration: duration)
        return r / alpha * meanLifetime(beta, within: duration)
    }

    /// Returns how many purchases a customer with a history makes on average from now on, if still alive.
    ///
    /// - Parameters:
    ///   - history: The customer's history, in the model's unit.
    ///   - duration: The time from the end of the observation, zero or more, in the model's unit.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    public func expectedPurchasesIfAlive(
        of history: PurchaseHistory,
        in duration: Double
    ) throws(MetricsError) -> Double {
        try ModelChecks.check(duration: duration)
        let rate = (r + Double(history.repeatPurchases)) / (alpha + history.age)
        return rate * meanLifetime(beta + history.age, within: duration)
    }

    /// Returns the first two moments of the purchases that a customer makes from now on, if still alive.
    ///
    /// - Parameters:
    ///   - history: The customer's history, in the model's unit.
    ///   - duration: The time from the end of the observation, zero or more, in the model's unit.
    /// - Returns: The means of the number and of its square.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    public func momentsIfAlive(
        of history: PurchaseHistory,
        in duration: Double
    ) throws(MetricsError) -> PurchaseMoments {
        try ModelChecks.check(duration: duration)
        let n = r + Double(history.repeatPurchases)
        let rate = n / (alpha + history.age)
        let mean = rate * meanLifetime(beta + history.age, within: duration)
        let square = rate * (n + 1) / (alpha + history.age) * meanSquareLifetime(beta + history.age, within: duration)
        return PurchaseMoments(mean: mean, meanSquare: mean + square)
    }

    /// Returns the mean time alive within a time: the integral of (β/(β+u))ˢ, without a gap at s = 1.
    private func meanLifetime(_ beta: Double, within duration: Double) -> Double {
        let length = Elementary.log1p(min(duration / beta, 1e300))
        return beta * length * Elementary.expm1Ratio((1 - s) * length)
    }

    /// Returns the mean square of the time alive within a time: twice the integral of u (β/(β+u))ˢ.
    private func meanSquareLifetime(_ beta: Double, within duration: Double) -> Double {
        let length = Elementary.log1p(min(duration / beta, 1e300))
        // The difference of the closed forms cancels for short times, in which hardly anybody stops.
        guard length > 1e-5 else { return duration * duration }
        let difference = Elementary.expm1Ratio((2 - s) * length) - Elementary.expm1Ratio((1 - s) * length)
        return 2 * beta * beta * length * difference
    }
}

// MARK: - Discounted

extension ParetoNegativeBinomialModel {
    /// Returns how many purchases a customer with a history makes from now on, without an end, each counted at what it is worth
    /// today.
    ///
    /// This is "DERT" in the literature: multiply it with the margin of a purchase, and it is the customer's residual lifetime
    /// value. Source: P. S. Fader, B. G. S. Hardie, K. L. Lee, "RFM and CLV: using iso-value curves for customer base
    /// analysis", Journal of Marketing Research 42 (2005), 415–430.
    ///
    /// ```swift
    /// // 10 % a year, compounded continuously, with times in weeks: ln 1.10 / 52.
    /// try model.discountedPurchases(of: customer, discountRate: 0.00183)
    /// ```
    ///
    /// - Parameters:
    ///   - history: The customer's history, in the model's unit.
    ///   - discountRate: The rate of continuous discounting for one of the model's units; positive.
    /// - Returns: The discounted mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for another rate.
    public func discountedPurchases(
        of history: PurchaseHistory,
        discountRate: Double
    ) throws(MetricsError) -> Double {
        guard discountRate > 0, discountRate < .infinity else {
            throw MetricsError(.invalidDuration, "a rate of discounting is positive and finite")
        }
        let rate = (r + Double(history.repeatPurchases)) / (alpha + history.age)
        let lifetime = beta + history.age
        return probabilityAlive(of: history) * rate * lifetime
            * DiscountedSurvival.integral(shape: s, discount: discountRate * lifetime)
    }
}

// MARK: - Distribution

extension ParetoNegativeBinomialModel {
    /// Returns the probability that a new customer makes a number of repeat purchases.
    ///
    /// - Parameters:
    ///   - count: The number, 0 to 1,000,000.
    ///   - duration: The time from the first purchase, zero or more, in the model's unit.
    /// - Returns: The probability, 0 to 1.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN, and `invalidCounts`
    ///   for another number.
    public func probability(
        ofRepeatPurchases count: Int64,
        in duration: Double
    ) throws(MetricsError) -> Double {
        try ModelChecks.check(duration: duration)
        try ModelChecks.check(repeatPurchases: count)
        let k = Double(count)
        let ways =
            SpecialFunctions.logGamma(r + k) - SpecialFunctions.logGamma(r) - SpecialFunctions.logGamma(k + 1)
        // The logarithm of (y/(α+y))ᵏ, of which nothing is left at the start.
        func logShare(_ logAlpha: Double) -> Double {
            count == 0 ? 0 : k * Elementary.log(-Elementary.expm1(-logAlpha))
        }
        let logAlpha = Elementary.log1p(min(duration / alpha, 1e300))
        let alive = ways + logShare(logAlpha) - r * logAlpha - s * Elementary.log1p(min(duration / beta, 1e300))
        var stopped = 0.0
        SilenceIntegral(alpha: alpha, beta: beta, n: r, s: s).forEach(from: 0, to: duration, widest: 0.5) {
            point,
            weight in
            stopped += weight * Elementary.exp(ways + logShare(point.logAlpha))
        }
        return min(1, Elementary.exp(alive) + s * stopped)
    }
}
