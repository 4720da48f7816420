//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

extension PointsWorld {
    /// Programs that use all that a program can have, each in another mixture.
    static func richPrograms() throws -> [PointsProgram] {
        var programs: [PointsProgram] = []
        for number in 0..<richCount {
            let zone = try FixedOffset(seconds: [0, 10_800, -34_200][number % 3])
            programs.append(try PointsProgram(try rich(number, in: zone.identifier), in: zone))
        }
        return programs + [try PointsProgram(try bare(), in: FixedOffset.utc)]
    }

    private static var richCount: Int { 24 }

    static func steps(_ steps: Int64) throws -> Points { try Points(steps: steps, in: .points) }

    static func cents(_ cents: Int64) throws -> Money { try Money(minorUnits: cents, in: Currency("EUR")) }

    /// A program that offers nothing but points for spend.
    private static func bare() throws -> Program {
        try Program(
            id: ProgramID("simulated"),
            version: DefinitionVersion("bare"),
            timeZone: FixedOffset.utc.identifier,
            accrual: plan(0),
            expiry: .never
        )
    }

    private static func rich(_ number: Int, in zone: String) throws -> Program {
        // One program in six grants points by the billion, so that sums come near the bound.
        let isVast = number % 6 == 5
        let expiry: [ExpiryPolicy] = [
            .throughDay(after: .days(9)), .never, .inactivity(after: .days(6)),
            .throughEnd(of: .month, after: .days(0)),
            .earliest([.throughDay(after: .months(1)), .inactivity(after: .days(10))]),
        ]
        return try Program(
            id: ProgramID("simulated"),
            version: DefinitionVersion("rich-" + String(number)),
            timeZone: zone,
            accrual: plan(number),
            maturity: .days(number % 4 == 1 ? 2 : 0),
            expiry: expiry[number % expiry.count],
            redemption: RedemptionRule(
                steps(5),
                worth: cents(2),
                minimum: steps(5),
                step: steps(number % 2 == 0 ? 1 : 5),
                maximum: number % 4 == 2 ? steps(60) : nil,
                orderShare: number % 7 == 3 ? Rate(1, per: 2) : nil,
                residual: number % 3 == 1 ? .absorbed : .paid,
                rounding: .down
            ),
            tiers: ladder(number),
            policies: policies(number, isVast: isVast)
        )
    }

    private static func policies(_ number: Int, isVast: Bool) throws -> PointsPolicies {
        let graces: [RefundGrace] = [.days(5), .lost, .days(1)]
        return try PointsPolicies(
            returns: number % 2 == 1 ? ReturnRule(period: [.days(6), .months(1)][number % 4 / 2]) : .forever,
            debt: [.carried(reviewAbove: nil), .writtenOff, .carried(reviewAbove: steps(10))][number % 3],
            refundGrace: graces[number / 3 % 3],
            burnOrder: number % 5 == 2 ? .earliestGrant : .earliestExpiry,
            holds: HoldRule(longest: .days(6)),
            transfers: TransferRule(
                minimum: steps(5),
                step: number % 3 == 0 ? steps(5) : nil,
                allowance: isVast ? nil : PointsAllowance(steps(40), per: .week(startingOn: .monday))
            ),
            reinstatement: number % 3 == 2 ? nil : ReinstatementRule(window: .days(8), life: .days(3)),
            adjustments: AdjustmentRule(
                maximum: isVast ? nil : steps(30),
                allowance: isVast ? nil : PointsAllowance(steps(50), per: .week(startingOn: .sunday)),
                reasons: number % 2 == 0 ? [ReasonName(CoinRules.goodReason)] : nil
            )
        )
    }

