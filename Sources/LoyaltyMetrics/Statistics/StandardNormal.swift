//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The normal distribution of mean 0 and standard deviation 1, from the C library's complementary error function.
enum StandardNormal {
    /// The probability of a value as far from 0 as `z` or farther, on either side.
    static func twoSidedPValue(_ z: Double) -> Double { erfc(z.magnitude / 2.0.squareRoot()) }
}
