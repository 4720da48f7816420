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

@Suite("Pareto/NBD model: purchases to come, and who is still alive")
struct ParetoNegativeBinomialModelTests {
    /// The parameters of the paper, of weeks.
    let paper: ParetoNegativeBinomialModel

    init() throws {
        paper = try ParetoNegativeBinomialModel(r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669, unit: .week)
    }

    @Test("The documented sample gives the figures that it shows")
    func sample() throws {
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
        #expect(isClose(try paper.expectedPurchases(in: 9), 0.3912, within: 5e-5))
        #expect(isClose(paper.probabilityAlive(of: customer), 0.8692, within: 5e-5))
    }

    @Test("A new customer's purchases agree with 15 digits")
    func expected() throws {
        let exact = [
            0.0, 0.050979843245991, 0.0995754005727998, 0.146061185050196, 0.190663829895301, 0.233572924153729,
            0.274948899902072, 0.314928893324939, 0.353631179883705, 0.391158584727608,
        ]
        #expect(isNear(try (0..<10).map { try paper.expectedPurchases(in: Double($0)) }, exact, within: 1e-13))
    }

    @Test("The probability to be alive agrees with 15 digits")
    func alive() throws {
        let exact = [
            0.295286604616894, 0.168002326724345, 0.869167559153011, 0.936081176461501, 0.997918731055158,
            0.0804345531607043, 0.0111460828990717, 0.000145436762408456, 0.11361662059836,
        ]
        let alive = try BetaGeometricModelTests.cases.indices.map {
            paper.probabilityAlive(of: try BetaGeometricModelTests.history($0))
        }
        #expect(isNear(alive, exact, within: 1e-12))
    }

    @Test("Frequent buyers on whom other programs broke down")
    func stability() throws {
        let model = try ParetoNegativeBinomialModel(r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087, unit: .week)
        let customers: [(Int64, Double, Double)] = [
            (221, 103.42857, 103.57143), (254, 97.14286, 97.28571), (161, 94.71429, 98), (204, 98.57143, 99.42857),
        ]
        let exact = [0.999596052317938, 0.999558226123011, 0.749487752258105, 0.994255079637896]
        let alive = try customers.map {
            model.probabilityAlive(of: try PurchaseHistory(repeatPurchases: $0.0, lastAt: $0.1, age: $0.2))
        }
        #expect(isNear(alive, exact, within: 1e-12))
    }

    @Test("Parameters far from each other agree with quadrature in 30 digits", arguments: Extreme.all)
    func extremes(example: Extreme) throws {
        let values = example.parameters
        let model = try ParetoNegativeBinomialModel(parameters: values, unit: .day)
        let customer = try PurchaseHistory(repeatPurchases: example.x, lastAt: example.lastAt, age: example.age)
        #expect(isNear(model.probabilityAlive(of: customer), example.alive, within: 1e-11))
    }

    @Test("Who bought just now is alive")
    func justNow() throws {
        for age in [0.0, 1e-9, 5, 1e9] {
            let customer = try PurchaseHistory(repeatPurchases: 1_000_000, lastAt: age, age: age)
            #expect(paper.probabilityAlive(of: customer) == 1)
        }
        let silent = try PurchaseHistory(repeatPurchases: 100_000, lastAt: 5, age: 1_000_000)
        #expect(paper.probabilityAlive(of: silent) == 0)
    }

    @Test("The customer of the BTYD manual, and the paradox of frequent buyers who fell silent")
    func walkthrough() throws {
        let model = try CDNOW.paretoFit.get().model
        let customer = try PurchaseHistory(repeatPurchases: 26, lastAt: 216.0 / 7, age: 31)
        #expect(isNear(try model.expectedPurchases(in: 52), 1.4734342882533))
        #expect(isNear(try model.expectedPurchases(of: customer, in: 52), 25.455183503523))
        #expect(isNear(model.probabilityAlive(of: customer), 0.997873404714996))
        let silent = try [10, 15, 20, 25].map {
            try model.expectedPurchases(of: PurchaseHistory(repeatPurchases: $0, lastAt: 20, age: 39), in: 52)
        }
        let exact = [0.705888445123808, 0.144150756224914, 0.0224901486660812, 0.00309006727274747]
        #expect(isNear(silent, exact, within: 1e-9))
    }

    @Test("Discounted purchases agree with 15 digits")
    func discounted() throws {
        let model = try ParetoNegativeBinomialModel(
            r: 0.5629966,
            alpha: 12.5590370,
            s: 0.4081095,
            beta: 10.5148048,
            unit: .week
        )
        let customers: [(Int64, Double)] = [(7, 35), (1, 30), (5, 30), (10, 30), (0, 0)]
        let exact = [1.86418332807133, 2.19915544970496, 1.84050192447749, 0.167927508566053, 0.364755928089753]
        let values = try customers.map {
            let customer = try PurchaseHistory(repeatPurchases: $0.0, lastAt: $0.1, age: 77.86)
            return try model.discountedPurchases(of: customer, discountRate: 0.0027)
        }
        #expect(isNear(values, exact, within: 1e-12))
    }

