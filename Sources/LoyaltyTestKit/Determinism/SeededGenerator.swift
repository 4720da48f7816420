//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A random number generator that gives the same numbers for the same seed, on every platform and in every release.
///
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): small, fast, and good enough for tests. Never use it for secrets.
///
/// ```swift
/// var random = SeededGenerator(seed: 7)
/// let amount = Int64.random(in: 1...100, using: &random)
/// ```
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    /// Creates a generator.
    ///
    /// - Parameter seed: Any number; neighbouring seeds give unrelated numbers.
    public init(seed: UInt64) { self.state = seed }

    /// Returns the next 64 random bits.
    ///
    /// - Returns: The bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
