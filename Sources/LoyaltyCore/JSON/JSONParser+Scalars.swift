//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// MARK: - Strings

extension JSONParser {
    /// Reads the string that starts at the index.
    mutating func parseString() throws(CoreError) {
        let start = index
        var place = start + 1
        var saved = 0
        var isASCII = true
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                try endString(start, place, saved: saved, isASCII: isASCII)
                return
            } else if byte == UInt8(ascii: "\\") {
                let (raw, decoded) = try escapeLengths(at: place)
                saved += raw - decoded
                place += raw
            } else if byte >= 0x80 {
                isASCII = false
                place += try scalarLength(at: place)
            } else if byte >= 0x20 {
                place += 1
            } else {
                throw error("a control character in a string is escaped", at: place)
            }
        }
        throw error("the text ends inside a string", at: place)
    }

    private mutating func endString(_ start: Int, _ end: Int, saved: Int, isASCII: Bool) throws(CoreError) {
        let length = end - start - 1
        guard length - saved <= limits.stringBytes else {
            throw error("a string is longer than \(limits.stringBytes) bytes", .limitExceeded)
        }
        var node = JSONNode(.string, bits: UInt64(length), offset: start, next: nodes.count + 1)
        node.isEscaped = saved > 0
        node.isPlain = isASCII && saved == 0
        nodes.append(node)
        index = end + 1
    }

    /// Returns the length of an escape in the text and in UTF-8; an escape is always the longer one.
    private func escapeLengths(at place: Int) throws(CoreError) -> (raw: Int, decoded: Int) {
        guard place + 1 < bytes.count else { throw error("the text ends inside a string", at: place) }
        guard bytes[place + 1] == UInt8(ascii: "u") else {
            guard JSONEscape.byte(for: bytes[place + 1]) != nil else {
                throw error("JSON has no such escape", at: place)
            }
            return (2, 1)
        }
        guard let unit = JSONEscape.unit(at: place + 2, in: bytes[...]) else {
            throw error("four hexadecimal digits are expected", at: place)
        }
        switch unit {
        case ..<0x80: return (6, 1)
        case ..<0x800: return (6, 2)
        case 0xD800..<0xDC00:
            guard place + 7 < bytes.count, bytes[place + 6] == UInt8(ascii: "\\"),
                bytes[place + 7] == UInt8(ascii: "u"),
                let low = JSONEscape.unit(at: place + 8, in: bytes[...]), low & 0xFC00 == 0xDC00
            else { throw error("a surrogate has no partner", at: place) }
            return (12, 4)
        case 0xDC00..<0xE000: throw error("a surrogate has no partner", at: place)
        default: return (6, 3)
        }
    }

    /// Returns the length of the scalar beyond ASCII at a place (table 3-7 of the Unicode standard).
    private func scalarLength(at place: Int) throws(CoreError) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch bytes[place] {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        guard length > 0, place + length <= bytes.count, second.contains(bytes[place + 1]),
            bytes[(place + 2)..<(place + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { throw error("the text is not UTF-8", at: place) }
        return length
    }
}

// MARK: - Numbers

extension JSONParser {
    /// The longest number, in bytes: far more digits than any number needs.
    private static let longestNumber = 1_024

    /// The powers of ten that a `Double` holds exactly.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// Reads the number that starts at the index.
    mutating func parseNumber() throws(CoreError) {
        let start = index
        let isNegative = bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        var digits: UInt64 = 0
        var isExact = true
        let whole = index
        try parseDigits(into: &digits, &isExact)
        guard bytes[whole] != UInt8(ascii: "0") || index == whole + 1 else {
            throw error("a number has no leading zeros", at: whole)
        }
        var isInteger = true
        var exponent = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            isInteger = false
            index += 1
            let fraction = index
            try parseDigits(into: &digits, &isExact)
            exponent = fraction - index
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            exponent += try parseExponent(&isExact)
        }
        guard index - start <= Self.longestNumber else {
            throw error("a number is longer than \(Self.longestNumber) bytes", .limitExceeded, at: start)
        }
        if isInteger {
            guard isExact, digits <= UInt64(Int64.max) + (isNegative ? 1 : 0) else {
                throw error("an integer fits into 64 bits", .limitExceeded, at: start)
            }
            nodes.append(
                JSONNode(.integer, bits: isNegative ? 0 &- digits : digits, offset: start, next: nodes.count + 1)
            )
        } else {
            let number = try number(
                from: start,
                isNegative: isNegative,
                digits: isExact ? digits : nil,
                exponent: exponent
            )
            nodes.append(JSONNode(.number, bits: number.bitPattern, offset: start, next: nodes.count + 1))
        }
    }

    /// Reads one or more digits; `isExact` turns false if they are too many for 64 bits.
    private mutating func parseDigits(into digits: inout UInt64, _ isExact: inout Bool) throws(CoreError) {
        let start = index
        while index < bytes.count {
            let digit = UInt64(bytes[index] &- UInt8(ascii: "0"))
            guard digit <= 9 else { break }
            if digits < 1_000_000_000_000_000_000 {
                digits = digits * 10 + digit
            } else {
                let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(digit)
                if overflow || carry { isExact = false }
                digits = sum
            }
            index += 1
        }
        guard index > start else { throw error("a digit is expected") }
    }

    private mutating func parseExponent(_ isExact: inout Bool) throws(CoreError) -> Int {
        index += 1
        var isNegative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        var digits: UInt64 = 0
        try parseDigits(into: &digits, &isExact)
        guard digits < 1_000_000 else {
            isExact = false
            return 0
        }
        return isNegative ? -Int(digits) : Int(digits)
    }

    /// Returns the nearest `Double`; both operands of the short way are exact, so its one rounding is the right one.
    private func number(
        from start: Int,
        isNegative: Bool,
        digits: UInt64?,
        exponent: Int
    ) throws(CoreError) -> Double {
        if let digits, digits <= 1 << 53, exponent.magnitude <= 22 {
            let power = Self.powers[Int(exponent.magnitude)]
            let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
            return isNegative && digits > 0 ? -value : value
        }
        guard let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)), value.isFinite else {
            throw error("a number lies within the range of a 64-bit floating-point number", .limitExceeded, at: start)
        }
        // Canonical JSON has one zero.
        return value == 0 ? 0 : value
    }
}
