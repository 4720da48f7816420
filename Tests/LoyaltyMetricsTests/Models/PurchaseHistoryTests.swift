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

@Suite("Purchase history: repeat purchases, the last one, and age")
struct PurchaseHistoryTests {
    @Test(
        "A history that no customer can have is refused",
        arguments: [
            (-1, 0, 1), (1_000_001, 1, 2), (1, 2, 1.5), (1, -0.1, 1), (0, 0.5, 1), (0, 0, -1),
            (1, .nan, 1), (1, 0.5, .nan), (1, 0.5, .infinity), (1, .infinity, .infinity),
        ] as [(Int64, Double, Double)]
    )
    func refused(repeatPurchases: Int64, lastAt: Double, age: Double) {
        let error = #expect(throws: MetricsError.self) {
            try PurchaseHistory(repeatPurchases: repeatPurchases, lastAt: lastAt, age: age)
        }
        #expect(error?.code == .invalidHistory)
    }

    @Test("The ends of the ranges belong to them")
    func ends() throws {
        #expect(try PurchaseHistory(repeatPurchases: 0, lastAt: 0, age: 0).age == 0)
        #expect(try PurchaseHistory(repeatPurchases: 1_000_000, lastAt: 3, age: 3).lastAt == 3)
        #expect(try PurchaseHistory(repeatPurchases: 0, lastAt: -0.0, age: 1).lastAt.sign == .plus)
    }

    @Test("Histories are ordered by purchases, then by the last one, then by age")
    func order() throws {
        let ascending = try [(0, 0, 1), (0, 0, 2), (1, 0.5, 9), (1, 0.75, 2), (2, 0.5, 1)].map {
            try PurchaseHistory(repeatPurchases: $0.0, lastAt: $0.1, age: $0.2)
        }
        #expect(ascending.reversed().sorted() == ascending)
    }

    @Test("A month has 720 hours, 30 days or 4.345 weeks")
    func months() {
        #expect(PurchaseTimeUnit.allCases.map(\.perMonth) == [720, 30, 4.345, 1])
    }
}

@Suite("Purchase histories: the same whatever the order and the counting")
struct PurchaseHistoriesTests {
    @Test("2,357 customers of CDNOW have 1,016 distinct histories")
    func cdnow() throws {
        let histories = try CDNOW.histories(.exactWeeks)
        #expect(histories.customers == 2_357)
        #expect(histories.distinct.count == 1_016)
        #expect(histories.customersPerHistory.reduce(0, +) == 2_357)
        #expect(CDNOW.rows.reduce(0) { $0 + $1.repeatPurchases * $1.customers } == 2_457)
        #expect(CDNOW.rows.reduce(0) { $0 + $1.holdoutPurchases * $1.customers } == 1_882)
    }

    @Test("Counted, one by one, and shuffled are the same", arguments: 0..<4)
    func anyOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let counted = try CDNOW.histories(.twoDecimals)
        #expect(PurchaseHistories(try CDNOW.customers(.twoDecimals).shuffled(using: &random), in: .week) == counted)
        let halves = counted.distinct.flatMap { [$0, $0] }
        let counts = counted.customersPerHistory.flatMap { [$0, 1] as [Int64] }
        let more = try PurchaseHistories(halves, customers: counts, in: .week)
        #expect(more.distinct == counted.distinct)
        #expect(more.customersPerHistory == counted.customersPerHistory.map { $0 + 1 })
    }

    @Test("Each history comes with a count of 1 or more", arguments: [[], [0], [-1], [1, 1]] as [[Int64]])
    func refusedCounts(counts: [Int64]) throws {
        let history = try PurchaseHistory(repeatPurchases: 1, lastAt: 1, age: 2)
        let error = #expect(throws: MetricsError.self) {
            try PurchaseHistories([history], customers: counts, in: .day)
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("More than 2^53 − 1 customers are refused")
    func tooMany() throws {
        let history = try PurchaseHistory(repeatPurchases: 1, lastAt: 1, age: 2)
        let error = #expect(throws: MetricsError.self) {
            try PurchaseHistories([history, history], customers: [9_007_199_254_740_991, 1], in: .day)
        }
        #expect(error?.code == .sumOutOfRange)
    }
}
