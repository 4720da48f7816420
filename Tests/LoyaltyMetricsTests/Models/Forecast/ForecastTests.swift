//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Forecast: what customers buy in all, and how sure that is")
struct ForecastTests {
    let customers: [PurchaseHistory]
    let meanSpend: [Double]
    let purchases: [Int64]
    let histories: PurchaseHistories

    init() throws {
        customers = try CDNOW.customers(.exactWeeks)
        meanSpend = CDNOW.rows.flatMap { Array(repeating: $0.meanSpend, count: Int($0.customers)) }
        purchases = CDNOW.rows.flatMap { Array(repeating: $0.holdoutPurchases, count: Int($0.customers)) }
        histories = PurchaseHistories(customers, in: .week)
    }

    @Test("The forecast is the sum of the customers' means")
    func sum() throws {
        let fit = try CDNOW.geometricFit.get()
        let forecast = try fit.forecast(of: histories, in: 39)
        let means = try customers.map { try fit.model.expectedPurchases(of: $0, in: 39) }
        #expect(isNear(forecast.expected, means.reduce(0, +), within: 1e-12))
        let interval = try #require(forecast.interval)
        #expect(interval.lower < forecast.expected && forecast.expected < interval.upper)
        #expect(isNear(interval.lower + interval.upper, 2 * forecast.expected, within: 1e-12))
    }

    @Test("39 weeks of CDNOW after the fit: both models foresee an eighth less than the 1,882 purchases that came")
    func backtest() throws {
        let geometric = try CDNOW.geometricFit.get().backtest(of: customers, purchases: purchases, in: 39)
        let pareto = try CDNOW.paretoFit.get()
            .backtest(of: customers, purchases: purchases, in: 39)
        for test in [geometric, pareto] {
            #expect(test.actual == 1_882)
            #expect(test.relativeError.map { (-0.13 ... -0.11).contains($0) } == true)
            #expect(test.groups.map(\.repeatPurchases) == Array(0...7))
            #expect(test.groups.map(\.customers).reduce(0, +) == 2_357)
            #expect(test.groups.map(\.actual).reduce(0, +) == 1_882)
            #expect(isNear(test.groups.map(\.expected).reduce(0, +), test.forecast.expected, within: 1e-12))
            #expect(test.groups.map(\.expected).allSatisfy { $0 > 0 })
        }
        #expect(geometric.groups[0].customers == 1_411)
        #expect(isNear(geometric.forecast.expected, 1653.40869794253, within: 1e-9))
        #expect(isNear(pareto.forecast.expected, 1665.51310721019, within: 1e-9))
        #expect(geometric.isWithinInterval == false)
        #expect(pareto.isWithinInterval == true)
    }

