//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Cuts the text of a rule into tokens, one at a time.
struct RuleLexer {
    let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Passes white space and the next token.
    ///
    /// - Returns: The token and the offset of its first byte.
    mutating func next() throws(SegmentsError) -> (token: RuleToken, start: Int) {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
        let start = offset
        return (try token(), start)
    }

    private mutating func token() throws(SegmentsError) -> RuleToken {
        guard let byte = peek() else { return .end }
        switch byte {
        case UInt8(ascii: "("): return single(.leftParenthesis)
        case UInt8(ascii: ")"): return single(.rightParenthesis)
        case UInt8(ascii: ","): return single(.comma)
        case UInt8(ascii: "."): return single(.dot)
        case UInt8(ascii: "+"): return single(.plus)
        case UInt8(ascii: "*"): return single(.times)
        case UInt8(ascii: "/"): return single(.divide)
        case UInt8(ascii: "-") where peek(1)?.isASCIIDigit != true: return single(.minus)
        case UInt8(ascii: "="): return single(.comparison(.equal))
        case UInt8(ascii: "<"):
            offset += 1
            return .comparison(skip("=") ? .lessOrEqual : .less)
        case UInt8(ascii: ">"):
            offset += 1
            return .comparison(skip("=") ? .greaterOrEqual : .greater)
        case UInt8(ascii: "!"):
            guard peek(1) == UInt8(ascii: "=") else {
                throw error(.invalidText, "'!' stands only before '='", at: offset)
            }
            offset += 2
            return .comparison(.notEqual)
        case UInt8(ascii: "?"):
            guard peek(1) == byte else { throw error(.invalidText, "a fallback is written ??", at: offset) }
            offset += 2
            return .fallback
        case UInt8(ascii: "\""): return .value(.text(try quoted()))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .value(try number())
        case _ where byte.isASCIILetter: return .word(run(while: \.isWordByte))
        default: throw error(.invalidText, "no part of a rule begins with this character", at: offset)
        }
    }
}

// MARK: - Reading bytes

extension RuleLexer {
    func peek(_ ahead: Int = 0) -> UInt8? { offset + ahead < bytes.count ? bytes[offset + ahead] : nil }

    private mutating func single(_ token: RuleToken) -> RuleToken {
        offset += 1
        return token
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let byte = peek(), UInt32(byte) == character.value else { return false }
        offset += 1
        return true
    }

    mutating func run(while isPart: (UInt8) -> Bool) -> String {
        let start = offset
        while let byte = peek(), isPart(byte) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    mutating func move(to offset: Int) { self.offset = offset }

    func error(_ code: SegmentsError.Code, _ message: String, at offset: Int) -> SegmentsError {
        SegmentsError(code, message, at: TextPosition(offset: offset, in: bytes))
    }
}

// MARK: - Text constants

extension RuleLexer {
    private mutating func quoted() throws(SegmentsError) -> String {
        let start = offset
        offset += 1
        var text: [UInt8] = []
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20, 0x7F:
                throw error(.invalidText, "a control character in a text is written with an escape", at: offset)
            default:
                text.append(byte)
                offset += 1
            }
        }
        throw error(.invalidText, "a text that begins here has no closing quotation mark", at: start)
    }

    private mutating func escape(into text: inout [UInt8]) throws(SegmentsError) {
        let start = offset
        offset += 1
        let letter = peek()
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[start + 1])
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            guard skip("{"), let value = UInt32(run(while: \.isASCIIHexDigit), radix: 16),
                let scalar = Unicode.Scalar(value), skip("}")
            else {
                throw error(
                    .invalidText,
                    "a character is written \\u{1F600}, with its number in hexadecimal",
                    at: start
                )
            }
            text += Array(String(Character(scalar)).utf8)
        default: throw error(.invalidText, #"the escapes are \" \\ \n \r \t and \u{…}"#, at: start)
        }
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII digit of base 16.
    var isASCIIHexDigit: Bool { isASCIIDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
