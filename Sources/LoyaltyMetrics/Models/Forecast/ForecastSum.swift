//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The mean and the variance of a sum over customers.
struct ForecastSum {
    private(set) var mean = 0.0
    /// Nil once a customer's variance has no bounds.
    private(set) var variance: Double? = 0

    /// Adds customers of one history: their purchases if alive, and the moments of what a purchase is worth.
    mutating func add(_ customers: Double, alive: Double, _ moments: PurchaseMoments, _ spend: SpendMoments?) {
        let mean = alive * moments.mean
        let square = alive * moments.meanSquare
        if let spend {
            self.mean += customers * mean * spend.mean
            guard let total = variance, let spendSquare = spend.meanSquare, let ofOne = spend.varianceOfOne else {
                variance = nil
                return
            }
            variance = total + customers * (mean * ofOne + square * spendSquare - mean * mean * spend.mean * spend.mean)
        } else {
            self.mean += customers * mean
            variance = variance.map { $0 + customers * (square - mean * mean) }
        }
    }

    /// Returns the variance of a sum by uncertain parameters: its slope along each logarithm, through their covariance.
    static func parameterVariance<Model: MetricDefinition>(
        of fit: ModelFit<Model>,
        parameters: [Double],
        sum: ([Double]) throws(MetricsError) -> Double
    ) throws(MetricsError) -> Double? {
        guard let covariance = fit.covariance else { return nil }
        let step = 1e-4
        var slopes: [Double] = []
        for index in parameters.indices {
            var (above, below) = (parameters, parameters)
            above[index] *= 1 + step
            below[index] /= 1 + step
            let difference = try sum(above) - sum(below)
            slopes.append(difference / (2 * Elementary.log1p(step)))
        }
        var variance = 0.0
        for row in slopes.indices {
            for column in slopes.indices { variance += slopes[row] * covariance[row][column] * slopes[column] }
        }
        return variance.isFinite ? variance : nil
    }
}
