//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Redemption quote: laws that hold for every rule and every bill")
struct RedemptionQuoteLawsTests {
    @Test(
        "Whatever is asked, points and money pay exactly what is due, within every bound, and a quote asked for again stands",
        arguments: 0..<40 as Range<UInt64>
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let rule = try Self.rule(&random)
            let total = try Sample.euro(.random(in: 0...20_000, using: &random))
            let due = try Sample.euro(.random(in: 0...total.minorUnits, using: &random))
            let available = try Sample.points(.random(in: 0...2_000, using: &random))
            let asked = Bool.random(using: &random) ? try Sample.points(.random(in: 0...2_000, using: &random)) : nil
            let quote = try rule.quote(for: total, due: due, available: available, asked: asked)
            #expect(try quote.value + quote.dueInMoney == due)
            #expect(!quote.dueInMoney.isNegative)
            #expect(quote.points.steps % rule.step.steps == 0)
            #expect(quote.points.steps <= available.steps)
            #expect(quote.points.steps <= asked?.steps ?? .max)
            #expect(quote.points.steps <= rule.maximum?.steps ?? .max)
            #expect(quote.points.isZero || quote.points.steps >= rule.leastRedeemable.steps)
            #expect(try quote.value.minorUnits <= rule.value(of: quote.points).minorUnits)
            if let share = rule.orderShare {
                #expect(try quote.value.minorUnits <= share.applied(to: total.minorUnits, rounding: .down))
            }
            #expect(quote.reasons.isEmpty == (asked.map { $0 == quote.points } ?? !quote.points.isZero))
            let again = try rule.quote(for: total, due: due, available: available, asked: quote.points)
            #expect(again.points == quote.points && again.value == quote.value && again.reasons.isEmpty)
        }
    }

    private static func rule(_ random: inout SeededGenerator) throws -> RedemptionRule {
        try RedemptionRule(
            Sample.points(.random(in: 1...30, using: &random)),
            worth: Sample.euro(.random(in: 1...300, using: &random)),
            minimum: Sample.points(.random(in: 1...100, using: &random)),
            step: Sample.points(.random(in: 1...20, using: &random)),
            maximum: Bool.random(using: &random) ? Sample.points(.random(in: 200...900, using: &random)) : nil,
            orderShare: Bool.random(using: &random) ? .percent(.random(in: 1...100, using: &random)) : nil,
            residual: ResidualPolicy.allCases.randomElement(using: &random) ?? .paid,
            rounding: RoundingRule.allCases.randomElement(using: &random) ?? .down
        )
    }

    @Test("The largest bills and balances overflow nothing", arguments: ResidualPolicy.allCases)
    func largest(residual: ResidualPolicy) throws {
        let maximum: Int64 = 9_007_199_254_740_991
        for (points, worth, step) in [
            (1, 1, 1), (maximum, 1, 1), (1, maximum, 1), (maximum, maximum, maximum), (1, 1, 2),
        ]
            as [(Int64, Int64, Int64)]
        {
            let rule = try RedemptionRule(
                Sample.points(points),
                worth: Sample.euro(worth),
                minimum: Sample.points(1),
                step: Sample.points(step),
                orderShare: .one,
                residual: residual,
                rounding: .up
            )
            let quote = try rule.quote(for: Sample.euro(maximum), available: Sample.points(maximum))
            #expect(try quote.value + quote.dueInMoney == Sample.euro(maximum))
            let small = try rule.quote(for: Sample.euro(1), available: Sample.points(maximum))
            #expect(try small.value + small.dueInMoney == Sample.euro(1))
        }
    }

    @Test("Other units, other currencies and negative amounts are refused")
    func otherAmounts() throws {
        let rule = try RedemptionRule(
            Sample.points(1),
            worth: Sample.euro(1),
            minimum: Sample.points(1),
            step: Sample.points(1),
            rounding: .down
        )
        let (euro, points) = (try Sample.euro(1), try Sample.points(1))
        let (dollar, mile) = (try Money(parsing: "1.00 USD"), try Points(steps: 1, in: PointUnit("miles")))
        func refusal(
            _ total: Money,
            _ due: Money?,
            _ available: Points,
            _ pending: Points? = nil,
            _ asked: Points? = nil
        ) -> RewardsError.Code? {
            code { () throws(RewardsError) in
                _ = try rule.quote(for: total, due: due, available: available, pending: pending, asked: asked)
            }
        }
        #expect(refusal(dollar, nil, points) == .currencyMismatch)
        #expect(refusal(euro, dollar, points) == .currencyMismatch)
        #expect(refusal(euro.negated, nil, points) == .invalidAmount)
        #expect(refusal(euro, euro.negated, points) == .invalidAmount)
        #expect(refusal(euro, nil, mile) == .unitMismatch)
        #expect(refusal(euro, nil, points, mile) == .unitMismatch)
        #expect(refusal(euro, nil, points, nil, mile) == .unitMismatch)
        #expect(refusal(euro, nil, points.negated) == .invalidAmount)
        #expect(refusal(euro, nil, points, nil, points.negated) == .invalidAmount)
    }
}
