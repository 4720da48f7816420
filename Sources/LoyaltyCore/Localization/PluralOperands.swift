//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The digits of a number that plural rules look at.
///
/// Names are those of Unicode Technical Standard #35, part 3, "Plural Operand Meanings". The sign plays no part, and
/// digits count as they are shown: 1 has no visible decimals, 1.0 has one.
///
/// | shown | i | v | w | f | t |
/// |---|---|---|---|---|---|
/// | 1 | 1 | 0 | 0 | 0 | 0 |
/// | 1.5 | 1 | 1 | 1 | 5 | 5 |
/// | 1.50 | 1 | 2 | 1 | 50 | 5 |
/// | 1.03 | 1 | 2 | 2 | 3 | 3 |
public struct PluralOperands: Hashable, Sendable {
    /// The integer digits.
    public let i: UInt64
    /// The number of visible decimals, trailing zeros included.
    public let v: Int
    /// The number of visible decimals without trailing zeros.
    public let w: Int
    /// The visible decimals as a number, trailing zeros included.
    public let f: UInt64
    /// The visible decimals as a number, without trailing zeros.
    public let t: UInt64

    /// Reads the operands off a number.
    ///
    /// - Parameter number: The number as it is shown.
    public init(_ number: ExactDecimal) {
        self.i = number.steps.magnitude / number.scale
        self.v = number.decimals
        self.f = number.steps.magnitude % number.scale
        var trimmed = f
        var decimals = f == 0 ? 0 : v
        while trimmed > 0, trimmed % 10 == 0 {
            trimmed /= 10
            decimals -= 1
        }
        self.t = trimmed
        self.w = decimals
    }

    /// The absolute value if it is whole, the operand `n` where rules ask for an integer; nil for a fraction.
    public var n: UInt64? { t == 0 ? i : nil }
}
