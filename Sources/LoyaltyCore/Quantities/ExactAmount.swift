//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A whole number of the smallest steps of a unit: money in minor units, points in steps.
///
/// Both kinds of amount share one arithmetic: sums are checked, amounts of different units never meet, products with a
/// ``Rate`` name their rounding, and parts always sum to the whole. Magnitudes stay within 2^53 − 1, so JSON readers of
/// other languages see the same number. Do not conform other types to this protocol.
public protocol ExactAmount: Hashable, Codable, Sendable, CustomStringConvertible {
    /// What the steps are steps of.
    associatedtype Unit: Hashable & Sendable

    /// How many steps; negative for what is owed or taken back.
    var steps: Int64 { get }
    /// What the steps are steps of.
    var unit: Unit { get }

    /// Creates an amount.
    ///
    /// - Parameters:
    ///   - steps: How many steps, within ±(2^53 − 1).
    ///   - unit: What they are steps of.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond these bounds.
    init(steps: Int64, in unit: Unit) throws(CoreError)

    /// The same unit with the opposite number of steps.
    var negated: Self { get }

    /// The error for amounts of different units.
    static var mismatch: CoreError { get }
}

// MARK: - Sums

extension ExactAmount {
    /// Returns the sum of two amounts.
    ///
    /// - Parameters:
    ///   - lhs: One amount.
    ///   - rhs: Another amount of the same unit.
    /// - Returns: The sum of two amounts.
    /// - Throws: ``CoreError`` with code `currencyMismatch` or `unitMismatch`, or `amountOutOfRange` beyond ±(2^53 − 1).
    public static func + (lhs: Self, rhs: Self) throws(CoreError) -> Self {
        guard lhs.unit == rhs.unit else { throw mismatch }
        return try Self(steps: lhs.steps + rhs.steps, in: lhs.unit)
    }

    /// Returns the difference of two amounts.
    ///
    /// - Parameters:
    ///   - lhs: One amount.
    ///   - rhs: The amount to take off, of the same unit.
    /// - Returns: The difference of two amounts.
    /// - Throws: ``CoreError`` with code `currencyMismatch` or `unitMismatch`, or `amountOutOfRange` beyond ±(2^53 − 1).
    public static func - (lhs: Self, rhs: Self) throws(CoreError) -> Self {
        try lhs + rhs.negated
    }

    /// Returns the sum of any number of amounts; zero for none.
    ///
    /// - Parameters:
    ///   - amounts: Amounts of one unit.
    ///   - unit: That unit, so that an empty sum has one.
    /// - Returns: The sum of any number of amounts; zero for none.
    /// - Throws: ``CoreError`` with code `currencyMismatch` or `unitMismatch`, or `amountOutOfRange` beyond ±(2^53 − 1)
    ///   of the whole sum; an excess on the way that comes back is none.
    public static func sum(of amounts: some Sequence<Self>, in unit: Unit) throws(CoreError) -> Self {
        var total: Int128 = 0
        for amount in amounts {
            guard amount.unit == unit else { throw mismatch }
            total += Int128(amount.steps)
        }
        return try Self(steps: Magnitude.checked(total), in: unit)
    }

    /// Whether nothing is there.
    public var isZero: Bool { steps == 0 }

    /// Whether the amount is below zero.
    public var isNegative: Bool { steps < 0 }

    /// Returns whether this amount is less than another.
    ///
    /// - Parameter other: An amount of the same unit.
    /// - Returns: Whether this amount is less than another.
    /// - Throws: ``CoreError`` with code `currencyMismatch` or `unitMismatch`.
    public func isLess(than other: Self) throws(CoreError) -> Bool {
        guard unit == other.unit else { throw Self.mismatch }
        return steps < other.steps
    }
}

// MARK: - Products and parts

extension ExactAmount {
    /// Returns the amount times a rate.
    ///
    /// - Parameters:
    ///   - rate: The rate, such as 2.5 %.
    ///   - rounding: What becomes of a fraction of a step.
    /// - Returns: The amount times a rate.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond ±(2^53 − 1).
    public func multiplied(by rate: Rate, rounding: RoundingRule) throws(CoreError) -> Self {
        try Self(steps: rate.applied(to: steps, rounding: rounding), in: unit)
    }

    /// Returns the amount a whole number of times.
    ///
    /// - Parameter count: How many times.
    /// - Returns: The amount a whole number of times.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond ±(2^53 − 1).
    public func multiplied(by count: Int64) throws(CoreError) -> Self {
        try Self(steps: Magnitude.checked(Int128(steps) * Int128(count)), in: unit)
    }

    /// Returns parts in proportion to weights that sum to exactly this amount.
    ///
    /// See ``Allocation/parts(of:weights:)`` for who gets the odd step.
    ///
    /// - Parameter weights: The weight of each part; zero or more, not all zero.
    /// - Returns: Parts in proportion to weights that sum to exactly this amount.
    /// - Throws: ``CoreError`` with code `invalidWeights` for other weights.
    /// - Complexity: O(*n* log *n*) in the number of weights.
    public func allocated(byWeights weights: [Int64]) throws(CoreError) -> [Self] {
        var parts: [Self] = []
        parts.reserveCapacity(weights.count)
        for part in try Allocation.parts(of: steps, weights: weights) { parts.append(try Self(steps: part, in: unit)) }
        return parts
    }
}
