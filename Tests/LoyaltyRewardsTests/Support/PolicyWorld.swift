//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit

/// Programs of every combination of policies and long histories under them, drawn by a seed.
struct PolicyWorld {
    struct Step {
        let action: PointsCommand.Action
        let at: Timestamp
    }

    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }

    // MARK: - Programs

    private mutating func plan() throws -> AccrualPlan {
        let isCarried = Bool.random(using: &random)
        let rate = try AccrualRate(
            Sample.points(pick([1, 2])),
            per: Sample.euro(pick([1, 3, 7])),
            counting: .proportionally
        )
        var rules = [try AccrualRule(.spend, earns: .spend(rate))]
        if Bool.random(using: &random) {
            rules.append(try AccrualRule(RuleID("unit"), earns: .unit(Sample.points(2)), isMultiplied: false))
        }
        if Bool.random(using: &random) {
            rules.append(try AccrualRule(RuleID("order"), earns: .order(Sample.points(5))))
        }
        return try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: pick([.included, .excluded])),
            rules: rules,
            rounding: isCarried ? .down : pick([.down, .up, .toNearestOrEven]),
            stage: isCarried ? .order : pick(AccrualPlan.Stage.allCases),
            remainder: isCarried ? .carried : .dropped,
            onReturn: pick(ThresholdOnReturn.allCases)
        )
    }

    private mutating func ladder() throws -> TierLadder? {
        guard Bool.random(using: &random) else { return nil }
        return try TierLadder(
            measure: pick([.points, .spend, .orders]),
            window: pick([.rolling(.days(9)), .period(.month), .lifetime]),
            tiers: [
                Tier(TierID("silver"), from: 6, multiplier: .percent(150)),
                Tier(TierID("gold"), from: 300, multiplier: .percent(200)),
            ],
            crossing: pick([.before, .after, .split])
        )
    }

    // With `owes` debt is carried and orders can be returned for ever; without, both are as the seed says.
    mutating func program(owes: Bool = false) throws -> Program {
        let expiries: [ExpiryPolicy] = [
            .never, .throughDay(after: .days(4)), .throughDay(after: .days(15)),
            .throughEnd(of: .month, after: .days(0)),
            .fixedDay(month: 1, day: 20, after: .days(0)), .inactivity(after: .days(3)),
            .earliest([.inactivity(after: .days(6)), .throughDay(after: .days(9))]),
        ]
        let debts: [DebtPolicy] = [
            .carried(reviewAbove: nil), .carried(reviewAbove: try Sample.points(50)),
            owes ? .carried(reviewAbove: nil) : .writtenOff,
        ]
        let returns: [ReturnRule] = [.forever, owes ? .forever : try ReturnRule(period: .days(20))]
        return try Sample.program(
            accrual: plan(),
            maturity: .days(.random(in: 0...3, using: &random)),
            expiry: pick(expiries),
            tiers: ladder(),
            policies: Sample.policies(
                returns: pick(returns),
                debt: pick(debts),
                refundGrace: pick([.lost, .days(0), .days(3), .days(30)])
            )
        )
    }

    // MARK: - Histories

    /// An order of one to four lines of one to three units.
    mutating func order(_ id: String, at: Timestamp) throws -> Order {
        let lines = try (0..<Int.random(in: 1...4, using: &random)).map { index in
            try Sample.line(
                "\(index)",
                .random(in: 1...3, using: &random),
                at: .random(in: 1...90, using: &random),
                discount: pick([0, 0, 1])
            )
        }
        return try Order(
            id: OrderID(id),
            at: at,
            customer: nil,
            currency: Currency("EUR"),
            lines: lines,
            shipping: Sample.euro(pick([0, 49]))
        )
    }

    mutating func history(_ count: Int = 60) throws -> [Step] {
        var now = try Sample.time("2027-01-01")
        var steps: [Step] = []
        for index in 0..<count {
            now = try now.advanced(by: .hours(.random(in: 0...30, using: &random)))
            let known = "\(Int.random(in: max(0, index - 20)...index, using: &random) / 3)"
            let points = try Sample.points(.random(in: 1...150, using: &random))
            let name = try RedemptionID(known)
            let action: PointsCommand.Action
            switch Int.random(in: 0..<16, using: &random) {
            case 0..<5:
                let back = try TimeSpan.hours(.random(in: 0...60, using: &random))
                let at = try now.advanced(by: TimeSpan(microseconds: -back.microseconds))
                action = .accrue(.order(try order("\(index / 3)", at: at)))
            case 5..<8: action = .redeem(points, name)
            case 8: action = .hold(points, name, try .hours(.random(in: 1...90, using: &random)))
            case 9: action = .capture(name, Bool.random(using: &random) ? nil : points)
            case 10: action = .release(name)
            case 11: action = .refundRedemption(name, Bool.random(using: &random) ? nil : points)
            case 12: action = .reverseAccrual(.order(try OrderID(known)))
            case 13..<15:
                let line = "\(Int.random(in: 0..<4, using: &random))"
                action = .returnUnits(try Sample.returned([line: 1], of: known, at: "2027-01-01"))
            default: action = .settle
            }
            steps.append(Step(action: action, at: now))
        }
        return steps
    }
}

extension Member {
    /// Runs a command that may be malformed, such as a return of more than was bought: then nothing happens.
    mutating func attempt(_ step: PolicyWorld.Step) throws -> PointsAnswer? {
        do { return try run(step.action, at: step.at) } catch let error as RewardsError where error.code == .overReturn
        {
            return nil
        }
    }
}
