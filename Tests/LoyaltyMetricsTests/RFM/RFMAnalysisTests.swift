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

@Suite("RFM analysis: how lately, how often, for how much")
struct RFMAnalysisTests {
    @Test("Five customers get five scores, a cell and a group each")
    func fiveCustomers() throws {
        let summaries = [
            try summary("eve", 1, "5.00 EUR", lastDay: 1),
            try summary("ann", 9, "900.00 EUR", lastDay: 25),
            try summary("bob", 8, "50.00 EUR", lastDay: 2),
            try summary("cat", 1, "60.00 EUR", lastDay: 20),
            try summary("dan", 4, "300.00 EUR", lastDay: 10),
        ]
        let analysis = try RFMAnalysis(of: summaries, guestOrders: 3, by: .standard(in: .eur))
        #expect(analysis.scores.map(\.customer.text) == ["ann", "bob", "cat", "dan", "eve"])
        #expect(analysis.scores.map(\.cell.description) == ["555", "242", "413", "334", "111"])
        #expect(analysis.scores.map(\.group) == ["champions", "atRisk", "new", "needsAttention", "sleeping"])
        #expect(analysis.customers == 5 && analysis.guestOrders == 3 && analysis.isSmallSample)
        #expect(analysis.customersByGroup()["champions"] == 1)
        #expect(analysis.customersByGroup()["loyal"] == 0)
        #expect(analysis.customersByCell()[RFMCell(recency: 5, frequency: 5, monetary: 5)] == 1)
        #expect(analysis.customersByCell().count == 5)
    }

    @Test("The standard groups name every cell")
    func everyCell() {
        for recency in 1...5 {
            for frequency in 1...5 {
                for monetary in 1...5 {
                    let cell = RFMCell(recency: recency, frequency: frequency, monetary: monetary)
                    #expect(RFMGroup.standard.contains { $0.contains(cell) }, "\(cell)")
                }
            }
        }
    }

    @Test("The first group that matches names the customer, and none may")
    func firstMatch() throws {
        let definition = try RFMDefinition(
            currency: .eur,
            bins: 2,
            groups: [
                RFMGroup("lately", recency: 2...2, frequency: 1...2, monetary: 1...2),
                RFMGroup("often", recency: 2...2, frequency: 2...2, monetary: 1...2),
            ]
        )
        let summaries = [
            try summary("ann", 2, "1.00 EUR", lastDay: 2), try summary("bob", 1, "1.00 EUR", lastDay: 1),
        ]
        let analysis = try RFMAnalysis(of: summaries, by: definition)
        #expect(analysis.scores.map(\.group) == ["lately", nil])
        #expect(analysis.customersByGroup() == ["lately": 1, "often": 0])
    }

    @Test("Cells compare by recency, then frequency, then monetary")
    func cellOrder() {
        let cells = [
            RFMCell(recency: 2, frequency: 1, monetary: 1), RFMCell(recency: 1, frequency: 2, monetary: 1),
            RFMCell(recency: 1, frequency: 1, monetary: 2),
        ]
        #expect(cells.sorted() == cells.reversed())
    }

    @Test("No customers: no scores")
    func noCustomers() throws {
        let analysis = try RFMAnalysis(of: [], by: .standard(in: .eur))
        #expect(analysis.scores.isEmpty && analysis.customers == 0 && analysis.customersByCell().isEmpty)
    }

    @Test("Another currency, a customer twice and negative counts are refused")
    func refused() throws {
        let ann = try summary("ann", 1, "1.00 EUR", lastDay: 1)
        var error = #expect(throws: MetricsError.self) { try RFMAnalysis(of: [ann], by: .standard(in: .usd)) }
        #expect(error?.code == .currencyMismatch)
        error = #expect(throws: MetricsError.self) { try RFMAnalysis(of: [ann, ann], by: .standard(in: .eur)) }
        #expect(error?.code == .invalidCounts)
        error = #expect(throws: MetricsError.self) {
            try RFMAnalysis(of: [ann], guestOrders: -1, by: .standard(in: .eur))
        }
        #expect(error?.code == .invalidCounts)
    }

    private func summary(
        _ customer: String,
        _ orders: Int64,
        _ spend: String,
        lastDay: Int
    ) throws -> CustomerSummary {
        try CustomerSummary(
            customer: CustomerID(customer),
            orders: orders,
            spend: Money(parsing: spend),
            firstAt: Samples.utc.startOfDay(CivilDate(year: 2026, month: 1, day: 1)),
            lastAt: Samples.utc.startOfDay(CivilDate(year: 2026, month: 3, day: lastDay))
        )
    }
}
