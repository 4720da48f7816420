//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A sum over many customers that a model foresees, with how far chance may carry it.
///
/// Two things make it uncertain: each customer buys at random, and the parameters of the model are known from finite data. The
/// interval takes in both, by the normal distribution that sums over many customers approach. It does not take in that a model
/// may be wrong, or the season ahead unlike the one behind; for that compare ``ForecastBacktest``.
public struct ModelForecast: Hashable, Sendable {
    /// The foreseen sum.
    public let expected: Double
    /// The standard deviation by which customers buy at random; nil if spending varies without bounds.
    public let processDeviation: Double?
    /// The standard deviation by which the parameters are uncertain; nil if the data leave a parameter open.
    public let parameterDeviation: Double?
    /// The interval, not below zero; nil if one of the deviations is.
    public let interval: ConfidenceInterval?

    init(expected: Double, processVariance: Double?, parameterVariance: Double?, level: ConfidenceLevel) {
        self.expected = expected
        processDeviation = processVariance.map { max(0, $0).squareRoot() }
        parameterDeviation = parameterVariance.map { max(0, $0).squareRoot() }
        if let processVariance, let parameterVariance {
            let half = level.quantile * max(0, processVariance + parameterVariance).squareRoot()
            interval = ConfidenceInterval(lower: max(0, expected - half), upper: expected + half, level: level)
        } else {
            interval = nil
        }
    }
}
