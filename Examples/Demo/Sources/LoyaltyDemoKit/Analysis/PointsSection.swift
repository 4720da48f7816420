//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

/// A points program, as if it had run over the whole history: each order is decided and applied in the order of time.
struct PointsSection: ReportSection {
    let program: Program
    let issued: Int64
    let redeemed: Int64
    let expired: Int64
    let declined: Int
    let liability: PointsLiability
    let members: Int
    let membersByTier: [(tier: String, members: Int)]

    /// Members redeem 100 points as soon as they have them, before their next order.
    private static let redemption: Int64 = 100

    init(orders: [Order], currency: Currency, asOf: Timestamp, progress: (Double) -> Void) throws {
        let program = try Self.program(in: currency)
        let rules = try PointsProgram(program, in: FixedOffset.utc)
        var accounts: [CustomerID: PointsAccount] = [:]
        var declined = 0
        for (index, order) in orders.enumerated() {
            if index % 500 == 0 { progress(Double(index) / Double(orders.count)) }
            guard let member = order.customer else { continue }
            var account = accounts.removeValue(forKey: member) ?? PointsAccount()
            let available = account.availableSteps(asOf: order.at)
            if available >= Self.redemption {
                let points = try Points(steps: available - available % Self.redemption, in: program.unit)
                let id = try RedemptionID("before-\(order.id)")
                declined += try Self.run(.redeem(points, as: id, by: member), rules, &account, at: order.at)
            }
            declined += try Self.run(.accrue(order, to: member), rules, &account, at: order.at)
            accounts[member] = account
        }
        for (member, account) in accounts {
            var settled = account
            declined += try Self.run(.settle(member), rules, &settled, at: asOf)
            accounts[member] = settled
        }
        progress(1)

        self.program = program
        self.declined = declined
        issued = accounts.values.reduce(0) { $0 + $1.totals.issued }
        redeemed = accounts.values.reduce(0) { $0 + $1.totals.redeemed }
        expired = accounts.values.reduce(0) { $0 + $1.totals.expired }
        members = accounts.count
        liability = try program.liability(of: accounts.values, asOf: asOf, rounding: .toNearestOrEven)
        var tiers: [TierID: Int] = [:]
        for account in accounts.values {
            if let tier = try rules.standing(of: account, asOf: asOf)?.tier { tiers[tier.id, default: 0] += 1 }
        }
        membersByTier = (program.tiers?.tiers ?? []).map { ($0.id.text, tiers[$0.id] ?? 0) }
    }

    /// One point for each whole unit of the currency, worth 5 % of it, through the same day of the next year; three tiers by
    /// the spend of the last 365 days.
    private static func program(in currency: Currency) throws -> Program {
        var unit: Int64 = 1
        for _ in 0..<currency.exponent { unit *= 10 }
        let one = try Points(steps: 1, in: .points)
        let hundred = try Points(steps: redemption, in: .points)
        return try Program(
            id: ProgramID("demo"),
            version: DefinitionVersion("1"),
            timeZone: FixedOffset.utc.identifier,
            accrual: AccrualPlan(
                rate: AccrualRate(one, per: Money(minorUnits: unit, in: currency), counting: .proportionally),
                base: AccrualBase(tax: .included, shipping: .included),
                rounding: .down,
                stage: .order
            ),
            expiry: .throughDay(after: .months(12)),
            redemption: RedemptionRule(
                hundred,
                worth: Money(minorUnits: 5 * unit, in: currency),
                minimum: hundred,
                step: hundred,
                rounding: .down
            ),
            tiers: TierLadder(
                measure: .spend,
                window: .rolling(.days(365)),
                tiers: [
                    Tier(TierID("bronze"), from: 0),
                    Tier(TierID("silver"), from: 200 * unit, multiplier: .percent(110)),
                    Tier(TierID("gold"), from: 500 * unit, multiplier: .percent(125)),
                ]
            )
        )
    }

    /// Decides and applies; returns how many commands were declined: 0 or 1.
    private static func run(
        _ command: PointsCommand,
        _ rules: PointsProgram,
        _ account: inout PointsAccount,
        at asOf: Timestamp
    ) throws -> Int {
        let decision = try rules.decide(command, on: account, asOf: asOf)
        for event in decision.events.joined() { try account.apply(event) }
        return decision.answer.isApproved ? 0 : 1
    }

    var title: String { "Points program" }
    var key: String { "points" }

    func lines(_ style: TextStyle) -> [String] {
        var lines = [
            style.dim("  1 point for each 1.00, worth 5 % of it, through the same day of the next year;"),
            style.dim("  members redeem 100 points as soon as they have them."),
            Figures.row("Issued", style.bold(Self.points(issued))),
            Figures.row("Redeemed", Self.points(redeemed)),
            Figures.row("Expired", Self.points(expired)),
            Figures.row("Outstanding", Self.points(liability.points.steps)),
        ]
        if let value = liability.value {
            lines.append(Figures.row("Liability", style.bold(Figures.text.text(for: value))))
        }
        for (tier, count) in membersByTier {
            lines.append(Figures.row("Members: \(tier)", Figures.count(count)))
        }
        if declined > 0 { lines.append(Figures.row("Declined", Figures.count(declined))) }
        return lines
    }

    private static func points(_ steps: Int64) -> String { Figures.count(steps) }

    var figures: JSONValue {
        .object([
            "issued": Figures.json(issued),
            "redeemed": Figures.json(redeemed),
            "expired": Figures.json(expired),
            "outstanding": Figures.json(liability.points.steps),
            "liabilityMinorUnits": liability.value.map { Figures.json($0.minorUnits) } ?? .null,
            "declined": Figures.json(declined),
            "members": Figures.json(members),
            "tiers": .object(
                Dictionary(membersByTier.map { ($0.tier, Figures.json($0.members)) }) { first, _ in first }
            ),
        ])
    }
}
