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
    let currency: Currency
    let issued: Int64
    let redeemed: Int64
    let expired: Int64
    let declined: Int
    let liability: PointsLiability
    let members: Int
    let membersByTier: [(tier: String, members: Int)]
    /// The member who is nearest to the next tier, and what is missing.
    let nearest: (member: CustomerID, shortfall: TierShortfall)?
    /// What happened to each account, for another program to decide anew.
    let histories: [MemberHistory]

    /// Members redeem 100 points as soon as they have them, before their next order.
    private static let redemption: Int64 = 100

    init(orders: [Order], currency: Currency, asOf: Timestamp, progress: (Double) -> Void) throws {
        let program = try Self.program(in: currency)
        let rules = try PointsProgram(program, in: FixedOffset.utc)
        var accounts: [CustomerID: PointsAccount] = [:]
        var logs: [CustomerID: [PointsEvent]] = [:]
        var declined = 0
        func run(_ command: PointsCommand, _ account: inout PointsAccount, at: Timestamp) throws {
            let decision = try rules.decide(command, on: account, asOf: at)
            for event in decision.events.joined() {
                try account.apply(event)
                logs[command.member, default: []].append(event)
            }
            if !decision.answer.isApproved { declined += 1 }
        }
        for (index, order) in orders.enumerated() {
            if index % 500 == 0 { progress(Double(index) / Double(orders.count)) }
            guard let member = order.customer else { continue }
            var account = accounts.removeValue(forKey: member) ?? PointsAccount()
            let available = try rules.balance(of: account, asOf: order.at).available.steps
            if available >= Self.redemption {
                let points = try Points(steps: available - available % Self.redemption, in: program.unit)
                let id = try RedemptionID("before-\(order.id)")
                try run(.redeem(points, as: id, by: member), &account, at: order.at)
            }
            try run(.accrue(order, to: member), &account, at: order.at)
            accounts[member] = account
        }
        for (member, account) in accounts {
            var settled = account
            try run(.settle(member), &settled, at: asOf)
            accounts[member] = settled
        }
        progress(1)

        self.program = program
        self.currency = currency
        self.declined = declined
        issued = accounts.values.reduce(0) { $0 + $1.totals.issued }
        redeemed = accounts.values.reduce(0) { $0 + $1.totals.redeemed }
        expired = accounts.values.reduce(0) { $0 + $1.totals.expired }
        members = accounts.count
        liability = try program.liability(of: accounts.values, asOf: asOf, rounding: .toNearestOrEven)
        var tiers: [TierID: Int] = [:]
        var nearest: (member: CustomerID, shortfall: TierShortfall)?
        for (member, account) in accounts.sorted(by: { $0.key < $1.key }) {
            guard let projection = try rules.projection(of: account, asOf: asOf) else { continue }
            if let tier = projection.standing.tier { tiers[tier.id, default: 0] += 1 }
            if let next = projection.next, next.amount < nearest?.shortfall.amount ?? .max { nearest = (member, next) }
        }
        self.nearest = nearest
        histories = logs.sorted { $0.key < $1.key }.map { MemberHistory(of: $0.key, $0.value) }
        membersByTier = (program.tiers?.tiers ?? []).map { ($0.id.text, tiers[$0.id] ?? 0) }
    }

    /// One point for each whole unit of the currency, worth 5 % of it, for a year; three tiers by a year's spend.
    ///
    /// A draft may say how many points, for how long, and where gold begins.
    static func program(
        in currency: Currency,
        version: String = "1",
        points: Int64 = 1,
        expiry: ExpiryPolicy = .throughDay(after: .months(12)),
        gold: Int64 = 500
    ) throws -> Program {
        var unit: Int64 = 1
        for _ in 0..<currency.exponent { unit *= 10 }
        let points = try Points(steps: points, in: .points)
        let hundred = try Points(steps: redemption, in: .points)
        return try Program(
            id: ProgramID("demo"),
            version: DefinitionVersion(version),
            timeZone: FixedOffset.utc.identifier,
            accrual: AccrualPlan(
                rate: AccrualRate(points, per: Money(minorUnits: unit, in: currency), counting: .proportionally),
                base: AccrualBase(tax: .included, shipping: .included),
                rounding: .down,
                stage: .order
            ),
            expiry: expiry,
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
                    Tier(TierID("gold"), from: gold * unit, multiplier: .percent(125)),
                ]
            )
        )
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
        if let nearest, let missing = try? Money(minorUnits: nearest.shortfall.amount, in: currency) {
            let day = nearest.shortfall.lastDay.map { " by \($0)" } ?? ""
            let tier = nearest.shortfall.tier.id
            lines.append(
                Figures.row(
                    "Nearest to \(tier)",
                    "member \(nearest.member): \(Figures.text.text(for: missing)) more\(day)"
                )
            )
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
            "nearest": nearest.map { nearest in
                .object([
                    "member": .string(nearest.member.text),
                    "missing": Figures.json(nearest.shortfall.amount),
                    "tier": .string(nearest.shortfall.tier.id.text),
                ])
            } ?? .null,
            "tiers": .object(
                Dictionary(membersByTier.map { ($0.tier, Figures.json($0.members)) }) { first, _ in first }
            ),
        ])
    }
}