    @Test("Purchases simulated by the model itself lie in the interval about as often as it says")
    func coverage() throws {
        let model = try ParetoNegativeBinomialModel(r: 2, alpha: 4, s: 1, beta: 30, unit: .week)
        let moments = try model.momentsIfAlive(of: PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 0), in: 20)
        var random = SeededGenerator(seed: 9)
        let weights = try (0...200).map { try model.probability(ofRepeatPurchases: $0, in: 20) }
        var (sum, squares) = (0.0, 0.0)
        for _ in 0..<20_000 {
            var rest = Double.random(in: 0..<1, using: &random)
            let count = Double(
                weights.firstIndex {
                    rest -= $0; return rest < 0
                } ?? 200
            )
            sum += count
            squares += count * count
        }
        let mean = sum / 20_000
        #expect(isNear(mean, moments.mean, within: 0.03))
        #expect(isNear(squares / 20_000 - mean * mean, moments.variance, within: 0.06))
    }

    @Test("A wider level is a wider interval, and none goes below zero")
    func levels() throws {
        let fit = try CDNOW.geometricFit.get()
        let widths = try ConfidenceLevel.allCases.map { level in
            let interval = try #require(try fit.forecast(of: histories, in: 39, level: level).interval)
            return interval.upper - interval.lower
        }
        #expect(widths == widths.sorted() && Set(widths).count == 3)
        let one = PurchaseHistories([customers[0]], in: .week)
        #expect(try fit.forecast(of: one, in: 39).interval?.lower == 0)
        #expect(try fit.forecast(of: PurchaseHistories([], in: .week), in: 39).expected == 0)
    }

    @Test("Deviations are independent: theirs and the parameters' make up the interval")
    func deviations() throws {
        let forecast = try CDNOW.geometricFit.get().forecast(of: histories, in: 39)
        let process = try #require(forecast.processDeviation)
        let parameters = try #require(forecast.parameterDeviation)
        let interval = try #require(forecast.interval)
        let half = 1.959_963_984_540_054 * (process * process + parameters * parameters).squareRoot()
        #expect(isNear(interval.upper - forecast.expected, half, within: 1e-12))
        #expect(process > 0 && parameters > 0)
    }

    @Test("Spend is purchases times what each is worth")
    func spend() throws {
        let fit = try CDNOW.geometricFit.get()
        let spending = try CDNOW.spendFit.get()
        let forecast = try fit.spendForecast(of: customers, meanSpend: meanSpend, in: 39, spend: spending)
        var expected = 0.0
        for (customer, mean) in zip(customers, meanSpend) {
            let history = try SpendHistory(repeatPurchases: customer.repeatPurchases, meanSpend: mean)
            let worth = try #require(spending.model.expectedSpend(of: history))
            expected += try fit.model.expectedPurchases(of: customer, in: 39) * worth
        }
        #expect(isNear(forecast.expected, expected, within: 1e-12))
        let interval = try #require(forecast.interval)
        #expect(interval.lower < expected && expected < interval.upper)
    }

    @Test("Customers whose spend tells nothing count like new ones")
    func unknownSpend() throws {
        let fit = try CDNOW.geometricFit.get()
        let spending = try CDNOW.spendFit.get()
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30, age: 38)
        let forecast = try fit.spendForecast(of: [customer], meanSpend: [0], in: 39, spend: spending)
        let worth = try #require(spending.model.expectedSpend)
        #expect(isNear(forecast.expected, try fit.model.expectedPurchases(of: customer, in: 39) * worth, within: 1e-12))
    }

    @Test("Where a parameter is open or spend varies without bounds, there is a forecast but no interval")
    func noInterval() throws {
        var random = SeededGenerator(seed: 5)
        let loyal = try (0..<300).map { _ in
            try simulated(rate: .random(in: 0.2...2, using: &random), stopping: 0, until: 20, using: &random)
        }
        let open = try ParetoNegativeBinomialModel.fit(to: PurchaseHistories(loyal, in: .week))
        let forecast = try open.forecast(of: PurchaseHistories(loyal, in: .week), in: 10)
        #expect(forecast.expected > 0 && forecast.processDeviation != nil)
        #expect(forecast.parameterDeviation == nil && forecast.interval == nil)

        let test = try open.backtest(of: [loyal[0]], purchases: [0], in: 10, lastGroup: 0)
        #expect(test.isWithinInterval == nil && test.relativeError == nil)
        #expect(test.groups.map(\.repeatPurchases) == [0])
    }

    @Test("Spending with a mean but no variance has no interval, and without a mean no forecast")
    func wildSpend() throws {
        let fit = try CDNOW.geometricFit.get()
        let customer = try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 38)
        // Few customers between whom spend differs by a factor of a hundred thousand and more.
        let wild = try SpendHistories((0..<12).map { try SpendHistory(repeatPurchases: 9, meanSpend: power($0 * $0)) })
        let spending = try GammaGammaModel.fit(to: wild)
        #expect(spending.model.q < 1)
        let error = #expect(throws: MetricsError.self) {
            try fit.spendForecast(of: [customer], meanSpend: [0], in: 39, spend: spending)
        }
        #expect(error?.code == .insufficientData)
        let broad = try SpendHistories((0..<12).map { try SpendHistory(repeatPurchases: 9, meanSpend: power($0)) })
        let middle = try GammaGammaModel.fit(to: broad)
        #expect((1...2).contains(middle.model.q))
        let forecast = try fit.spendForecast(of: [customer], meanSpend: [0], in: 39, spend: middle)
        #expect(forecast.expected > 0 && forecast.processDeviation == nil && forecast.interval == nil)
    }

    private func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { product, _ in product * 1.6 } }

    @Test("Units, counts, times and means that do not fit are refused")
    func refused() throws {
        let fit = try CDNOW.geometricFit.get()
        let spending = try CDNOW.spendFit.get()
        let one = [customers[0]]
        let attempts: [(MetricsError.Code, () throws -> Any)] = [
            (.unitMismatch, { try fit.forecast(of: PurchaseHistories(one, in: .day), in: 39) }),
            (.invalidDuration, { try fit.forecast(of: histories, in: -1) }),
            (.invalidDuration, { try fit.spendForecast(of: one, meanSpend: [0], in: .nan, spend: spending) }),
            (.invalidCounts, { try fit.spendForecast(of: one, meanSpend: [], in: 39, spend: spending) }),
            (.invalidHistory, { try fit.spendForecast(of: one, meanSpend: [.nan], in: 39, spend: spending) }),
            (.invalidCounts, { try fit.backtest(of: one, purchases: [], in: 39) }),
            (.invalidCounts, { try fit.backtest(of: one, purchases: [-1], in: 39) }),
            (.invalidCounts, { try fit.backtest(of: one, purchases: [1], in: 39, lastGroup: -1) }),
            (.invalidDuration, { try fit.backtest(of: one, purchases: [1], in: .infinity) }),
            (.sumOutOfRange, { try fit.backtest(of: one + one, purchases: [9_007_199_254_740_991, 1], in: 39) }),
        ]
        for (code, attempt) in attempts {
            let error = #expect(throws: MetricsError.self) { _ = try attempt() }
            #expect(error?.code == code)
        }
    }
}
