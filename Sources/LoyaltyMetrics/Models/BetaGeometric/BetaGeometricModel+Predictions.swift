//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// MARK: - Alive

extension BetaGeometricModel {
    /// Returns the probability that a customer will still buy.
    ///
    /// - Parameter history: The customer's history, in the model's unit.
    /// - Returns: The probability, 0 to 1; 1 without repeat purchases.
    public func probabilityAlive(of history: PurchaseHistory) -> Double {
        guard history.repeatPurchases > 0 else { return 1 }
        let x = Double(history.repeatPurchases)
        let gap = Elementary.log((alpha + history.age) / (alpha + history.lastAt))
        return 1 / (1 + a / (b + x - 1) * Elementary.exp((r + x) * gap))
    }
}

// MARK: - Expected purchases

extension BetaGeometricModel {
    /// Returns how many repeat purchases a new customer makes on average.
    ///
    /// - Parameter duration: The time from the first purchase, zero or more, in the model's unit.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    public func expectedPurchases(in duration: Double) throws(MetricsError) -> Double {
        try ModelChecks.check(duration: duration)
        return BetaGeometricSeries(shape: r, rate: alpha, a: a, b: b).mean(in: duration)
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
        return series(after: history).mean(in: duration)
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
        return series(after: history).moments(in: duration)
    }

    /// What is known of the rate and of the probability to stop of a customer who is alive has the same form as at first.
    private func series(after history: PurchaseHistory) -> BetaGeometricSeries {
        let x = Double(history.repeatPurchases)
        return BetaGeometricSeries(shape: r + x, rate: alpha + history.age, a: a, b: b + x)
    }
}

// MARK: - Distribution

extension BetaGeometricModel {
    /// Returns the probability that a new customer makes a number of repeat purchases.
    ///
    /// - Parameters:
    ///   - count: The number, 0 to 1,000,000.
    ///   - duration: The time from the first purchase, zero or more, in the model's unit.
    /// - Returns: The probability, 0 to 1.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN, and `invalidCounts`
    ///   for another number.
    /// - Complexity: O(*n*) in the number.
    public func probability(
        ofRepeatPurchases count: Int64,
        in duration: Double
    ) throws(MetricsError) -> Double {
        try ModelChecks.check(duration: duration)
        try ModelChecks.check(repeatPurchases: count)
        return BetaGeometricSeries(shape: r, rate: alpha, a: a, b: b).probability(of: Int(count), in: duration)
    }
}
