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

@Suite("RFM columns: the scores that the accumulator gives")
struct RFMColumnsTests {
    @Test("Summaries, scores, cells and groups are the accumulator's, in parts or whole", arguments: UInt64(1)...20)
    func likeAccumulator(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let customers = Int.random(in: 1...60, using: &random)
        let orders = try Samples.columnOrders(
            .random(in: 0...300, using: &random),
            customers: customers,
            using: &random
        )
        let definition = try RFMDefinition(
            currency: .eur,
            bins: .random(in: 2...9, using: &random),
            groups: [RFMGroup("best", recency: 2...2, frequency: 1...2, monetary: 2...2)],
            delivery: .exactlyOnce
        )
        var merged = try RFMColumns(Samples.columns([], customers: customers))
        for part in Samples.parts(orders, using: &random) {
            try merged.merge(RFMColumns(Samples.columns(part, customers: customers)))
        }
        #expect(try merged == RFMColumns(Samples.columns(orders, customers: customers)))
        #expect(merged.customerCount == customers)

        var accumulator = RFMAccumulator(definition)
        try accumulator.add(contentsOf: Samples.orders(orders))
        let analysis = try accumulator.finish()
        let scores = try merged.scores(by: definition)
        let summaries = try scores.customers.map { merged.summary(of: Int($0), as: try Samples.customer(Int($0))) }
        #expect(scores.customers.indices.map { scores[$0] } == analysis.scores.map(\.cell))
        #expect(summaries == analysis.scores.map(\.summary))
        #expect(scores.customersByCell() == analysis.customersByCell())
        #expect(scores.customersByGroup() == analysis.customersByGroup())
        #expect(scores.isSmallSample == analysis.isSmallSample)
    }

    @Test("By dates, customers whose last orders are of one date are equally recent", arguments: UInt64(1)...5)
    func byDates(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.columnOrders(200, customers: 80, using: &random)
        let zone = ZoneWithChanges.losAngeles2024
        let totals = try RFMColumns(Samples.columns(orders, customers: 80))
        let scores = try totals.scores(by: .standard(in: .eur), datesIn: zone)
        let dates = try scores.customers.map { number in
            try zone.date(at: #require(totals.summary(of: Int(number), as: Samples.customer(0))).lastAt)
        }
        #expect(try scores.recency.map(Int.init) == RankScore.scores(of: dates))
        #expect(try scores.monetary == totals.scores(by: .standard(in: .eur)).monetary)
    }

    @Test("There is no summary of a customer without orders, nor a score of a row that there is not")
    func nobody() throws {
        let orders = try OrderColumns(customers: [1], customerCount: 3, times: [0], minorUnits: [5], in: .eur)
        let totals = try RFMColumns(orders)
        let ann = try CustomerID("ann")
        #expect(totals.summary(of: 0, as: ann) == nil)
        #expect(totals.summary(of: 1, as: ann)?.orders == 1)
        #expect(totals.summary(of: 3, as: ann) == nil)
        let scores = try totals.scores(by: .standard(in: .eur))
        #expect(scores.customers == [1])
        #expect(scores[0] == RFMCell(recency: 1, frequency: 1, monetary: 1))
        #expect(scores[1] == nil)
    }

    @Test("Sums beyond 2^53 - 1, other currencies and other customers are refused")
    func refused() throws {
        let most: Int64 = 9_007_199_254_740_991
        func totals(_ minorUnits: [Int64], _ currency: Currency = .eur, _ customers: Int = 1) throws -> RFMColumns {
            let numbers = minorUnits.map { _ in Int32(0) }
            let times = minorUnits.map { _ in Int64(0) }
            let orders = try OrderColumns(
                customers: numbers,
                customerCount: customers,
                times: times,
                minorUnits: minorUnits,
                in: currency
            )
            return try RFMColumns(orders)
        }
        expectRefused(.sumOutOfRange) { _ = try totals(Array(repeating: most, count: 3_000)) }
        var whole = try totals([most])
        expectRefused(.sumOutOfRange) { try whole.merge(totals([1])) }
        expectRefused(.currencyMismatch) { try whole.merge(totals([0], .usd)) }
        expectRefused(.columnMismatch) { try whole.merge(totals([0], .eur, 2)) }
        expectRefused(.currencyMismatch) { _ = try whole.scores(by: .standard(in: .usd)) }
        let far = try OrderColumns(
            customers: [0, 1],
            customerCount: 2,
            times: [Timestamp.earliest, .latest].map(\.microsecondsSince1970),
            minorUnits: [1, 1],
            in: .eur
        )
        expectRefused(.valueOutOfRange) {
            _ = try RFMColumns(far).scores(by: .standard(in: .eur), datesIn: FixedOffset.utc)
        }
    }
}
