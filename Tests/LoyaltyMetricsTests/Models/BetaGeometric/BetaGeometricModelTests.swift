//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("BG/NBD model: purchases to come, and who is still alive")
struct BetaGeometricModelTests {
    /// The parameters of the paper, of weeks.
    let paper: BetaGeometricModel

    init() throws {
        paper = try BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, unit: .week)
    }

    /// Histories on which the cases of the literature are worked.
    static let cases: [(x: Int64, lastAt: Double, age: Double)] = [
        (0, 0, 38.86), (1, 1.71, 38.86), (2, 30.43, 38.86), (7, 35, 38.86), (26, 30.86, 31), (10, 20, 39), (15, 20, 39),
        (25, 20, 39), (500, 38, 38.86),
    ]

    static func history(_ index: Int) throws -> PurchaseHistory {
        try PurchaseHistory(repeatPurchases: cases[index].x, lastAt: cases[index].lastAt, age: cases[index].age)
    }

    @Test("The documented sample gives the figures that it shows")
    func sample() throws {
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
        #expect(isClose(try paper.expectedPurchases(in: 39), 1.1967, within: 5e-5))
        #expect(isClose(paper.probabilityAlive(of: customer), 0.7266, within: 5e-5))
        #expect(isClose(try paper.expectedPurchases(of: customer, in: 39), 1.2260, within: 5e-5))
    }

    @Test("A new customer's purchases agree with Gauss' hypergeometric function in 30 digits")
    func expected() throws {
        let means = try [0, 1.0 / 7, 1, 3, 39, 52, 78].map { try paper.expectedPurchases(in: $0) }
        let exact = [
            0, 0.00782601117184757, 0.0532678911716583, 0.150865230893047, 1.19672319332082, 1.4460505953964,
            1.86051905794277,
        ]
        #expect(isNear(means, exact, within: 1e-13))
    }

    @Test(
        "So they do for long times, a = 1, and parameters large and small",
        arguments: [
            (0.243, 4.414, 0.793, 2.426, 10_000, 15.0679133150551784),
            (0.243, 4.414, 0.793, 2.426, 1_000_000, 53.5404782530145784),
            (0.243, 4.414, 1, 2.426, 39, 1.084279010591519),
            (500.243, 43.274, 0.793, 502.426, 39, 344.047692733334536),
            (30, 2, 0.02, 0.1, 300, 3206.85267167671),
            (0.5, 1, 40, 60, 5_000, 2.48094147930178),
            (2, 3, 0.793, 2.426, 2_000, 29.4288542943869589),
            (5_000, 3, 50, 500, 20, 11.2040816326530612),
        ] as [(Double, Double, Double, Double, Double, Double)]
    )
    func hardCases(r: Double, alpha: Double, a: Double, b: Double, time: Double, mean: Double) throws {
        let model = try BetaGeometricModel(r: r, alpha: alpha, a: a, b: b, unit: .day)
        #expect(isNear(try model.expectedPurchases(in: time), mean, within: 1e-11))
    }

    @Test("The series and the quadrature meet where one takes over from the other")
    func seam() throws {
        let model = try BetaGeometricModel(r: 0.7, alpha: 1, a: 0.9, b: 3, unit: .day)
        let customer = try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 0)
        let before = try model.momentsIfAlive(of: customer, in: 200)
        let after = try model.momentsIfAlive(of: customer, in: 200 * (1 + 1e-13))
        #expect(isNear(before.mean, after.mean, within: 1e-11))
        #expect(isNear(before.meanSquare, after.meanSquare, within: 1e-8))
        #expect(try model.expectedPurchases(in: 200) == before.mean)
    }

    @Test("Of frequent buyers the moments agree with 30 digits, by series and by quadrature", arguments: [10.0, 30])
    func manyPurchases(time: Double) throws {
        let model = try BetaGeometricModel(r: 1_000, alpha: 1, a: 50, b: 500, unit: .day)
        let customer = try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 0)
        let moments = try model.momentsIfAlive(of: customer, in: time)
        #expect(isNear([moments.mean, moments.meanSquare], [11.2040816326530612, 244.622448979591837], within: 1e-12))
        #expect(isNear(try model.expectedPurchases(in: time), moments.mean, within: 1e-13))
    }

    @Test("The probability to be alive agrees with 15 digits")
    func alive() throws {
        let exact = [
            1.0, 0.212100985377379, 0.726578570080673, 0.843767821928012, 0.968915649717525, 0.0381143132120363,
            0.00319344038999852, 1.6301660423713e-05, 0.0267986903650278,
        ]
        #expect(
            isNear(
                try Self.cases.indices.map { paper.probabilityAlive(of: try Self.history($0)) },
                exact,
                within: 1e-12
            )
        )
    }

    @Test("The purchases of customers with a history agree with 15 digits; the paper has 1.226 for the third")
    func conditional() throws {
        let exact = [
            0.195098052011263, 0.203186987079754, 1.22602817476714, 4.38748785448796, 20.7497261408573,
            0.276653661812924,
            0.0341699096824813, 0.000286375550020125, 9.22002758836286,
        ]
        let means = try Self.cases.indices.map { try paper.expectedPurchases(of: Self.history($0), in: 39) }
        #expect(isNear(means, exact, within: 1e-12))
    }

    @Test("The customer of the BTYD manual, and the paradox of frequent buyers who fell silent")
    func walkthrough() throws {
        let model = try CDNOW.geometricFit.get().model
        let customer = try PurchaseHistory(repeatPurchases: 26, lastAt: 216.0 / 7, age: 31)
        #expect(isNear(try model.expectedPurchases(in: 52), 1.44401239733987))
        #expect(isNear(try model.expectedPurchases(of: customer, in: 52), 25.7573369702692))
        #expect(isNear(model.probabilityAlive(of: customer), 0.968854441397666))
        let silent = try [10, 15, 20, 25].map {
            try model.expectedPurchases(of: PurchaseHistory(repeatPurchases: $0, lastAt: 20, age: 39), in: 52)
        }
        let exact = [0.347483773700422, 0.0428370163375932, 0.00415927430991276, 0.000358393823028659]
        #expect(isNear(silent, exact, within: 1e-9))
    }

    @Test("The distribution of a new customer's purchases agrees with 15 digits")
    func distribution() throws {
        let cases: [(Double, Int64)] = [(2, 10), (39, 0), (30, 11), (30, 20)]
        let exact = [1.07868964036915e-07, 0.573786352096009, 0.00199952144747888, 0.000222226048006637]
        let probabilities = try cases.map { try paper.probability(ofRepeatPurchases: $0.1, in: $0.0) }
        #expect(isNear(probabilities, exact, within: 1e-12))
    }

    @Test("The distribution sums to one, and its mean and square are those of the closed forms")
    func distributionSums() throws {
        var (sum, mean, square) = (0.0, 0.0, 0.0)
        for count in Int64(0)...400 {
            let probability = try paper.probability(ofRepeatPurchases: count, in: 20)
            sum += probability
            mean += Double(count) * probability
            square += Double(count * count) * probability
        }
        let moments = try paper.momentsIfAlive(of: PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 0), in: 20)
        #expect(isNear([sum, mean, square], [1, moments.mean, moments.meanSquare], within: 1e-12))
        #expect(isNear(moments.variance, moments.meanSquare - moments.mean * moments.mean, within: 1e-15))
    }

    @Test("In no time nothing happens; in a very long time something surely does")
    func ends() throws {
        #expect(try paper.probability(ofRepeatPurchases: 0, in: 0) == 1)
        #expect(try paper.probability(ofRepeatPurchases: 1, in: 0) == 0)
        #expect(try paper.momentsIfAlive(of: Self.history(3), in: 0).meanSquare == 0)
        let model = try BetaGeometricModel(r: 3, alpha: 1e-305, a: 1, b: 1, unit: .hour)
        #expect(try model.probability(ofRepeatPurchases: 0, in: 1e9) < 1e-300)
        #expect(isNear(try model.probability(ofRepeatPurchases: 1, in: 1e9), 0.5))
    }

    @Test("The more often a customer bought who then fell silent for long, the surer the end, down to nothing")
    func certainEnd() throws {
        let customers = try (Int64(150)...240).map { try PurchaseHistory(repeatPurchases: $0, lastAt: 10, age: 400) }
        let alive = customers.map { paper.probabilityAlive(of: $0) }
        #expect(zip(alive, alive.dropFirst()).allSatisfy { $0 > $1 || ($0 == 0 && $1 == 0) })
        #expect(alive.first ?? 0 > 0 && alive.last == 0)
        let likelihoods = try customers.map { try paper.logLikelihood(of: PurchaseHistories([$0], in: .week)) }
        #expect(likelihoods.allSatisfy { $0.isFinite })
    }

    @Test("More is expected in a longer time, and of a later last purchase", arguments: 0..<8)
    func monotone(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let model = try BetaGeometricModel(
                r: .random(in: 0.05...3, using: &random),
                alpha: .random(in: 0.5...30, using: &random),
                a: .random(in: 0.05...4, using: &random),
                b: .random(in: 0.05...9, using: &random),
                unit: .week
            )
            let age = Double.random(in: 10...80, using: &random)
            let purchases = Int64.random(in: 1...20, using: &random)
            let customers = try [0.2, 0.5, 0.9, 1].map {
                try PurchaseHistory(repeatPurchases: purchases, lastAt: $0 * age, age: age)
            }
            let alive = customers.map { model.probabilityAlive(of: $0) }
            #expect(alive == alive.sorted() && alive.allSatisfy { 0...1 ~= $0 })
            let means = try [1, 20, 400, 8_000, 160_000].map { try model.expectedPurchases(of: customers[2], in: $0) }
            #expect(means == means.sorted() && means.allSatisfy(\.isFinite))
        }
    }

    @Test("A time is zero or more and finite", arguments: [-1, .infinity, .nan])
    func refusedTimes(time: Double) throws {
        let customer = try Self.history(0)
        for attempt: () throws -> Any in [
            { try paper.expectedPurchases(in: time) },
            { try paper.expectedPurchases(of: customer, in: time) },
            { try paper.momentsIfAlive(of: customer, in: time) },
            { try paper.probability(ofRepeatPurchases: 1, in: time) },
        ] {
            let error = #expect(throws: MetricsError.self) { _ = try attempt() }
            #expect(error?.code == .invalidDuration)
        }
    }

    @Test("A number of purchases is 0 to a million", arguments: [-1, 1_000_001])
    func refusedCounts(count: Int64) {
        let error = #expect(throws: MetricsError.self) { try paper.probability(ofRepeatPurchases: count, in: 1) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Each of the four parameters is positive and finite", arguments: 0..<4, [0, -1, .infinity, .nan])
    func refusedParameters(index: Int, value: Double) {
        var parameters = [1.0, 1, 1, 1]
        parameters[index] = value
        let error = #expect(throws: MetricsError.self) { try BetaGeometricModel(parameters: parameters, unit: .day) }
        #expect(error?.code == .invalidParameters)
        let missing = #expect(throws: MetricsError.self) { try BetaGeometricModel(parameters: [1, 2, 3], unit: .day) }
        #expect(missing?.code == .invalidParameters)
    }

    @Test("A model has this JSON, and reads back equal")
    func golden() throws {
        let text = #"{"a":0.793,"alpha":4.414,"b":2.426,"kind":"bgnbd","r":0.243,"unit":"week","version":1}"#
        #expect(try CanonicalJSON.text(of: paper) == text)
        #expect(try CanonicalJSON.decode(BetaGeometricModel.self, from: text) == paper)
        #expect(try BetaGeometricModel(parameters: paper.parameters, unit: .week) == paper)
    }

    @Test(
        "Another kind or version, and parameters that no model has, are refused",
        arguments: [
            #"{"a":1,"alpha":1,"b":1,"kind":"pnbd","r":1,"unit":"week","version":1}"#,
            #"{"a":1,"alpha":1,"b":1,"kind":"bgnbd","r":1,"unit":"week","version":2}"#,
            #"{"a":1,"alpha":1,"b":1,"kind":"bgnbd","r":1,"unit":"year","version":1}"#,
        ]
    )
    func refusedJSON(text: String) {
        checkRefused(BetaGeometricModel.self, text)
    }

    @Test("JSON with a parameter that no model has is refused as the initializer does")
    func refusedParameterInJSON() {
        let text = #"{"a":0,"alpha":1,"b":1,"kind":"bgnbd","r":1,"unit":"week","version":1}"#
        #expect(throws: (any Error).self) { try CanonicalJSON.decode(BetaGeometricModel.self, from: text) }
    }
}
