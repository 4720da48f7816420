//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How codes that people remember are made from a name, and which ones are not given out.
///
/// ```swift
/// let rule = MemorableCodeRule.standard
/// try rule.code(for: "Anna Кузнецова") { _ in false }                  // ANNA
/// try rule.code(for: "Anna Кузнецова") { $0.text == "ANNA" }           // ANNAK
/// try rule.code(chosen: "anna-bakes")                                  // ANNABAKES
/// ```
///
/// The first of these that is free is given: the first name; with the initial of the next; with all of the next; all names; the
/// next alone; and then the first of these with numbers that are written without 0 and 1. The same name and the same codes in use always give the same
/// code. ``CodeBook`` knows which codes are in use, and that `ANNA1` and `ANNAI` are one.
///
/// Such a code can be guessed: ``CodeEntropyReport`` tells what has to guard it.
public struct MemorableCodeRule: Hashable, Sendable {
    /// How many letters and digits a code has.
    public let length: ClosedRange<Int>
    /// Words that no code is, with or without a number behind, in order; look-alikes included.
    public let reserved: [String]
    /// Parts that no code has, in order; look-alikes included.
    public let forbiddenParts: [String]

    private let reservedKeys: Set<String>
    private let forbiddenKeys: [String]

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - length: How many letters and digits a code has, within 3 and 32.
    ///   - reserved: Words that no code is, of ASCII letters and digits; letter case does not matter.
    ///   - forbiddenParts: Parts that no code has, likewise.
    /// - Throws: ``ReferralsError`` with code `invalidMemorableCodeRule` for other lengths or words.
    public init(
        length: ClosedRange<Int>,
        reserved: [String] = [],
        forbiddenParts: [String] = []
    ) throws(ReferralsError) {
        guard length.lowerBound >= 3, length.upperBound <= 32 else {
            throw ReferralsError(.invalidMemorableCodeRule, "a memorable code has 3 to 32 letters and digits")
        }
        for word in reserved + forbiddenParts {
            let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
            guard !word.isEmpty, isASCII, word.uppercased().utf8.allSatisfy(LookAlikes.isSymbol) else {
                throw ReferralsError(.invalidMemorableCodeRule, "reserved words are of ASCII letters and digits")
            }
        }
        self.init(known: length, reserved: reserved, forbiddenParts: forbiddenParts)
    }

    private init(known length: ClosedRange<Int>, reserved: [String], forbiddenParts: [String]) {
        self.length = length
        self.reserved = Set(reserved.map { $0.uppercased() }).sorted()
        self.forbiddenParts = Set(forbiddenParts.map { $0.uppercased() }).sorted()
        self.reservedKeys = Set(reserved.compactMap(LookAlikes.key(of:)))
        self.forbiddenKeys = Set(forbiddenParts.compactMap(LookAlikes.key(of:))).sorted()
    }

    /// Codes of 4 to 16 letters and digits that do not pass themselves off as the shop.
    public static let standard = MemorableCodeRule(
        known: 4...16,
        reserved: ["ADMIN", "FREE", "HELP", "OFFICIAL", "PROMO", "REFUND", "SALE", "SUPPORT", "TEST"],
        forbiddenParts: []
    )
}

// MARK: - Making codes

extension MemorableCodeRule {
    /// The most numbers that are tried behind one name.
    private static let maximumNumbers = 299_592

    /// Returns the first code for a name that is free.
    ///
    /// - Parameters:
    ///   - name: A name in any script, of which 256 characters are looked at; only what Latin letters can spell counts.
    ///   - isTaken: Whether somebody has a code that looks like this one.
    /// - Returns: The code.
    /// - Throws: ``ReferralsError`` with code `unspellableName` for a name without a letter or digit that can be spelled, or
    ///   `noCodeLeft` if all that could be made of it is reserved or taken.
    /// - Complexity: O(*k*) calls, where *k* is the number of codes for such a name that are taken.
    public func code(for name: String, isTaken: (ReferralCode) -> Bool) throws(ReferralsError) -> ReferralCode {
        let stems = try stems(of: name)
        for stem in stems where stem.utf8.count >= length.lowerBound {
            let code = ReferralCode(known: stem)
            if !isTaken(code) { return code }
        }
        let base = stems.first { $0.utf8.count >= length.lowerBound } ?? stems.last ?? ""
        var number = CodeNumber(digits: max(1, length.lowerBound - base.utf8.count))
        for _ in 0..<Self.maximumNumbers where number.count < length.upperBound {
            let text = base.prefix(length.upperBound - number.count) + number.text
            let code = ReferralCode(known: String(text))
            if isAllowed(code.text), !isTaken(code) { return code }
            number.advance()
        }
        throw ReferralsError(.noCodeLeft, "every code that could be made of the name is taken")
    }

