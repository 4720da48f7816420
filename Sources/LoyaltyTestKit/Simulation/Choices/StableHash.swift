//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A digest that is the same in every process, unlike `Hasher`, whose seed changes with each start.
///
/// It tells two runs apart; it protects nothing.
public struct StableHash: Hashable, Sendable {
    /// The digest of what was mixed in so far.
    public private(set) var value: UInt64

    /// Creates a digest of nothing.
    public init() { value = 0xCBF2_9CE4_8422_2325 }

    /// Mixes a number in.
    ///
    /// - Parameter number: The number.
    public mutating func mix(_ number: Int64) {
        var bits = value ^ UInt64(bitPattern: number)
        bits = (bits ^ (bits >> 32)) &* 0xD6E8_FEB8_6659_FD93
        value = (bits ^ (bits >> 29)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Mixes a text in, by its UTF-8 bytes and their number.
    ///
    /// - Parameter text: The text.
    public mutating func mix(_ text: String) {
        var word: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            word = word << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 { mix(Int64(bitPattern: word)) }
        }
        mix(Int64(bitPattern: word) ^ Int64(count))
    }
}
