//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Net Promoter change: is the difference more than chance?")
struct NetPromoterChangeTests {
    @Test("npsdiff.1: plain and adjusted tests agree to 12 digits")
    func reference() throws {
        let change = try NetPromoterChange(
            from: NetPromoterScore(promoters: 120, passives: 50, detractors: 80),
            to: NetPromoterScore(promoters: 150, passives: 50, detractors: 60)
        )
        let plain = try #require(change.plain)
        #expect(isClose(plain.value, 18.6153846153846) && isClose(plain.standardError, 7.57842540598286))
        #expect(isClose(plain.z, 2.45636575121377) && isClose(plain.pValue, 0.0140350231010141))
        #expect(isClose(plain.interval.lower, 3.76194376013488) && isClose(plain.interval.upper, 33.4688254706344))
        let adjusted = try #require(change.adjusted)
        #expect(isClose(adjusted.value, 18.4102556395497) && isClose(adjusted.standardError, 7.52439928236243))
        #expect(isClose(adjusted.z, 2.44674092225599) && isClose(adjusted.pValue, 0.014415441802677))
        #expect(isClose(adjusted.interval.lower, 3.66270404082035))
        #expect(isClose(adjusted.interval.upper, 33.1578072382791))
        #expect(!change.isSmallSample)
    }

    @Test("Unanimous samples have no plain test, but an adjusted one")
    func unanimous() throws {
        let change = try NetPromoterChange(
            from: NetPromoterScore(promoters: 0, passives: 40, detractors: 0),
            to: NetPromoterScore(promoters: 20, passives: 0, detractors: 0)
        )
        #expect(change.plain?.value == 100 && change.plain?.standardError == 0)
        #expect(change.plain?.z == nil && change.plain?.pValue == nil)
        #expect(change.adjusted?.pValue != nil)
        #expect(change.isSmallSample)
    }

    @Test("Equal scores of samples of any size differ by exactly 0")
    func equalScores() throws {
        let change = try NetPromoterChange(
            from: NetPromoterScore(promoters: 1, passives: 1, detractors: 1),
            to: NetPromoterScore(promoters: 1_000_000_000_000_001, passives: 1, detractors: 1_000_000_000_000_001)
        )
        #expect(change.plain?.value == 0 && change.plain?.z == 0 && change.plain?.pValue == 1)
    }

    @Test("Without answers on one side there is no difference", arguments: [true, false])
    func noAnswers(emptyFirst: Bool) throws {
        let none = NetPromoterScore(answers: [] as [Int])
        let some = NetPromoterScore(answers: [10, 9])
        let change = try NetPromoterChange(from: emptyFirst ? none : some, to: emptyFirst ? some : none)
        #expect(change.plain == nil && change.adjusted == nil && change.isSmallSample)
    }

    @Test("Scores of different definitions do not compare")
    func definitionMismatch() {
        let error = #expect(throws: MetricsError.self) {
            try NetPromoterChange(
                from: NetPromoterScore(answers: [9]),
                to: NetPromoterScore(answers: [9], by: .standard(on: .oneToTen))
            )
        }
        #expect(error?.code == .definitionMismatch)
    }
}

extension NetPromoterChangeTests {
    @Test("nps.garden: 13,612 answers and 342 blanks of a garden shop's customers")
    func garden() throws {
        let counts = [83, 53, 65, 101, 401, 491, 1_061, 2_892, 2_487, 5_978]
        let answers = counts.enumerated().flatMap { Array(repeating: Int?.some($0.offset + 1), count: $0.element) }
        let nps = NetPromoterScore(answers: answers + Array(repeating: nil, count: 342), by: .standard(on: .oneToTen))
        #expect([nps.promoters, nps.passives, nps.detractors, nps.blanks] == [8_465, 3_953, 1_194, 342])
        #expect(nps.count == 13_612)
        #expect(isClose(nps.score, 53.4161034381428))
        #expect(isClose(nps.variance, 0.42426646481139))
        #expect(isClose(nps.standardError, 0.558288114836714))
        #expect(isClose(nps.marginOfError, 1.09422459807672))
        #expect(isClose(nps.sampleStandardError, 0.558308623170447))
        #expect(isClose(nps.adjusted?.score, 53.4043334557473))
        #expect(isClose(nps.adjusted?.standardError, 0.558278930977776))
        #expect(isClose(nps.interval?.lower, 52.3101268577034))
        #expect(isClose(nps.interval?.upper, 54.4985400537913))
    }
}
