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

@Suite("Code entropy report: how hard codes are to guess, and what guards those that are not")
struct CodeEntropyReportTests {
    @Test(
        "A month of 4 million tries an hour against a million codes",
        arguments: [(40, 2_619.3, 0.1), (50, 2.558, 0.001), (60, 0.0025, 0.0001), (80, 2.4e-9, 1e-10)]
    )
    func monthOfTries(bits: Int, hits: Double, tolerance: Double) throws {
        let report = try CodeEntropyReport(bits: bits, liveCodes: 1_000_000)
        #expect(report.bits == bits)
        #expect(abs(report.expectedHits(tries: 4_000_000 * 24 * 30) - hits) < tolerance)
    }

    @Test("Random codes of the standard format need no guard against guessing")
    func randomCodesAreHard() throws {
        let report = try CodeEntropyReport(of: .standard, liveCodes: 1_000_000)
        #expect(report.bits == 80)
        #expect(report.triesToHit > 1.2e18 && report.triesToHit < 1.21e18)
        #expect(report.tryLimit(hits: 1) > 1_000_000_000_000_000_000)
        #expect(report.tryLimit(hits: 1_000) == .max)
        #expect(report.guards(tries: 2_880_000_000, hits: 1).map(\.code) == ["code.hardToGuess"])
    }

    @Test("Names are hit within a few tries: tries and uses are limited, and rewards wait")
    func namesAreEasy() throws {
        let report = try CodeEntropyReport(guesses: 200_000, liveCodes: 10_000)
        #expect(report.bits == 17)
        #expect(report.triesToHit == 20)
        #expect(report.tryLimit(hits: 5) == 100)
        #expect(report.expectedHits(tries: 100) == 5)
        let guards = report.guards(tries: 101, hits: 5)
        #expect(guards.map(\.code) == ["code.limitTries", "code.limitUses", "code.payAfterHold"])
        #expect(guards[0].values == ["tries": .integer(100), "hits": .integer(5)])
        #expect(report.guards(tries: 100, hits: 5).map(\.code) == ["code.hardToGuess"])
    }

    @Test("No bits or more codes than guesses: every try hits; no code: none ever does")
    func bounds() throws {
        #expect(try CodeEntropyReport(bits: 0, liveCodes: 1).expectedHits(tries: 3) == 3)
        #expect(try CodeEntropyReport(guesses: 10, liveCodes: 11).triesToHit == 1)
        let none = try CodeEntropyReport(bits: 512, liveCodes: 0)
        #expect(none.triesToHit == .infinity)
        #expect(none.expectedHits(tries: .max) == 0)
        #expect(none.tryLimit(hits: 0) == .max)
        #expect(none.guards(tries: .max, hits: 0).count == 1)
    }

    @Test("Negative tries and hits are none")
    func negativesAreNone() throws {
        let report = try CodeEntropyReport(guesses: 10, liveCodes: 1)
        #expect(report.expectedHits(tries: -1) == 0)
        #expect(report.tryLimit(hits: -1) == 0)
        #expect(report.guards(tries: 1, hits: -1).first?.values["hits"] == .integer(0))
    }

    @Test("Other counts are refused", arguments: [(-1, 0), (513, 0), (1, -1)])
    func otherCountsAreRefused(bits: Int, liveCodes: Int64) {
        let error = #expect(throws: ReferralsError.self) { try CodeEntropyReport(bits: bits, liveCodes: liveCodes) }
        #expect(error?.code == .invalidGuessingRisk)
        #expect(throws: ReferralsError.self) { try CodeEntropyReport(guesses: 0, liveCodes: 1) }
        #expect(throws: ReferralsError.self) { try CodeEntropyReport(of: .standard, liveCodes: -1) }
    }

    @Test("The guards have words")
    func guardsHaveWords() throws {
        let guards = try CodeEntropyReport(guesses: 200_000, liveCodes: 10_000).guards(tries: 1_000, hits: 5)
        let english = MessageRenderer(.english, catalog: .referrals)
        let russian = MessageRenderer(.russian, catalog: .referrals)
        #expect(english.text(for: guards[0]) == "Let no more than 100 tries through; expected hits then: 5")
        #expect(
            russian.text(for: guards[0]) == "Пропускайте не больше попыток, чем 100; ожидаемых попаданий тогда: 5"
        )
    }
}
