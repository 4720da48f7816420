//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How hard codes are to guess, and what has to guard those that are not.
///
/// ```swift
/// let random = try CodeEntropyReport(of: .standard, liveCodes: 1_000_000)
/// random.bits                                 // 80
/// random.triesToHit                           // 1.2 × 10^18
/// random.expectedHits(tries: 2_880_000_000)   // 2.4 × 10^-9 in a month of 4 million tries an hour
///
/// let names = try CodeEntropyReport(guesses: 200_000, liveCodes: 10_000)
/// names.triesToHit          // 20
/// names.tryLimit(hits: 5)   // 100
/// names.guards(tries: 4_000_000, hits: 5)   // limit tries, limit uses, pay after the hold
/// ```
///
/// A code that people remember is public: nothing about it is secret, and what it gives has to be worth nothing to whoever
/// guesses it. So the report asks for limits, never for longer names.
public struct CodeEntropyReport: Hashable, Sendable {
    /// How many codes somebody who guesses has to go through: all of them, or those that are likely.
    public let possibleCodes: Double
    /// How many codes can be hit.
    public let liveCodes: Int64

    /// Reports on random codes.
    ///
    /// - Parameters:
    ///   - format: How the codes look.
    ///   - liveCodes: How many codes can be hit; zero or more.
    /// - Throws: ``ReferralsError`` with code `invalidGuessingRisk` for a negative count.
    public init(of format: ReferralCodeFormat, liveCodes: Int64) throws(ReferralsError) {
        try self.init(bits: format.bits, liveCodes: liveCodes)
    }

    /// Reports on codes of random bits.
    ///
    /// - Parameters:
    ///   - bits: How many random bits a code has, 0 to 512.
    ///   - liveCodes: How many codes can be hit; zero or more.
    /// - Throws: ``ReferralsError`` with code `invalidGuessingRisk` for other counts.
    public init(bits: Int, liveCodes: Int64) throws(ReferralsError) {
        guard 0...512 ~= bits else {
            throw ReferralsError(.invalidGuessingRisk, "a code has 0 to 512 random bits")
        }
        try self.init(Double(sign: .plus, exponent: bits, significand: 1), liveCodes)
    }

    /// Reports on codes that people remember, or on words that everybody knows.
    ///
    /// - Parameters:
    ///   - guesses: How many codes are likely, such as common names times their usual endings; at least 1.
    ///   - liveCodes: How many of these are somebody's; zero or more. More than there are guesses count as all.
    /// - Throws: ``ReferralsError`` with code `invalidGuessingRisk` for other counts.
    public init(guesses: Int64, liveCodes: Int64) throws(ReferralsError) {
        try self.init(Double(guesses), liveCodes)
    }

    private init(_ possibleCodes: Double, _ liveCodes: Int64) throws(ReferralsError) {
        guard possibleCodes >= 1, liveCodes >= 0 else {
            throw ReferralsError(.invalidGuessingRisk, "there is one code to guess at least, and none or more to hit")
        }
        self.possibleCodes = possibleCodes
        self.liveCodes = liveCodes
    }
}

// MARK: - Figures

extension CodeEntropyReport {
    /// How many bits somebody who guesses one certain code has to get right, rounded down.
    public var bits: Int { Int(possibleCodes.exponent) }

    /// The expected number of tries until the first hit on any live code; at least 1, and infinite if there is none to hit.
    ///
    /// Codes are drawn with repetition, so the expectation is that of the geometric distribution: possible ∕ live.
    public var triesToHit: Double { liveCodes == 0 ? .infinity : max(1, possibleCodes / Double(liveCodes)) }

    /// Returns how many codes are hit by a number of tries, on average.
    ///
    /// - Parameter tries: How many codes are tried; none for a negative number.
    /// - Returns: The expected number of hits.
    public func expectedHits(tries: Int64) -> Double { Double(max(0, tries)) / triesToHit }

    /// Returns the most tries that may be let through so that no more than so many hits are expected.
    ///
    /// - Parameter hits: How many hits are borne; none for a negative number.
    /// - Returns: The number of tries, rounded down; the largest number there is if no limit is needed.
    public func tryLimit(hits: Int64) -> Int64 {
        guard triesToHit.isFinite else { return .max }
        let limit = Double(max(0, hits)) * triesToHit
        return limit < 9_000_000_000_000_000_000 ? Int64(limit) : .max
    }

    /// Returns what has to guard the codes.
    ///
    /// - Parameters:
    ///   - tries: How many tries an attacker makes in some time, such as a month.
    ///   - hits: How many hits in that time are borne.
    /// - Returns: One reason that nothing more is needed, or the guards: fewer tries, fewer uses of a code, and rewards that are
    ///   paid once returns are over. With texts of `MessageCatalog.referrals`.
    public func guards(tries: Int64, hits: Int64) -> [Reason] {
        let limit = tryLimit(hits: hits)
        guard tries > limit else { return [Reason("code.hardToGuess", ["bits": .integer(Int64(bits))])] }
        return [
            Reason("code.limitTries", ["tries": .integer(limit), "hits": .integer(max(0, hits))]),
            Reason("code.limitUses"),
            Reason("code.payAfterHold"),
        ]
    }
}
