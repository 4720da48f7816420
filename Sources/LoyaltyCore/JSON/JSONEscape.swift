//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What stands behind a backslash in a JSON string.
enum JSONEscape {
    /// The byte that a short escape stands for, such as a line feed for `n`.
    static func byte(for letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// The letter of the short escape with which a byte is written, if it has one.
    static func letter(for byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x0C: UInt8(ascii: "f")
        case 0x0A: UInt8(ascii: "n")
        case 0x0D: UInt8(ascii: "r")
        case 0x09: UInt8(ascii: "t")
        default: nil
        }
    }

    /// Returns the four hexadecimal digits at an index as a number.
    static func unit(at index: Int, in bytes: ArraySlice<UInt8>) -> UInt32? {
        guard index + 4 <= bytes.endIndex else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return unit
    }

    /// Returns the scalar of a pair of UTF-16 surrogates.
    static func scalar(high: UInt32, low: UInt32) -> UInt32 { 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00) }

    /// Returns the UTF-8 of a string that the parser has checked.
    static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            guard raw[index] == UInt8(ascii: "\\") else {
                bytes.append(raw[index])
                index += 1
                continue
            }
            if let byte = byte(for: raw[index + 1]) {
                bytes.append(byte)
                index += 2
                continue
            }
            var scalar = unit(at: index + 2, in: raw) ?? 0xFFFD
            index += 6
            if scalar & 0xFC00 == 0xD800 {
                scalar = self.scalar(high: scalar, low: unit(at: index + 2, in: raw) ?? 0xDC00)
                index += 6
            }
            if let scalar = Unicode.Scalar(scalar) { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        }
        return bytes
    }
}
