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

@Suite("Purchase histories of columns: what models are fitted to")
struct PurchaseHistoriesColumnsTests {
    @Test("Equal histories are counted once, in any unit", arguments: PurchaseTimeUnit.allCases)
    func distinct(unit: PurchaseTimeUnit) throws {
        var random = SeededGenerator(seed: 11)
        // Few dates, so that customers share histories.
        let orders = (0..<300).map { _ in
            ColumnOrder(
                customer: Int.random(in: 0..<200, using: &random),
                time: 86_400_000_000 * Int64.random(in: 0...4, using: &random),
                minorUnits: 1
            )
        }
        let days = try PurchaseDayColumns(Samples.columns(orders, customers: 200), in: FixedOffset.utc)
        let columns = try days.histories(asOf: CivilDate(year: 1970, month: 1, day: 9))
        let length: Double = [.hour: 24, .day: 1, .week: 1.0 / 7, .month: 1.0 / 30][unit] ?? 0
        let oneByOne = try columns.customers.indices.map { row in
            try PurchaseHistory(
                repeatPurchases: Int64(columns.repeatPurchases[row]),
                lastAt: Double(columns.lastAt[row]),
                age: Double(columns.ages[row])
            )
        }
        let histories = try PurchaseHistories(columns, in: unit)
        let expected = PurchaseHistories(oneByOne, in: .day)
        #expect(histories.customers == Int64(columns.count))
        #expect(histories.customersPerHistory == expected.customersPerHistory)
        #expect(histories.distinct.count < columns.count)
        for (history, inDays) in zip(histories.distinct, expected.distinct) {
            #expect(history.repeatPurchases == inDays.repeatPurchases)
            #expect(isClose(history.lastAt, inDays.lastAt * length))
            #expect(isClose(history.age, inDays.age * length))
        }
    }
}
