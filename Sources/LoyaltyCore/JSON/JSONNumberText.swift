//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The one spelling of a floating-point number.
///
/// The digits are the shortest that read back as the same number, as the standard library finds them; where the point
/// and the exponent stand is ECMAScript's rule (Number::toString, which RFC 8785 takes over), with `.0` after a whole
/// number.
enum JSONNumberText {
    static func append(_ value: Double, to bytes: inout [UInt8]) {
        guard value != 0 else { return bytes.append(contentsOf: "0.0".utf8) }
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let (digits, point) = shortest(value.magnitude)
        let zero = UInt8(ascii: "0")
        switch point {
        case digits.count...21 where digits.count <= 21:
            bytes.append(contentsOf: digits)
            bytes.append(contentsOf: repeatElement(zero, count: point - digits.count))
            bytes.append(contentsOf: ".0".utf8)
        case 1...21:
            bytes.append(contentsOf: digits[..<point])
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: digits[point...])
        case -5...0:
            bytes.append(contentsOf: "0.".utf8)
            bytes.append(contentsOf: repeatElement(zero, count: -point))
            bytes.append(contentsOf: digits)
        default:
            bytes.append(digits[0])
            if digits.count > 1 {
                bytes.append(UInt8(ascii: "."))
                bytes.append(contentsOf: digits[1...])
            }
            bytes.append(contentsOf: (point > 0 ? "e+" : "e").utf8)
            bytes.append(contentsOf: String(point - 1).utf8)
        }
    }

    /// Returns digits d1 d2 … without zeros at either end, and the point p, so that the value is 0.d1d2… · 10^p.
    private static func shortest(_ value: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = Array(value.description.utf8)
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: ".") {
                point = digits.count
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        let place = (point ?? digits.count) + exponent - zeros
        digits.removeFirst(zeros)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, place)
    }
}
