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

/// The samples of the documentation that stand in no other test.
@Suite("LoyaltyMetrics: the documented samples")
struct DocumentedSamplesTests {
    @Test("A score needs answers only, and its choices have names")
    func netPromoterScore() throws {
        let definition = try NetPromoterScoreDefinition(scale: .oneToTen, minimumSample: 50)
        let answers = try [10, 9, 9, 8, 3].map { try Samples.answer($0, on: 1...10) }
        var state = NetPromoterScoreAccumulator(definition)
        try state.add(contentsOf: answers)
        #expect(state.finish().score == 40 && state.finish().isSmallSample)
    }

    @Test("An average is an exact fraction until it is rounded")
    func averageOrderValue() throws {
        let value = try AverageOrderValue(totals: [Money(parsing: "10.00 EUR"), Money(parsing: "25.01 EUR")], in: .eur)
        #expect(try value.exactMinorUnits == Rate(3_501, per: 2))
        #expect(value.value(rounding: .toNearestOrEven)?.description == "17.50 EUR")
    }

    @Test("Customers are scored by a definition with groups of its own")
    func rfm() throws {
        let definition = try RFMDefinition(
            currency: .eur,
            bins: 3,
            groups: [
                RFMGroup("best", recency: 3...3, frequency: 2...3, monetary: 2...3)
            ]
        )
        let summaries = try (1...3).map { index in
            try CustomerSummary(
                customer: CustomerID("c\(index)"),
                orders: Int64(index),
                spend: Money(minorUnits: Int64(index) * 1_000, in: .eur),
                firstAt: .unixEpoch,
                lastAt: Timestamp(secondsSince1970: Int64(index))
            )
        }
        let analysis = try RFMAnalysis(of: summaries, by: definition)
        #expect(analysis.scores.map(\.cell.description) == ["111", "222", "333"])
        #expect(analysis.customersByGroup() == ["best": 1])
    }

    @Test("A repurchase rate is counted from orders in a zone")
    func repurchaseRate() throws {
        let zone = FixedOffset.utc
        let orders = try [Samples.order("a", "ann"), Samples.order("b", "ann"), Samples.order("c", "bob")]
        var state = RepurchaseRateAccumulator(.standard)
        try state.add(contentsOf: orders, in: zone)
        #expect(try state.finish().value == 0.5)
    }

    @Test("Eighty of a hundred is 71 to 87 %")
    func wilson() throws {
        let interval = try #require(try ConfidenceInterval.wilson(80, of: 100))
        #expect(isClose(interval.lower, 0.7112, within: 5e-5) && isClose(interval.upper, 0.8666, within: 5e-5))
    }
}
