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

@Suite("Lifetime value: purchases to come times what they are worth, discounted by month")
struct LifetimeValueTests {
    let spend: GammaGammaModel

    init() throws {
        spend = try GammaGammaModel(p: 6.25, q: 3.74, v: 15.44)
    }

    /// The paper's parameters, which are of weeks, with another unit.
    func model(_ unit: PurchaseTimeUnit) throws -> LifetimeValueModel<BetaGeometricModel> {
        LifetimeValueModel(
            purchases: try BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, unit: unit),
            spend: spend
        )
    }

    static let customers: [(x: Int64, lastAt: Double, meanSpend: Double)] = [
        (2, 30.43, 22.35), (1, 1.71, 11.77), (0, 0, 0), (0, 0, 0), (0, 0, 0), (7, 29.43, 73.74), (1, 5, 11.77),
        (0, 0, 0),
        (2, 35.71, 25.55), (0, 0, 0),
    ]

    static func histories() throws -> [PurchaseHistory] {
        try customers.map { try PurchaseHistory(repeatPurchases: $0.x, lastAt: $0.lastAt, age: 38.86) }
    }

    @Test("Twelve months of the first ten customers agree with 15 digits, if their times were days")
    func firstTen() throws {
        let exact = [
            140.12518278717, 18.9409486927107, 38.2900242770258, 38.2900242770258, 38.2900242770258, 1003.81638383675,
            28.1108601701313, 38.2900242770258, 167.458339282341, 38.2900242770258,
        ]
        let means = Self.customers.map(\.meanSpend)
        let values = try model(.day).values(of: Self.histories(), meanSpend: means)
        #expect(isNear(values.compactMap(\.self), exact, within: 1e-12))
    }

    @Test("All at once and one by one are the same, for both models of purchasing")
    func oneByOne() throws {
        try check(model(.week))
        try check(
            LifetimeValueModel(
                purchases: ParetoNegativeBinomialModel(r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669, unit: .week),
                spend: spend,
                definition: LifetimeValueDefinition(months: 3, monthlyDiscount: 0)
            )
        )
    }

    private func check(_ model: LifetimeValueModel<some PurchaseModel>) throws {
        let means = Self.customers.map(\.meanSpend)
        let values = try model.values(of: Self.histories(), meanSpend: means)
        for (index, history) in try Self.histories().enumerated() {
            #expect(try model.value(of: history, meanSpend: means[index]) == values[index])
        }
    }

    @Test("The documented sample gives the figure that it shows")
    func sample() throws {
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
        let value = try #require(try model(.week).value(of: customer, meanSpend: 22.35))
        #expect(isClose(value, 36.29, within: 5e-3))
    }

    @Test("Without a discount the value is purchases times spend")
    func undiscounted() throws {
        let purchases = try model(.week).purchases
        let definition = try LifetimeValueDefinition(months: 6, monthlyDiscount: 0)
        let plain = LifetimeValueModel(purchases: purchases, spend: spend, definition: definition)
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
        let mean = try #require(spend.expectedSpend(of: SpendHistory(repeatPurchases: 2, meanSpend: 22.35)))
        let value = try #require(try plain.value(of: customer, meanSpend: 22.35))
        #expect(isNear(value, try purchases.expectedPurchases(of: customer, in: 6 * 4.345) * mean, within: 1e-13))
    }

    @Test("A customer whose spend tells nothing has no value, and does not spoil the others'")
    func unknown() throws {
        let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30, age: 40)
        let values = try model(.week).values(of: [customer, customer], meanSpend: [-1, 20])
        #expect(values[0] == nil && values[1] != nil)
    }

    @Test("There are as many means as customers, each finite, and 0 without repeat purchases")
    func refused() throws {
        let never = try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 40)
        let model = try model(.week)
        let counts = #expect(throws: MetricsError.self) { try model.values(of: [never], meanSpend: []) }
        #expect(counts?.code == .invalidCounts)
        for mean in [5, .nan, .infinity] {
            let error = #expect(throws: MetricsError.self) { try model.value(of: never, meanSpend: mean) }
            #expect(error?.code == .invalidHistory)
            let batch = #expect(throws: MetricsError.self) { try model.values(of: [never], meanSpend: [mean]) }
            #expect(batch?.code == .invalidHistory)
        }
    }
}

@Suite("Lifetime value definition: months and discount are data")
struct LifetimeValueDefinitionTests {
    @Test("The standard choices have this JSON, and read back equal")
    func golden() throws {
        let text = #"{"kind":"lifetimeValue","monthlyDiscount":0.01,"months":12,"version":1}"#
        #expect(try CanonicalJSON.text(of: LifetimeValueDefinition.standard) == text)
        #expect(try CanonicalJSON.decode(LifetimeValueDefinition.self, from: text) == .standard)
        #expect(try LifetimeValueDefinition(months: 12, monthlyDiscount: 0.01) == .standard)
        checkRefused(LifetimeValueDefinition.self, text.replacing(#""version":1"#, with: #""version":2"#))
    }

    @Test(
        "Months are 1 to 600, and the discount 0 to 1",
        arguments: [(0, 0.1), (601, 0.1), (1, -0.1), (1, 1.1), (1, .nan)]
    )
    func refused(months: Int, discount: Double) {
        let error = #expect(throws: MetricsError.self) {
            try LifetimeValueDefinition(months: months, monthlyDiscount: discount)
        }
        #expect(error?.code == .invalidDuration)
    }
}
