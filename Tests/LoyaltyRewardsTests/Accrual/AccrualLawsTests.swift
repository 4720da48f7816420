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

@Suite("Accrual laws: figures are exact, conserved and never trap")
struct AccrualLawsTests {
    private static let maximum: Int64 = 9_007_199_254_740_991

    /// A plan of rules by item and category, each by spend, with a campaign; small enough to be checked by hand.
    private func randomPlan(_ random: inout SeededGenerator, stage: AccrualPlan.Stage) throws -> AccrualPlan {
        var rules: [AccrualRule] = []
        for index in 0..<Int.random(in: 1...12, using: &random) {
            let items = try (0..<Int.random(in: 0...2, using: &random)).map { _ in
                try ItemID("i\(Int.random(in: 0...5, using: &random))")
            }
            let categories = try (0..<Int.random(in: 0...1, using: &random)).map { _ in
                try CategoryID("c\(Int.random(in: 0...3, using: &random))")
            }
            let excluded = try (0..<Int.random(in: 0...1, using: &random)).map { _ in
                try ItemID("i\(Int.random(in: 0...5, using: &random))")
            }
            rules.append(
                try AccrualRule(
                    RuleID("r\(index)"),
                    earns: Shop.spend(.random(in: 1...9, using: &random), per: .random(in: 1...12, using: &random)),
                    scope: AccrualScope(items: items, categories: categories, excludedItems: excluded),
                    isMultiplied: .random(using: &random)
                )
            )
        }
        let campaigns = try (0..<Int.random(in: 0...2, using: &random)).map { index in
            try Campaign(
                CampaignID("k\(index)"),
                multiplier: Rate(.random(in: 1...5, using: &random), per: .random(in: 1...3, using: &random)),
                scope: AccrualScope(categories: [CategoryID("c\(index)")])
            )
        }
        return try Shop.plan(rules, campaigns: campaigns, rounding: .down, stage: stage)
    }

    private func randomOrder(_ random: inout SeededGenerator) throws -> Order {
        let lines = try (0..<Int.random(in: 0...8, using: &random)).map { index in
            try Shop.line(
                "\(index)",
                "i\(Int.random(in: 0...6, using: &random))",
                categories: ["c\(Int.random(in: 0...3, using: &random))", "c\(Int.random(in: 0...4, using: &random))"],
                cents: Int64.random(in: 0...5_000, using: &random)
            )
        }
        return try Shop.order(lines, shipping: Int64.random(in: 0...2, using: &random) * 245)
    }

