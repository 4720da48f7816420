//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension RuleLexer {
    /// Passes a number, an amount of money, a date or an instant.
    mutating func number() throws(SegmentsError) -> AttributeValue {
        let start = offset
        let isNegative = skip("-")
        let whole = run(while: \.isASCIIDigit)
        guard !whole.isEmpty else { throw error(.invalidText, "a digit is expected", at: offset) }
        if !isNegative, whole.utf8.count == 4, peek() == UInt8(ascii: "-"), peek(1)?.isASCIIDigit == true {
            return try calendar(from: start)
        }
        var isWhole = true
        var hasExponent = false
        if skip(".") {
            isWhole = false
            guard !run(while: \.isASCIIDigit).isEmpty else {
                throw error(.invalidText, "a digit is expected", at: offset)
            }
        }
        if let length = exponentLength() {
            isWhole = false
            hasExponent = true
            move(to: offset + length)
        }
        if let byte = peek(), byte.isWordByte || byte == UInt8(ascii: ".") {
            throw error(.invalidText, "a number ends with a digit; a currency follows after a space", at: offset)
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if !hasExponent, let amount = try money(text, from: start) { return .money(amount) }
        if isWhole {
            guard let value = Int64(text) else {
                throw error(.numberOutOfRange, "a whole number fits into 64 bits", at: start)
            }
            return .integer(value)
        }
        guard let value = Double(text), value.isFinite else {
            throw error(.numberOutOfRange, "a number fits into double precision", at: start)
        }
        return .number(value)
    }

    /// The length of the exponent that follows, if one does.
    private func exponentLength() -> Int? {
        guard let mark = peek(), mark | 0x20 == UInt8(ascii: "e") else { return nil }
        var length = 1
        if let sign = peek(1), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { length = 2 }
        guard peek(length)?.isASCIIDigit == true else { return nil }
        while peek(length)?.isASCIIDigit == true { length += 1 }
        return length
    }

    /// Passes a currency after a number, if one follows.
    private mutating func money(_ text: String, from start: Int) throws(SegmentsError) -> Money? {
        let end = offset
        while skip(" ") {}
        let place = offset
        var code = run { (0x41...0x5A).contains($0) || $0.isASCIIDigit }
        let isShaped = offset > end && (3...4).contains(code.utf8.count)
        if isShaped, skip(":") { code += ":" + run(while: \.isASCIIDigit) }
        let isCode = isShaped && (code.utf8.contains(UInt8(ascii: ":")) || code.utf8.first?.isASCIILetter == true)
        guard isCode, peek()?.isWordByte != true else {
            move(to: end)
            return nil
        }
        let currency: Currency
        do throws(CoreError) {
            currency = try Currency(parsing: code)
        } catch {
            let isWord = RuleWord.all.contains(code.lowercased())
            throw self.error(
                .invalidText,
                isWord ? "the words of a rule are in lower case" : error.message,
                at: place
            )
        }
        do throws(CoreError) {
            return try Money(parsing: text, in: currency)
        } catch {
            let isRange = error.code == .amountOutOfRange
            throw self.error(isRange ? .numberOutOfRange : .invalidText, error.message, at: start)
        }
    }

    /// Passes a date or an instant that begins at an offset.
    private mutating func calendar(from start: Int) throws(SegmentsError) -> AttributeValue {
        move(to: start)
        let text = run { $0.isWordByte || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E || $0 == 0x3A }
        do throws(CoreError) {
            return text.utf8.contains(UInt8(ascii: "T"))
                ? .instant(try Timestamp(parsing: text)) : .date(try CivilDate(parsing: text))
        } catch {
            let isRange = error.code == .dateOutOfRange || error.code == .instantOutOfRange
            throw self.error(
                isRange ? .numberOutOfRange : .invalidText,
                error.message,
                at: start + (error.position?.offset ?? 0)
            )
        }
    }
}
