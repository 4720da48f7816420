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

@Suite("BG/BB model: opportunities taken, and who still takes them")
struct BetaBernoulliModelTests {
    /// The parameters of the paper, of years.
    let paper: BetaBernoulliModel

    init() throws {
        paper = try BetaBernoulliModel(alpha: 1.204, beta: 0.750, gamma: 0.657, delta: 2.783)
    }

    static let cases: [(x: Int, lastAt: Int)] = [(0, 0), (1, 1), (2, 4), (3, 3), (4, 6), (6, 6)]

    static func donors() throws -> [OpportunityHistory] {
        try cases.map { try OpportunityHistory(repeatPurchases: $0.x, lastAt: $0.lastAt, opportunities: 6) }
    }

    @Test("The documented sample gives the figures that it shows")
    func sample() throws {
        let donor = try OpportunityHistory(repeatPurchases: 6, lastAt: 6, opportunities: 6)
        #expect(isClose(paper.probabilityAlive(of: donor), 0.93, within: 5e-3))
        #expect(isClose(try paper.expectedPurchases(of: donor, in: 5), 3.75, within: 5e-3))
    }

    @Test("Gifts of the next five years agree with the paper's formula in 30 digits")
    func conditional() throws {
        let exact = [
            0.07280287747504301, 0.0856353983378703, 1.057348941909681, 0.2235082300486028, 2.710439980836957,
            3.752115607599815,
        ]
        #expect(isNear(try Self.donors().map { try paper.expectedPurchases(of: $0, in: 5) }, exact, within: 1e-12))
    }

    @Test("The probability to be alive next year agrees with 15 digits")
    func alive() throws {
        let exact = [
            0.1080165841686742, 0.06940809320654967, 0.5895141164336979, 0.09497278938125027, 0.9304025423728814,
            0.9304025423728814,
        ]
        #expect(isNear(try Self.donors().map { paper.probabilityAlive(of: $0) }, exact, within: 1e-12))
    }

    @Test("Discounted gifts agree with 15 digits, for rates large and small")
    func discounted() throws {
        let tenPercent = [
            0.1146469961817641, 0.1348551256044961, 1.665069902593707, 0.3519716264753295, 4.268290113126902,
            5.908678319555381,
        ]
        let tiny = [
            3.982690834634101, 4.684695549257545, 57.84241071236946, 12.22704665189931, 148.2749699447755,
            205.2599699235516,
        ]
        let donors = try Self.donors()
        #expect(
            isNear(
                try donors.map { try paper.discountedPurchases(of: $0, discountRate: 0.1) },
                tenPercent,
                within: 1e-12
            )
        )
        #expect(
            isNear(try donors.map { try paper.discountedPurchases(of: $0, discountRate: 1e-4) }, tiny, within: 1e-12)
        )
    }

    @Test("A new donor's gifts agree with 15 digits")
    func expected() throws {
        let exact = [0.4984902763561924, 2.219631393487299, 31.20307682341468]
        #expect(isNear(try [1, 6, 1_000].map { try paper.expectedPurchases(in: $0) }, exact, within: 1e-12))
        #expect(try paper.expectedPurchases(in: 0) == 0)
    }

    @Test("The distribution of a new donor's gifts agrees with 15 digits")
    func distribution() throws {
        let exact = [
            0.3112177432638493, 0.1701099784065147, 0.1214805137668711, 0.1002631150248037, 0.09165985342492183,
            0.09248114790529249, 0.1127876482077468,
        ]
        #expect(isNear(try (0...6).map { try paper.probability(ofPurchases: $0, in: 6) }, exact, within: 1e-12))
        #expect(try paper.probability(ofPurchases: 7, in: 6) == 0)
        #expect(try paper.probability(ofPurchases: 0, in: 0) == 1)
    }

    @Test("Of a hundred opportunities, the distribution sums to one and has the mean of the closed form")
    func distributionSums() throws {
        let probabilities = try (0...100).map { try paper.probability(ofPurchases: $0, in: 100) }
        #expect(isNear(probabilities.reduce(0, +), 1, within: 1e-12))
        let mean = probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        #expect(isNear(mean, try paper.expectedPurchases(in: 100), within: 1e-12))
    }

    @Test(
        "A history that nobody can have is refused",
        arguments: [(1, 0, 6), (0, 1, 6), (2, 1, 6), (1, 7, 6), (-1, 0, 6), (0, -1, 6), (0, 0, -1), (0, 0, 10_001)]
    )
    func refusedHistories(x: Int, lastAt: Int, opportunities: Int) {
        let error = #expect(throws: MetricsError.self) {
            try OpportunityHistory(repeatPurchases: x, lastAt: lastAt, opportunities: opportunities)
        }
        #expect(error?.code == .invalidHistory)
    }

    @Test("Numbers of opportunities, of gifts and rates of discounting have ranges")
    func refusedNumbers() throws {
        let donor = try OpportunityHistory(repeatPurchases: 0, lastAt: 0, opportunities: 0)
        #expect(paper.probabilityAlive(of: donor) < 1)
        for attempt: () throws -> Any in [
            { try paper.expectedPurchases(in: -1) },
            { try paper.expectedPurchases(of: donor, in: 10_001) },
            { try paper.probability(ofPurchases: 0, in: -1) },
            { try paper.discountedPurchases(of: donor, discountRate: 0) },
            { try paper.discountedPurchases(of: donor, discountRate: .nan) },
        ] {
            let error = #expect(throws: MetricsError.self) { _ = try attempt() }
            #expect(error?.code == .invalidDuration)
        }
        let error = #expect(throws: MetricsError.self) { try paper.probability(ofPurchases: -1, in: 1) }
        #expect(error?.code == .invalidCounts)
        let parameters = #expect(throws: MetricsError.self) {
            try BetaBernoulliModel(alpha: 1, beta: 1, gamma: 0, delta: 1)
        }
        #expect(parameters?.code == .invalidParameters)
    }

    @Test("A model has this JSON, and reads back equal; another kind or version is refused")
    func golden() throws {
        let text = #"{"alpha":1.204,"beta":0.75,"delta":2.783,"gamma":0.657,"kind":"bgbb","version":1}"#
        #expect(try CanonicalJSON.text(of: paper) == text)
        #expect(try CanonicalJSON.decode(BetaBernoulliModel.self, from: text) == paper)
        checkRefused(BetaBernoulliModel.self, text.replacing("bgbb", with: "bgnbd"))
        checkRefused(BetaBernoulliModel.self, text.replacing(#""version":1"#, with: #""version":2"#))
        #expect(paper.parameters == [1.204, 0.75, 0.657, 2.783])
    }
}
