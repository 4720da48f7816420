//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Whether two numbers agree in relation to the expected one.
func isNear(_ value: Double, _ expected: Double, within tolerance: Double = 1e-10) -> Bool {
    abs(value - expected) <= tolerance * abs(expected)
}

/// Whether lists of numbers agree one by one.
func isNear(_ values: [Double]?, _ expected: [Double], within tolerance: Double = 1e-10) -> Bool {
    guard let values, values.count == expected.count else { return false }
    return zip(values, expected).allSatisfy { isNear($0, $1, within: tolerance) }
}
