//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How far apart the means of two groups are: what a treatment changed against a control group that did without it.
///
/// ```swift
/// let control = try SampleSums(count: 3_407, sum: 139_687, sumOfSquares: 523_779_767)     // cents by customer
/// let treatment = try SampleSums(count: 3_461, sum: 242_270, sumOfSquares: 1_346_982_900)
/// let lift = DifferenceOfMeans(from: control, to: treatment)
/// lift.value              // 29 cents more
/// lift.interval           // 4.54 to 53.46
/// lift.relative           // 0.707: 71 % more
/// lift.relativeInterval   // -0.035 to 1.450
/// ```
///
/// The groups may differ in size and in variance: the test is that of B. L. Welch, "The generalization of 'Student's'
/// problem when several different population variances are involved", Biometrika 34 (1947), 28–35. Values are in the unit
/// of the samples. Every figure is nil where it is not defined: means without values, intervals below two values in a group
/// or if no value differs from its mean, and relative figures from a mean of 0.
///
/// It holds for members that were assigned to the groups by chance: check the ``SampleRatio`` first.
public struct DifferenceOfMeans: Hashable, Sendable {
    /// The sample that is compared with: that of the control group.
    public let base: SampleSums
    /// The sample that is compared: that of the treatment group.
    public let compared: SampleSums
    /// How sure the intervals are meant to be.
    public let level: ConfidenceLevel

    /// Creates the difference of two means.
    ///
    /// - Parameters:
    ///   - base: The sample that is compared with.
    ///   - compared: The sample that is compared.
    ///   - level: How sure the intervals are meant to be.
    public init(from base: SampleSums, to compared: SampleSums, level: ConfidenceLevel = .percent95) {
        self.base = base
        self.compared = compared
        self.level = level
    }
}

// MARK: - The difference

extension DifferenceOfMeans {
    /// The compared mean less the base mean; nil if one of the groups has no values.
    public var value: Double? {
        guard let crossed else { return nil }
        return Double(crossed) / Double(Int128(base.count) * Int128(compared.count))
    }

    /// The standard error of the difference; nil below two values in a group.
    public var standardError: Double? {
        errors.map { ($0.base + $0.compared).squareRoot() }
    }

    /// The degrees of freedom of Welch and Satterthwaite; nil below two values in a group, or without variance.
    public var degreesOfFreedom: Double? {
        guard let errors else { return nil }
        let sum = errors.base + errors.compared
        guard sum > 0 else { return nil }
        let (first, second) = (errors.base / sum, errors.compared / sum)
        return 1 / (first * first / Double(base.count - 1) + second * second / Double(compared.count - 1))
    }

    /// The interval of the difference; nil below two values in a group, or without variance.
    public var interval: ConfidenceInterval? { interval(around: value, standardError) }

    /// The probability of a difference at least as large in either direction if both means were equal.
    public var pValue: Double? { pValue(of: value, standardError) }
}

// MARK: - The relative difference

extension DifferenceOfMeans {
    /// The difference divided by the base mean, such as 0.1 for 10 % more; nil from a mean of 0.
    public var relative: Double? {
        guard let crossed, base.sum != 0 else { return nil }
        return Double(crossed) / Double(Int128(base.sum) * Int128(compared.count))
    }

    /// The standard error of ``relative`` by the delta method; nil below two values in a group, or from a mean of 0.
    ///
    /// The method takes the base mean as known well: when its own interval comes near 0, use the difference itself.
    public var relativeStandardError: Double? {
        guard let errors, let mean = base.mean, let relative else { return nil }
        let ratio = 1 + relative
        return (errors.compared + ratio * ratio * errors.base).squareRoot() / mean.magnitude
    }

    /// The interval of ``relative``; nil below two values in a group, without variance, or from a mean of 0.
    public var relativeInterval: ConfidenceInterval? { interval(around: relative, relativeStandardError) }

    /// The probability of a relative difference at least as large in either direction if both means were equal.
    public var relativePValue: Double? { pValue(of: relative, relativeStandardError) }
}

extension DifferenceOfMeans {
    /// The difference times both counts, exactly; nil if one of the groups has no values.
    private var crossed: Int128? {
        guard base.count > 0, compared.count > 0 else { return nil }
        return Int128(compared.sum) * Int128(base.count) - Int128(base.sum) * Int128(compared.count)
    }

    /// The squared standard errors of both means.
    private var errors: (base: Double, compared: Double)? {
        guard let first = base.variance, let second = compared.variance else { return nil }
        return (first / Double(base.count), second / Double(compared.count))
    }

    private var student: StudentDistribution? {
        // Rounding may leave the degrees of freedom a last digit below 1, their least.
        degreesOfFreedom.flatMap { try? StudentDistribution(degreesOfFreedom: max(1, $0)) }
    }

    private func interval(around value: Double?, _ error: Double?) -> ConfidenceInterval? {
        guard let value, let error, let student else { return nil }
        let half = student.quantile(level) * error
        return ConfidenceInterval(lower: value - half, upper: value + half, level: level)
    }

    private func pValue(of value: Double?, _ error: Double?) -> Double? {
        guard let value, let error, let student else { return nil }
        return student.twoSidedProbability(beyond: value / error)
    }
}
