//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The logarithm of Γ(a + k) / Γ(a) and its first two derivatives by a, for whole k from zero up.
///
/// Sums of logarithms do not cancel, however large a is, as differences of log-gammas do.
struct RisingLogarithms {
    private(set) var values: [Double]
    private(set) var firstDerivatives: [Double]
    private(set) var secondDerivatives: [Double]

    /// Tabulates the function from k = 0 to a last one.
    init(_ a: Double, through last: Int) {
        values = [0]
        firstDerivatives = [0]
        secondDerivatives = [0]
        values.reserveCapacity(last + 1)
        firstDerivatives.reserveCapacity(last + 1)
        secondDerivatives.reserveCapacity(last + 1)
        var (value, first, second) = (0.0, 0.0, 0.0)
        for k in 0..<last {
            let factor = a + Double(k)
            value += Elementary.log(factor)
            first += 1 / factor
            second -= 1 / (factor * factor)
            values.append(value)
            firstDerivatives.append(first)
            secondDerivatives.append(second)
        }
    }
}
