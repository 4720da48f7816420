//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Guessing risk: tries times live codes over two to the bits")
struct GuessingRiskTests {
    @Test(
        "A month of 4 million tries an hour against a million codes",
        arguments: [
            (40, 2_619.3, 0.1), (50, 2.558, 0.001), (60, 0.0025, 0.0001), (80, 2.4e-9, 1e-10),
        ]
    )
    func monthOfTries(bits: Int, hits: Double, tolerance: Double) throws {
        let risk = try GuessingRisk(bits: bits, tries: 4_000_000 * 24 * 30, liveCodes: 1_000_000)
        #expect(abs(risk.expectedHits - hits) < tolerance)
    }

    @Test("No bits: every try hits every code")
    func noBits() throws {
        #expect(try GuessingRisk(bits: 0, tries: 3, liveCodes: 1).expectedHits == 3)
        #expect(try GuessingRisk(bits: 512, tries: 0, liveCodes: .max).expectedHits == 0)
    }

    @Test("Negative counts are refused", arguments: [(-1, 0, 0), (513, 0, 0), (1, -1, 0), (1, 0, -1)])
    func negativeCountsAreRefused(bits: Int, tries: Int64, liveCodes: Int64) {
        let error = #expect(throws: ReferralsError.self) {
            try GuessingRisk(bits: bits, tries: tries, liveCodes: liveCodes)
        }
        #expect(error?.code == .invalidGuessingRisk)
    }
}
