//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Plan comparison: another plan over the same history")
struct PlanComparisonTests {
    private let names = "c b a"

    private func sales() throws -> [CreditedSale] {
        try [Make.sale("o-1", of: "a", 10_000), Make.sale("o-2", of: "b", 5_000, refunds: [2_500])]
    }

    private func run(_ percents: [Int64], version: String, _ sales: [CreditedSale]? = nil) throws -> PlanRun {
        try Make.run(
            Make.network([Make.cascadeComponent(percents)], version: version),
            sales ?? self.sales(),
            in: Make.forest(names)
        )
    }

    @Test("Cost, share of the turnover, worst case and each partner's difference are side by side")
    func comparison() throws {
        let comparison = try PlanComparison(
            of: run([10, 2, 1], version: "now"),
            with: run([8, 5], version: "other")
        )
        #expect(comparison.turnover == (try Make.cents(12_500)))
        #expect(comparison.baseline.plan == (try DefinitionVersion("now")))
        #expect(comparison.baseline.commission == (try Make.cents(1_600)))
        #expect(comparison.alternative.commission == (try Make.cents(1_625)))
        #expect(comparison.difference == (try Make.cents(25)))
        #expect(try comparison.baseline.payout == Rate(1_600, per: 12_500))
        #expect(try comparison.baseline.worstCase == .percent(13))
        #expect(comparison.baseline.forfeited == (try Make.cents(25)))
        #expect(comparison.alternative.capped.isZero)
        #expect(comparison.partners.map(\.partner.text) == ["a", "b", "c"])
        #expect(comparison.partners.map(\.before.minorUnits) == [1_000, 450, 150])
        #expect(comparison.partners.map(\.after.minorUnits) == [800, 700, 125])
        #expect(comparison.partners.map(\.difference.minorUnits) == [-200, 250, -25])
        #expect(comparison.partners.reduce(0) { $0 + $1.difference.minorUnits } == comparison.difference.minorUnits)
    }

    @Test("Several periods are compared together")
    func periods() throws {
        func runs(_ percents: [Int64], _ version: String) throws -> [PlanRun] {
            let plan = try Make.network([Make.cascadeComponent(percents)], version: version)
            return try [0, 30].map { start in
                try PlanRun(
                    plan,
                    over: [Make.sale("o-\(start)", of: "a", 1_000, day: start)],
                    in: Make.forest(names),
                    period: TimeWindow(from: Make.day(start), to: Make.day(start + 30)),
                    currency: .usd
                )
            }
        }
        let comparison = try PlanComparison(of: runs([10], "now"), with: runs([20], "other"))
        #expect(comparison.turnover == (try Make.cents(2_000)))
        #expect(comparison.difference == (try Make.cents(200)))
        #expect(comparison.partners.map(\.difference.minorUnits) == [200])
        let error = #expect(throws: ReferralsError.self) {
            try PlanComparison(of: runs([10], "now"), with: [runs([20], "a")[0], runs([30], "b")[1]])
        }
        #expect(error?.code == .invalidSales)
    }

    @Test("Nothing sold has no share, and plans with other sales, refunds, periods or currencies are not compared")
    func refusals() throws {
        let empty = try run([10], version: "now", [])
        #expect(try PlanComparison(of: empty, with: empty).baseline.payout == nil)
        let other = try run(
            [10],
            version: "now",
            [Make.sale("o-1", of: "a", 10_000), Make.sale("o-2", of: "b", 5_000)]
        )
        let sales = #expect(throws: ReferralsError.self) {
            try PlanComparison(of: run([10], version: "now"), with: other)
        }
        #expect(sales?.code == .invalidSales)
        let none = #expect(throws: ReferralsError.self) { try PlanComparison(of: [], with: []) }
        #expect(none?.code == .invalidPeriod)
        let twice = #expect(throws: ReferralsError.self) {
            try PlanComparison(of: [empty, empty], with: [empty, empty])
        }
        #expect(twice?.code == .invalidPeriod)
        let euros = try PlanRun(empty.plan, over: [], in: Make.forest(names), period: Make.june, currency: .eur)
        let currency = #expect(throws: ReferralsError.self) { try PlanComparison(of: empty, with: euros) }
        #expect(currency?.code == .currencyMismatch)
    }
}
