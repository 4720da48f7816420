//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The cyclic redundancy check CRC-64/XZ: polynomial 0x42F0E1EBA9EA3693 reflected, as ECMA-182 defines it.
enum CRC64 {
    private static let polynomial: UInt64 = 0xC96C_5795_D787_0F42

    /// Returns the checksum of bytes; that of `123456789` is 0x995DC9BBDF1939FA.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    static func checksum(of bytes: [UInt8]) -> UInt64 {
        let table = (UInt64(0)..<256).map { byte in
            (0..<8).reduce(byte) { rest, _ in rest & 1 == 1 ? (rest >> 1) ^ polynomial : rest >> 1 }
        }
        return ~bytes.reduce(UInt64.max) { rest, byte in
            table[Int(UInt8(truncatingIfNeeded: rest) ^ byte)] ^ (rest >> 8)
        }
    }
}