    @Test("The figures are those that a plain reading of the definition gives", arguments: UInt64(1)...150)
    func plainReading(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let stage = AccrualPlan.Stage.allCases[Int(seed % 3)]
        let plan = try randomPlan(&random, stage: stage)
        let order = try randomOrder(&random)
        let tier = try Rate(.random(in: 0...4, using: &random), per: .random(in: 1...3, using: &random))

        // Exact points as multiples of one over 27,720 × 36: 1 to 12 divide the first, two thirds and tiers the second.
        let unit: Int64 = 27_720 * 36
        var total: Int64 = 0
        for rule in plan.rules {
            guard case .spend(let rate) = rule.earns else { continue }
            var sum: Int64 = 0
            func add(_ cents: Int64, _ campaigns: [Campaign]) {
                var (upper, lower): (Int64, Int64) = (1, 1)
                for factor in rule.isMultiplied ? campaigns.map(\.multiplier) + [tier] : [] {
                    upper *= factor.numerator
                    lower *= factor.denominator
                }
                let exact = cents * rate.points.steps * upper * (unit / rate.spend.minorUnits) / lower
                sum += stage == .line ? exact / unit * unit : exact
            }
            for line in order.lines where !rule.scope.excludedItems.contains(line.item) {
                let isNamed =
                    rule.scope.items.contains(line.item)
                    || line.categories.contains { rule.scope.categories.contains($0) }
                guard isNamed || (rule.scope.items.isEmpty && rule.scope.categories.isEmpty) else { continue }
                add(
                    line.net.minorUnits,
                    plan.campaigns.filter { campaign in
                        line.categories.contains { campaign.scope.categories.contains($0) }
                    }
                )
            }
            if rule.scope.items.isEmpty && rule.scope.categories.isEmpty { add(order.shipping.minorUnits, []) }
            total += stage == .rule ? sum / unit * unit : sum
        }
        let figures = try plan.figures(.order(order), times: tier)
        #expect(figures.steps == total / unit)
        if plan.rules.count > 1 { #expect(figures.awards.map(\.steps).reduce(0, +) == figures.steps) }
        #expect(figures.awards.allSatisfy { $0.steps > 0 })
        let accrual = try plan.accrual(for: order, multiplier: tier, in: FixedOffset.utc)
        #expect(accrual.figures == figures)
        #expect(accrual.lines.map(\.points.steps).reduce(0, +) == figures.steps)
    }

    @Test("The simplest plan earns what it earns among campaigns that do not hold", arguments: UInt64(1)...60)
    func straightIsGeneral(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let qualifications = try [
            RuleQualification.samePoints, .nothing, .earning(Shop.spend(2, per: 300, counting: .wholeSteps)),
        ]
        let rule = try AccrualRule(
            .spend,
            earns: Shop.spend(
                .random(in: 1...50, using: &random),
                per: .random(in: 1...999, using: &random),
                counting: Bool.random(using: &random) ? .proportionally : .wholeSteps
            ),
            qualification: qualifications[Int(seed % 3)],
            minimum: Bool.random(using: &random) ? AccrualMinimum(Sample.euro(2_000), of: .order) : nil,
            isMultiplied: .random(using: &random)
        )
        let points = try TenderKind("points")
        let base = AccrualBase(
            tax: Bool.random(using: &random) ? .included : .excluded,
            shipping: Bool.random(using: &random) ? .included : .excluded,
            excludedTenders: seed % 4 == 0 ? [points] : []
        )
        let isCarried = seed % 5 == 0
        let rounding = isCarried ? .down : RoundingRule.allCases[Int(seed) % RoundingRule.allCases.count]
        let never = try Campaign(CampaignID("c"), multiplier: .one, scope: AccrualScope(items: [ItemID("none")]))
        func plan(_ campaigns: [Campaign]) throws -> AccrualPlan {
            try Shop.plan(
                [rule],
                base: base,
                campaigns: campaigns,
                rounding: rounding,
                remainder: isCarried ? .carried : .dropped
            )
        }
        let lines = try (0..<3).map { index in
            let cents = Int64.random(in: 0...1_999, using: &random)
            return try Shop.line("\(index)", cents: cents, tax: cents / 7)
        }
        let tender = Tender(kind: points, amount: try Sample.euro(seed % 8 == 0 ? 700 : 0))
        let order = AccrualSource.order(try Shop.order(lines, shipping: 490, tenders: [tender]))
        let tier = try Rate(.random(in: 0...4, using: &random), per: .random(in: 1...3, using: &random))
        let straight = try plan([]).figures(order, times: tier)
        #expect(try straight == plan([never]).figures(order, times: tier))
        let context = AccrualContext(at: order.at, multiplier: tier)
        #expect(try plan([]).qualifying(of: order, in: context, zone: FixedOffset.utc) == straight.qualifying)
        #expect(try plan([never]).qualifying(of: order, in: context, zone: FixedOffset.utc) == straight.qualifying)
    }

    @Test("Carried millionths give over many orders what one order gives, to the millionth each")
    func carriedIsExact() throws {
        let rule = try AccrualRule(.spend, earns: Shop.spend(1, per: 300))
        let plan = try Shop.plan([rule], remainder: .carried)
        var carried: Int64 = 0
        for _ in 1...300 { carried += try plan.figures(.order(Sample.order("o", 100))).millionths }
        #expect(carried == 99_999_900)
        #expect(try plan.figures(.order(Sample.order("o", 30_000))).millionths == 100_000_000)
        let huge = AccrualSource.order(try Sample.order("o", Self.maximum))
        let cent = try Shop.plan([AccrualRule(.spend, earns: Shop.spend(1, per: 1))], remainder: .carried)
        #expect(throws: RewardsError.self) { try cent.figures(huge) }
    }

    @Test("Amounts around each power of two give an exact figure or are out of range", arguments: 0...53)
    func powersOfTwo(exponent: Int) throws {
        for offset in [-1, 0, 1] as [Int64] {
            let cents = min(max(0, (Int64(1) << Int64(exponent)) + offset), Self.maximum)
            for (points, per) in [(1, 1), (3, 7), (Self.maximum, 1), (1, Self.maximum), (Self.maximum, Self.maximum)] {
                let rule = try AccrualRule(.spend, earns: Shop.spend(points, per: per))
                let other = try AccrualRule(RuleID("unit"), earns: .unit(Sample.points(points)))
                for plan in try [
                    Shop.plan([rule]), Shop.plan([rule, other], stage: .rule), Shop.plan([other, rule], stage: .line),
                ] {
                    let order = try Shop.order([Shop.line("1", quantity: "9007199254.740991", cents: cents)])
                    do throws(RewardsError) {
                        let context = AccrualContext(at: order.at, multiplier: .one)
                        let steps = try plan.figures(of: .order(order), in: context, zone: FixedOffset.utc).steps
                        #expect(steps >= 0 && steps <= Self.maximum)
                        if plan.rules.count == 1 {
                            #expect(Int128(steps) == Int128(cents) * Int128(points) / Int128(per))
                        }
                    } catch { #expect(error.code == .amountOutOfRange) }
                }
            }
        }
    }

    @Test("Huge quantities and multipliers are numbers, not loops, and overflow is an error")
    func hugeFactors() throws {
        let unit = try Shop.plan([AccrualRule(RuleID("u"), earns: .unit(Sample.points(1)))])
        let order = try Shop.order(
            (0..<3_000).map { try Shop.line("\($0)", quantity: "9007199254.740991", cents: 1) }
        )
        #expect(throws: RewardsError.self) { try unit.earns(order) }
        let one = try Shop.order([Shop.line("1", quantity: "9007199254.740991", cents: 1)])
        #expect(try unit.earns(one) == 9_007_199_254)
        for multiplier in try [Rate(Self.maximum, per: 1), Rate(1, per: Self.maximum)] {
            for combination in [MultiplierCombination.add, .multiply] {
                let campaign = try Campaign(CampaignID("c"), multiplier: Rate(Self.maximum, per: 2))
                let plan = try Shop.plan(
                    [AccrualRule(.spend, earns: Shop.spend())],
                    campaigns: [campaign],
                    combination: combination
                )
                #expect(
                    code { () throws(RewardsError) in
                        let context = AccrualContext(at: one.at, multiplier: multiplier)
                        _ = try plan.figures(of: .order(one), in: context, zone: FixedOffset.utc)
                    } ?? .amountOutOfRange == .amountOutOfRange
                )
            }
        }
        let negative = AccrualContext(at: one.at, multiplier: try Rate(-1, per: 2))
        #expect(
            code { () throws(RewardsError) in
                _ = try unit.figures(of: .order(one), in: negative, zone: FixedOffset.utc)
            } == .invalidRate
        )
    }

    @Test("Ten thousand lines are one order")
    func manyLines() throws {
        let lines = try (0..<10_000).map { try Shop.line("\($0)", "i\($0 % 100)", cents: 150) }
        let order = try Shop.order(lines)
        let item = try AccrualRule(RuleID("i"), earns: Shop.spend(), scope: AccrualScope(items: [ItemID("i7")]))
        #expect(try Shop.plan([AccrualRule(.spend, earns: Shop.spend())]).earns(order) == 15_000)
        #expect(try Shop.plan([item]).earns(order) == 150)
        #expect(try Shop.plan([item], stage: .line).earns(order) == 100)
        let accrual = try Shop.plan([item]).accrual(for: order, in: FixedOffset.utc)
        #expect(accrual.lines.count == 10_000)
        #expect(accrual.explanation().children.count == 2 + Accrual.maximumExplained)
    }
}
