//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How many codes somebody who tries at random can expect to hit.
///
/// ```swift
/// let month: Int64 = 4_000_000 * 24 * 30
/// try GuessingRisk(bits: 60, tries: month, liveCodes: 1_000_000).expectedHits   // 0.0025
/// try GuessingRisk(bits: 40, tries: month, liveCodes: 1_000_000).expectedHits   // 2619
/// ```
///
/// The expectation is tries × live codes ∕ 2^bits. Attempts are worth limiting all the same.
public struct GuessingRisk: Hashable, Sendable {
    /// How many random bits a code has, as ``ReferralCodeFormat/bits``.
    public let bits: Int
    /// How many codes are tried.
    public let tries: Int64
    /// How many codes can be hit.
    public let liveCodes: Int64

    /// Creates a risk.
    ///
    /// - Parameters:
    ///   - bits: How many random bits a code has, 0 to 512.
    ///   - tries: How many codes are tried; zero or more.
    ///   - liveCodes: How many codes can be hit; zero or more.
    /// - Throws: ``ReferralsError`` with code `invalidGuessingRisk` for other numbers.
    public init(bits: Int, tries: Int64, liveCodes: Int64) throws(ReferralsError) {
        guard 0...512 ~= bits, tries >= 0, liveCodes >= 0 else {
            throw ReferralsError(.invalidGuessingRisk, "bits lie within 0 and 512, tries and codes are zero or more")
        }
        self.bits = bits
        self.tries = tries
        self.liveCodes = liveCodes
    }

    /// The expected number of hits; a statistic, so floating point will do.
    public var expectedHits: Double {
        Double(tries) * Double(liveCodes) * Double(sign: .plus, exponent: -bits, significand: 1)
    }
}
