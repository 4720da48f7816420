//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How far apart two shares are, of two groups without a member in common: a control and a treatment group, two periods.
///
/// ```swift
/// let difference = try DifferenceOfShares(from: Proportion(1_200, of: 10_000), to: Proportion(1_320, of: 10_000))
/// difference.value      // 0.012: 1.2 percentage points
/// difference.relative   // 0.1: 10 % more
/// difference.interval   // 0.0028 to 0.0212, without 0
/// difference.pValue     // 0.0106
/// ```
///
/// Every figure is nil where it is not defined: without members in one of the groups, ``relative`` from a share of 0, and
/// ``z`` if nobody or everybody in both groups has the property.
public struct DifferenceOfShares: Hashable, Sendable {
    /// The share that is compared with: that of the control group, or of the earlier period.
    public let base: Proportion
    /// The share that is compared: that of the treatment group, or of the later period.
    public let compared: Proportion
    /// How sure the intervals are meant to be.
    public let level: ConfidenceLevel
    /// Newcombe's interval of the difference; nil if one of the groups has no members.
    ///
    /// It is the hybrid score interval, made of the Wilson intervals of both shares. It has a width even when nobody or
    /// everybody has the property, and never leaves −1 to 1. Source: R. G. Newcombe, "Interval estimation for the difference
    /// between independent proportions", Statistics in Medicine 17 (1998), 873–890, method 10.
    public let interval: ConfidenceInterval?

    /// Creates the difference of two shares.
    ///
    /// - Parameters:
    ///   - base: The share that is compared with.
    ///   - compared: The share that is compared.
    ///   - level: How sure the intervals are meant to be, whatever the level of the shares' own intervals.
    public init(from base: Proportion, to compared: Proportion, level: ConfidenceLevel = .percent95) {
        self.base = base
        self.compared = compared
        self.level = level
        interval = Self.newcombe(base, compared, level)
    }
}

// MARK: - The difference

extension DifferenceOfShares {
    /// The compared share less the base share, −1 to 1; nil if one of the groups has no members.
    public var value: Double? {
        guard let product else { return nil }
        return Double(crossed) / Double(product)
    }

    /// The difference divided by the base share, such as 0.1 for 10 % more; nil if the base share is 0 or has no members.
    public var relative: Double? {
        guard product != nil, base.count > 0 else { return nil }
        return Double(crossed) / Double(Int128(base.count) * Int128(compared.total))
    }

    /// The textbook interval, each share with the variance of its own; nil if one of the groups has no members.
    ///
    /// It has no width when each group is unanimous, and is too narrow for small groups. Show ``interval``.
    public var wald: ConfidenceInterval? {
        guard let value else { return nil }
        let half = level.quantile * (Self.variance(base) + Self.variance(compared)).squareRoot()
        return ConfidenceInterval(lower: value - half, upper: value + half, level: level)
    }

    /// The two-sample statistic with the pooled variance; nil if it is not defined.
    ///
    /// Under the assumption that both shares are equal it follows the standard normal distribution, if the groups are large.
    public var z: Double? {
        guard let product else { return nil }
        let total = Int128(base.total) + Int128(compared.total)
        let count = Int128(base.count) + Int128(compared.count)
        guard count > 0, count < total else { return nil }
        let spread = Double(count * (total - count)) / Double(total)
        return Double(crossed) / (Double(product).squareRoot() * spread.squareRoot())
    }

    /// The probability of a difference at least as large in either direction if both shares were equal; nil if ``z`` is.
    public var pValue: Double? { z.map(StandardNormal.twoSidedPValue) }

    /// The difference times ``product``, exactly.
    private var crossed: Int128 {
        Int128(compared.count) * Int128(base.total) - Int128(base.count) * Int128(compared.total)
    }

    /// The common denominator; nil if one of the groups has no members.
    private var product: Int128? {
        let product = Int128(base.total) * Int128(compared.total)
        return product > 0 ? product : nil
    }

    private static func variance(_ share: Proportion) -> Double {
        let (count, total) = (Int128(share.count), Int128(share.total))
        return Double(count * (total - count)) / Double(total * total) / Double(total)
    }

    private static func newcombe(
        _ base: Proportion,
        _ compared: Proportion,
        _ level: ConfidenceLevel
    ) -> ConfidenceInterval? {
        guard let first = base.value, let second = compared.value,
            let low = try? ConfidenceInterval.wilson(base.count, of: base.total, level: level),
            let high = try? ConfidenceInterval.wilson(compared.count, of: compared.total, level: level)
        else { return nil }
        let difference = second - first
        let down = square(second - high.lower) + square(low.upper - first)
        let up = square(high.upper - second) + square(first - low.lower)
        return ConfidenceInterval(
            lower: max(-1, difference - down.squareRoot()),
            upper: min(1, difference + up.squareRoot()),
            level: level
        )
    }

    private static func square(_ value: Double) -> Double { value * value }
}
