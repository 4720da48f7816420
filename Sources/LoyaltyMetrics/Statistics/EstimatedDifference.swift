//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How far apart two figures are, with what is needed to judge it: standard error, test and interval.
///
/// The test assumes that the difference of large samples follows a normal distribution.
public struct EstimatedDifference: Hashable, Sendable {
    /// The later or compared figure less the other one.
    public let value: Double
    /// The standard error of the difference, zero or more.
    public let standardError: Double
    /// The interval of the difference.
    public let interval: ConfidenceInterval

    init(_ value: Double, standardError: Double, level: ConfidenceLevel) {
        self.value = value
        self.standardError = standardError
        let half = level.quantile * standardError
        interval = ConfidenceInterval(lower: value - half, upper: value + half, level: level)
    }

    /// The difference in standard errors; nil if the standard error is 0.
    public var z: Double? { standardError > 0 ? value / standardError : nil }

    /// The probability of a difference at least as large in either direction if there were none; nil if ``z`` is.
    public var pValue: Double? { z.map(StandardNormal.twoSidedPValue) }
}