    /// How the points of rich programs are counted: from one rule to five with limits.
    private static func plan(_ number: Int) throws -> AccrualPlan {
        let isVast = number % 6 == 5
        let spend = try AccrualRule(
            .spend,
            earns: .spend(AccrualRate(steps(isVast ? 1 << 44 : 7), per: cents(10), counting: .proportionally))
        )
        let isCarried = number % 4 == 3
        guard number % 8 != 0, !isVast else {
            return try AccrualPlan(
                base: AccrualBase(tax: .included, shipping: .included),
                rules: [spend],
                rounding: .down,
                stage: .order,
                remainder: isCarried ? .carried : .dropped
            )
        }
        let actions = AccrualScope(actions: [try ActionName("review")])
        return try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: .included),
            rules: [
                spend,
                AccrualRule(RuleID("tea"), earns: .unit(steps(2)), scope: AccrualScope(items: [ItemID("tea")])),
                AccrualRule(
                    RuleID("order"),
                    earns: .order(steps(3)),
                    qualification: .nothing,
                    minimum: AccrualMinimum(cents(60), of: .order),
                    isMultiplied: false
                ),
                AccrualRule(RuleID("review"), earns: .action(steps(4)), scope: actions),
                AccrualRule(
                    RuleID("weekend"),
                    earns: .spend(AccrualRate(steps(1), per: cents(15), counting: .wholeSteps)),
                    qualification: .earning(.order(steps(1))),
                    condition: AccrualCondition(weekdays: [.saturday, .sunday])
                ),
            ],
            campaigns: number % 3 == 1
                ? [
                    Campaign(
                        CampaignID("double"),
                        multiplier: Rate(2, per: 1),
                        scope: AccrualScope(items: [ItemID("tea")])
                    )
                ]
                : [],
            combination: number % 2 == 0 ? .multiply : .add,
            limits: [
                AccrualLimit(LimitID("day"), of: .plan, to: .points(steps(90)), per: .calendar(.day)),
                AccrualLimit(
                    LimitID("reviews"),
                    of: .action(ActionName("review")),
                    to: .times(3),
                    per: .calendar(.month)
                ),
                AccrualLimit(LimitID("tea"), of: .rule(RuleID("tea")), to: .points(steps(5)), per: .accrual),
                AccrualLimit(LimitID("orders"), of: .rule(RuleID("order")), to: .times(6), per: .ever),
            ],
            rounding: isCarried ? .down : [.down, .toNearestOrEven, .up][number % 3],
            stage: isCarried ? .order : [.order, .rule, .line][number % 3],
            remainder: isCarried ? .carried : .dropped,
            onReturn: number % 2 == 0 ? .reclaim : .keep
        )
    }

    private static func ladder(_ number: Int) throws -> TierLadder? {
        func tiers(_ thresholds: [Int64]) throws -> [Tier] {
            try zip(["bronze", "silver", "gold"], thresholds).enumerated()
                .map { index, tier in
                    try Tier(TierID(tier.0), from: tier.1, multiplier: Rate(Int64(index) + 2, per: 2))
                }
        }
        let crossing: TierCrossing = [.before, .after, .split][number % 3]
        return switch number % 6 {
        case 0: nil
        case 1:
            try TierLadder(
                measure: .points,
                window: .rolling(.days(8)),
                tiers: tiers([0, 40, 120]),
                crossing: crossing,
                downgrade: TierDowngrade(.oneStep, validity: TierValidity(.days(4)), grace: .days(2))
            )
        case 2: try TierLadder(measure: .balance, window: .lifetime, tiers: tiers([0, 30, 90]), crossing: crossing)
        case 3:
            try TierLadder(
                measure: .spend,
                window: .period(.week(startingOn: .monday)),
                tiers: tiers([50, 200, 400]),
                crossing: crossing,
                downgrade: TierDowngrade(.toReached, validity: TierValidity(.days(2), throughEndOf: .month))
            )
        case 4:
            try TierLadder(
                measure: .orders,
                window: .lifetime,
                tiers: tiers([1, 4, 9]),
                crossing: crossing,
                downgrade: TierDowngrade(.byBalance)
            )
        default:
            try TierLadder(
                measure: .points,
                window: .anniversary(.days(12)),
                tiers: tiers([1, 60, 1 << 50]),
                crossing: crossing,
                downgrade: TierDowngrade(.never)
            )
        }
    }
}
