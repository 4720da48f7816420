//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How referral codes that cannot be guessed look: how many symbols, and whether a check symbol follows.
///
/// A code is random symbols of Douglas Crockford's base 32: digits and capital letters without I, L, O and U, so nothing
/// on paper is mistaken for something else. Each symbol is worth 5 bits. The check symbol is for typing, not for secrecy.
///
/// ```swift
/// let format = ReferralCodeFormat.standard               // 16 symbols and a check symbol: 80 bits
/// let code = format.makeCode(using: &generator)          // drawn from the host's generator
/// try format.code(typed: "0123-4567-89ab-cdef-s")        // what people type, as it is stored
/// ```
///
/// A code that is published for everybody, such as `SUMMER`, is no secret and needs no format; limits guard it instead.
/// Store and compare codes as you do passwords if they are worth money.
public struct ReferralCodeFormat: Hashable, Sendable {
    /// How many random symbols a code has, 12 to 32.
    public let symbols: Int
    /// Whether a check symbol follows them.
    public let hasCheckSymbol: Bool

    private init(known symbols: Int) {
        self.symbols = symbols
        self.hasCheckSymbol = true
    }

    /// Creates a format.
    ///
    /// - Parameters:
    ///   - symbols: How many random symbols a code has: at least 12, which is 60 bits, and at most 32.
    ///   - hasCheckSymbol: Whether a check symbol follows; it can be `*`, `~`, `$` or `=`, which a link has to escape.
    /// - Throws: ``ReferralsError`` with code `invalidCodeFormat` for another number of symbols.
    public init(symbols: Int, hasCheckSymbol: Bool = true) throws(ReferralsError) {
        guard 12...32 ~= symbols else {
            throw ReferralsError(.invalidCodeFormat, "a code has 12 to 32 symbols; fewer than 60 bits can be guessed")
        }
        self.symbols = symbols
        self.hasCheckSymbol = hasCheckSymbol
    }

    /// Sixteen symbols, 80 bits, and a check symbol.
    public static let standard = ReferralCodeFormat(known: 16)

    /// How many bits somebody who guesses has to get right.
    public var bits: Int { symbols * 5 }
}

// MARK: - Making codes

extension ReferralCodeFormat {
    /// Draws a code.
    ///
    /// Each symbol is five bits of the generator's output, of which each word gives twelve symbols. All 32 values of five bits
    /// are symbols, so every code is equally likely and nothing has to be rejected. Pass a generator that is
    /// cryptographically secure, such as the standard library's `SystemRandomNumberGenerator`; a seeded one is for tests only.
    ///
    /// - Parameter generator: The source of randomness.
    /// - Returns: A code. Claim it before it is given out: two equal codes are unlikely and not impossible.
    public func makeCode(using generator: inout some RandomNumberGenerator) -> ReferralCode {
        var body: [Int] = []
        body.reserveCapacity(symbols)
        var word: UInt64 = 0
        for index in 0..<symbols {
            if index % 12 == 0 { word = generator.next() }
            body.append(Int(word & 31))
            word >>= 5
        }
        return ReferralCode(known: text(of: body))
    }

    private func text(of body: [Int]) -> String {
        var text = String(body.map(CrockfordSymbols.character(of:)))
        if hasCheckSymbol { text.append(CrockfordSymbols.character(of: CrockfordSymbols.check(of: body))) }
        return text
    }
}

// MARK: - Reading what people type

extension ReferralCodeFormat {
    /// Returns a code as it is stored, from what somebody typed.
    ///
    /// Letter case does not matter, `o` is read as 0, `i` and `l` as 1; hyphens and spaces are passed over. With a check symbol,
    /// every single wrong symbol and every swap of two neighbours is noticed.
    ///
    /// - Parameter typed: The text.
    /// - Returns: The code as ``makeCode(using:)`` made it.
    /// - Throws: ``ReferralsError`` with code `invalidCode` for another symbol, length or check symbol.
    public func code(typed: String) throws(ReferralsError) -> ReferralCode {
        var values: [Int] = []
        let length = symbols + (hasCheckSymbol ? 1 : 0)
        for character in typed where character != "-" && character != " " {
            guard let value = CrockfordSymbols.value(of: character), values.count < length else {
                throw ReferralsError(.invalidCode, "a code of this format has \(length) symbols of Crockford's base 32")
            }
            values.append(value)
        }
        let body = Array(values.prefix(symbols))
        guard values.count == length, body.allSatisfy({ $0 < 32 }) else {
            throw ReferralsError(.invalidCode, "a code of this format has \(length) symbols of Crockford's base 32")
        }
        guard !hasCheckSymbol || values.last == CrockfordSymbols.check(of: body) else {
            throw ReferralsError(.invalidCode, "the check symbol does not belong to the code")
        }
        return ReferralCode(known: text(of: body))
    }

    /// Returns a code in groups of four symbols with hyphens between, which is easier to read out and to type.
    ///
    /// - Parameter code: A code.
    /// - Returns: The grouped text; ``code(typed:)`` reads it back.
    public static func groupedText(of code: ReferralCode) -> String {
        var text = ""
        for (index, character) in code.text.enumerated() {
            if index > 0, index % 4 == 0 { text.append("-") }
            text.append(character)
        }
        return text
    }

    /// Returns the check symbol of the symbols of a code, for codes that were drawn elsewhere.
    ///
    /// The symbols are read as one number in base 32; its remainder modulo 37 picks the symbol.
    ///
    /// - Parameter body: Any number of symbols, read as ``code(typed:)`` does.
    /// - Returns: One of the 32 symbols or of `*`, `~`, `$`, `=` and `U`.
    /// - Throws: ``ReferralsError`` with code `invalidCode` if a symbol is none of base 32.
    public static func checkSymbol(of body: String) throws(ReferralsError) -> Character {
        var values: [Int] = []
        for character in body where character != "-" && character != " " {
            guard let value = CrockfordSymbols.value(of: character), value < 32 else {
                throw ReferralsError(.invalidCode, "the symbols of a code are those of Crockford's base 32")
            }
            values.append(value)
        }
        return CrockfordSymbols.character(of: CrockfordSymbols.check(of: values))
    }
}