    /// Returns the codes that would be given out for a name, one after the other, best first.
    ///
    /// - Parameters:
    ///   - name: A name in any script.
    ///   - count: How many codes to return at most.
    /// - Returns: The codes, of which no two look alike; fewer if no more can be made.
    /// - Throws: ``ReferralsError`` with code `unspellableName`, or `noCodeLeft` if all of them are reserved.
    /// - Complexity: O(*n*²) in the count, so keep it small.
    public func candidates(for name: String, count: Int) throws(ReferralsError) -> [ReferralCode] {
        var codes: [ReferralCode] = []
        var keys: Set<String> = []
        while codes.count < count {
            do {
                let code = try code(for: name) { code in
                    keys.contains(LookAlikes.key(of: code.text) ?? code.text)
                }
                keys.insert(LookAlikes.key(of: code.text) ?? code.text)
                codes.append(code)
            } catch {
                guard error.code == .noCodeLeft, !codes.isEmpty else { throw error }
                return codes
            }
        }
        return codes
    }

    /// Returns a code that somebody wishes for, as it is stored.
    ///
    /// - Parameter typed: The text; letter case does not matter, hyphens and spaces are passed over.
    /// - Returns: The code in capital letters and digits.
    /// - Throws: ``ReferralsError`` with code `invalidCode` for another character or length, for digits alone, or for what is
    ///   reserved or forbidden.
    public func code(chosen typed: String) throws(ReferralsError) -> ReferralCode {
        let isShort = typed.utf8.count <= 2 * length.upperBound
        let text = isShort ? String(typed.filter { $0 != "-" && $0 != " " }) : ""
        // Only ASCII is made capital: other letters, such as ligatures, would become several.
        let capitals = text.utf8.allSatisfy { $0 < 0x80 } ? text.uppercased() : ""
        guard capitals.utf8.allSatisfy(LookAlikes.isSymbol), length ~= capitals.utf8.count,
            capitals.contains(where: \.isLetter)
        else {
            throw ReferralsError(
                .invalidCode,
                "a code has \(length.lowerBound) to \(length.upperBound) ASCII letters and digits, one letter at least"
            )
        }
        guard isAllowed(capitals) else { throw ReferralsError(.invalidCode, "the code is reserved") }
        return ReferralCode(known: capitals)
    }

    /// Returns what names are shortened to, each once, without what is reserved; at least one.
    private func stems(of name: String) throws(ReferralsError) -> [String] {
        let words = NameSpelling.words(of: name)
        guard let first = words.first else {
            throw ReferralsError(.unspellableName, "a name for a code has letters that can be spelled in Latin ones")
        }
        let second = words.dropFirst().first ?? ""
        var stems: [String] = []
        for text in [first, first + second.prefix(1), first + second, words.joined(), second] where !text.isEmpty {
            let stem = String(text.prefix(length.upperBound))
            if isAllowed(stem), !stems.contains(stem) { stems.append(stem) }
        }
        guard !stems.isEmpty else {
            throw ReferralsError(.noCodeLeft, "every code that could be made of the name is reserved")
        }
        return stems
    }

    /// Whether a code is neither reserved, with or without a number behind, nor has a forbidden part.
    private func isAllowed(_ text: String) -> Bool {
        guard let key = LookAlikes.key(of: text) else { return false }
        let isReserved = reservedKeys.contains { reserved in
            key.hasPrefix(reserved)
                && key.utf8.dropFirst(reserved.utf8.count).allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        }
        return !isReserved && !forbiddenKeys.contains { key.contains($0) }
    }
}

// MARK: - Codable

extension MemorableCodeRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case forbiddenParts, maximumLength, minimumLength, reserved, version
    }

    /// Reads a rule of version 1 and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` or `invalidMemorableCodeRule`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a rule for memorable codes has version 1")
        }
        let minimum = try container.decode(Int.self, forKey: .minimumLength)
        let maximum = try container.decode(Int.self, forKey: .maximumLength)
        guard minimum <= maximum else {
            throw ReferralsError(.invalidMemorableCodeRule, "the longest code is not shorter than the shortest")
        }
        try self.init(
            length: minimum...maximum,
            reserved: container.decode([String].self, forKey: .reserved),
            forbiddenParts: container.decode([String].self, forKey: .forbiddenParts)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(length.lowerBound, forKey: .minimumLength)
        try container.encode(length.upperBound, forKey: .maximumLength)
        try container.encode(reserved, forKey: .reserved)
        try container.encode(forbiddenParts, forKey: .forbiddenParts)
    }
}

/// A number of digits 2 to 9 that counts up: 2 … 9, 22 … 99, 222 ….
private struct CodeNumber {
    /// The digits, of which the last counts first.
    private var digits: [UInt8]

    init(digits count: Int) { digits = Array(repeating: 2, count: count) }

    var count: Int { digits.count }
    var text: String { digits.map(String.init).joined() }

    mutating func advance() {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 2
        }
        digits.append(2)
    }
}
