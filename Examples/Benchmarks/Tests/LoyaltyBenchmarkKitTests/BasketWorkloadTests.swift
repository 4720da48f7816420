//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyBenchmarkKit
import LoyaltyRewards
import Testing

@Suite("Basket workload: a thousand rules that matter, and the same baskets in each run")
struct BasketWorkloadTests {
    @Test("The plan, the codes and the baskets are as large as asked for, and differ")
    func sizesAreRight() throws {
        let workload = try BasketWorkload(baskets: 20, lines: 100, codes: 1_000)
        #expect(workload.plan.rules.count == 1_000)
        #expect(workload.promotions.count == 1_000)
        #expect(workload.baskets.allSatisfy { $0.order.lines.count == 100 })
        #expect(Set(workload.baskets.map(\.order.total)).count > 15)
    }

    @Test("Each code that is known has a rule of its own action, and two of three typed codes are known")
    func codesBringBonuses() throws {
        let workload = try BasketWorkload(baskets: 20, lines: 2, codes: 1_000)
        let named = Set(workload.plan.rules.flatMap(\.scope.actions))
        #expect(workload.promotions.values.allSatisfy(named.contains))
        #expect(workload.baskets.allSatisfy { $0.codes.count { workload.promotions[$0] != nil } == 2 })
    }

    @Test("Rules for items, categories and places give more than the base rule alone, and every run gives the same")
    func rulesMatter() throws {
        let first = try BasketWorkload(baskets: 20, lines: 100, codes: 1_000)
        let second = try BasketWorkload(baskets: 20, lines: 100, codes: 1_000)
        for (one, other) in zip(first.baskets, second.baskets) {
            let steps = try first.steps(of: one)
            #expect(try steps == second.steps(of: other))
            #expect(steps > one.order.total.minorUnits / 100)
        }
    }
}
