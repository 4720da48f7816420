//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A range in which the true figure lies at a level of confidence.
public struct ConfidenceInterval: Hashable, Sendable {
    /// The lower end.
    public let lower: Double
    /// The upper end.
    public let upper: Double
    /// How sure the interval is meant to be.
    public let level: ConfidenceLevel

    init(lower: Double, upper: Double, level: ConfidenceLevel) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    /// Returns the part of the interval that lies in a range, for display.
    ///
    /// An interval by formula may reach beyond the possible figures, such as above a score of 100. Compute with the whole
    /// interval; clamp what people see.
    ///
    /// - Parameter range: The possible figures.
    /// - Returns: The interval with both ends moved into the range.
    public func clamped(to range: ClosedRange<Double>) -> ConfidenceInterval {
        ConfidenceInterval(
            lower: min(max(lower, range.lowerBound), range.upperBound),
            upper: min(max(upper, range.lowerBound), range.upperBound),
            level: level
        )
    }
}