    @Test(
        "So they do for rates of discounting large and small",
        arguments: [
            (0.6, 1e-8, 3513.045995831812), (5, 0.01, 0.2491707933660464), (0.3, 400, 0.002498131058996943),
            (60, 2, 0.01638449943222807),
        ]
    )
    func discountedFarAway(s: Double, rate: Double, exact: Double) throws {
        // Of a customer who bought just now at age 0 with r = β = α = 1, what remains is the integral alone.
        let model = try ParetoNegativeBinomialModel(r: 1, alpha: 1, s: s, beta: 1, unit: .day)
        let customer = try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 0)
        #expect(isNear(try model.discountedPurchases(of: customer, discountRate: rate), exact, within: 1e-12))
    }

    @Test(
        "The distribution sums to one, and its mean and square are those of the closed forms",
        arguments: [1e-6, 20, 300]
    )
    func distribution(time: Double) throws {
        var (sum, mean, square) = (0.0, 0.0, 0.0)
        for count in Int64(0)...(time > 100 ? 900 : 300) {
            let probability = try paper.probability(ofRepeatPurchases: count, in: time)
            sum += probability
            mean += Double(count) * probability
            square += Double(count * count) * probability
        }
        let moments = try paper.momentsIfAlive(of: PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 0), in: time)
        #expect(isNear([sum, mean, square], [1, moments.mean, moments.meanSquare], within: 1e-7))
        #expect(isNear(sum, 1, within: time > 100 ? 1e-9 : 1e-12))
        #expect(isNear(try paper.expectedPurchases(in: time), moments.mean, within: 1e-14))
    }

    @Test("In no time nothing happens")
    func noTime() throws {
        #expect(try paper.probability(ofRepeatPurchases: 0, in: 0) == 1)
        #expect(try paper.probability(ofRepeatPurchases: 3, in: 0) == 0)
        #expect(try paper.expectedPurchases(in: 0) == 0)
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 3, age: 9)
        #expect(try paper.momentsIfAlive(of: customer, in: 0).meanSquare == 0)
    }

    @Test("At s = 1 and s = 2 nothing breaks", arguments: [1.0, 2])
    func wholeShapes(s: Double) throws {
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 3, age: 9)
        let moments = try [s * (1 - 1e-9), s, s * (1 + 1e-9)].map {
            try ParetoNegativeBinomialModel(r: 1, alpha: 3, s: $0, beta: 5, unit: .day).momentsIfAlive(
                of: customer,
                in: 30
            )
        }
        #expect(isNear(moments[1].mean, (moments[0].mean + moments[2].mean) / 2, within: 1e-12))
        #expect(isNear(moments[1].meanSquare, (moments[0].meanSquare + moments[2].meanSquare) / 2, within: 1e-12))
    }

    @Test("A time is zero or more and finite, a rate of discounting positive", arguments: [-1, .infinity, .nan])
    func refusedTimes(time: Double) throws {
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 3, age: 9)
        for attempt: () throws -> Any in [
            { try paper.expectedPurchases(in: time) },
            { try paper.expectedPurchases(of: customer, in: time) },
            { try paper.momentsIfAlive(of: customer, in: time) },
            { try paper.probability(ofRepeatPurchases: 1, in: time) },
            { try paper.discountedPurchases(of: customer, discountRate: time) },
            { try paper.discountedPurchases(of: customer, discountRate: 0) },
        ] {
            let error = #expect(throws: MetricsError.self) { _ = try attempt() }
            #expect(error?.code == .invalidDuration)
        }
        let error = #expect(throws: MetricsError.self) { try paper.probability(ofRepeatPurchases: -1, in: 1) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("Each of the four parameters is positive and finite", arguments: 0..<4, [0, -1, .infinity, .nan])
    func refusedParameters(index: Int, value: Double) {
        var parameters = [1.0, 1, 1, 1]
        parameters[index] = value
        let error = #expect(throws: MetricsError.self) {
            try ParetoNegativeBinomialModel(parameters: parameters, unit: .day)
        }
        #expect(error?.code == .invalidParameters)
    }

    @Test("A model has this JSON, and reads back equal")
    func golden() throws {
        let text = #"{"alpha":10.578,"beta":11.669,"kind":"pnbd","r":0.553,"s":0.606,"unit":"week","version":1}"#
        #expect(try CanonicalJSON.text(of: paper) == text)
        #expect(try CanonicalJSON.decode(ParetoNegativeBinomialModel.self, from: text) == paper)
        #expect(try ParetoNegativeBinomialModel(parameters: paper.parameters, unit: .week) == paper)
    }

    @Test("Another kind or version is refused", arguments: [("bgnbd", 1), ("pnbd", 2)])
    func refusedJSON(kind: String, version: Int) {
        let text = #"{"alpha":1,"beta":1,"kind":"\#(kind)","r":1,"s":1,"unit":"week","version":\#(version)}"#
        checkRefused(ParetoNegativeBinomialModel.self, text)
    }

    struct Extreme: CustomTestStringConvertible, Sendable {
        let parameters: [Double]
        let x: Int64
        let lastAt: Double
        let age: Double
        let alive: Double

        var testDescription: String { "\(parameters), \(x) purchases" }

        static let all = [
            Extreme(parameters: [0.5, 0.001, 0.6, 50], x: 0, lastAt: 0, age: 40, alive: 0.5015172605078216),
            Extreme(parameters: [0.5, 50, 0.6, 0.001], x: 0, lastAt: 0, age: 40, alive: 0.001293293223961202),
            Extreme(parameters: [3, 1e-4, 2, 1e-4], x: 4, lastAt: 1, age: 900, alive: 1.162573287735677e-26),
            Extreme(parameters: [0.05, 300, 8, 300], x: 2, lastAt: 5, age: 900, alive: 1.319829467448287e-6),
            Extreme(parameters: [1, 20, 0.01, 1e6], x: 50, lastAt: 30, age: 90, alive: 3.439192567679808e-10),
        ]
    }
}
