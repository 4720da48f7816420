//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals

/// Partners above partners over the history: what three levels pay, and where every cent of it went.
///
/// One partner's statement, a refund on its way up and another plan stand beside it. Who brought whom is made up from a seed, and
/// labelled so.
struct NetworkSection: ReportSection {
    /// One level of a refund.
    struct Step {
        let level: Int
        let partner: PartnerID
        let paid: Money
        let reversed: Money
        let left: Money
    }

    let run: PlanRun
    let comparison: PlanComparison
    let partners: Int
    let sales: Int
    let agreeing: Int
    let statement: PartnerStatement
    let statementOf: PartnerID
    let refund: Return?
    let cascade: [Step]
    let declined: Int

    init(orders: [Order], currency: Currency, asOf: Timestamp) throws {
        let start = try FixedOffset.utc.startOfDay(FixedOffset.utc.date(at: orders.map(\.at).min() ?? asOf))
        let middle = try start.advanced(by: TimeSpan(microseconds: start.span(to: asOf).microseconds / 2))
        let network = try SampleNetwork(orders: orders, start: start, moved: middle, asOf: asOf)
        let period = try TimeWindow(from: start, to: asOf.advanced(by: TimeSpan(microseconds: 1)))
        func made(_ plan: CompensationPlan, withReturns: Bool) throws -> PlanRun {
            let sales = try network.sales.map {
                try CreditedSale($0.order, to: $0.partner, returns: withReturns ? $0.returns : [])
            }
            return try PlanRun(plan, over: sales, in: network.forest, period: period, asOf: asOf, currency: currency)
        }
        let plan = try Self.plan("three-levels", levels: [.percent(10), .percent(4), .percent(1)])
        let draft = try Self.plan("draft", levels: [.percent(8), .percent(4), .percent(2), .percent(1)])
        let run = try made(plan, withReturns: true)
        comparison = try PlanComparison(of: run, with: made(draft, withReturns: true))
        let accounts = try NetworkAccounts(made(plan, withReturns: false), network)
        let best = run.partners.max { run.total(of: $0).minorUnits < run.total(of: $1).minorUnits }
        guard let best else { throw DemoError(.nothingBefore, "nobody is in the network") }
        statementOf = best
        let month = FixedOffset.utc.date(at: asOf)
        statement = try accounts.statement(
            of: best,
            since: FixedOffset.utc.startOfDay(CivilDate(year: month.year, month: month.month, day: 1)),
            in: currency
        )
        agreeing = try run.partners.count {
            try accounts.due(to: $0, in: currency, asOf: asOf) == run.total(of: $0)
        }
        refund = network.sales.lazy.flatMap(\.returns).first { refund in
            run.lines(of: refund.order).count { $0.key.partner != nil } == 3
        }
        cascade =
            refund.map { refund in
                run.lines(of: refund.order).compactMap { line in
                    line.key.partner.map {
                        Step(
                            level: line.key.level,
                            partner: $0,
                            paid: line.share,
                            reversed: line.reversed,
                            left: line.amount
                        )
                    }
                }
            } ?? []
        partners = run.partners.count
        sales = network.sales.count
        declined = accounts.declined
        self.run = run
    }

    /// Shares of each order up the line of sponsors, as the line was when the order was placed; pending for 30 days.
    private static func plan(_ version: String, levels: [Rate]) throws -> CompensationPlan {
        try CompensationPlan(
            version: DefinitionVersion(version),
            base: .total,
            components: [
                PlanComponent(
                    ComponentName("cascade"),
                    .unilevel(UnilevelRule(levels: levels, rounding: .toNearestOrAwayFromZero))
                )
            ],
            forestTime: .event,
            hold: .days(30),
            rounding: .toNearestOrAwayFromZero,
            reversalRounding: .toNearestOrAwayFromZero
        )
    }

    var title: String { "Partners above partners: three levels" }
    var key: String { "network" }
}

// MARK: - Printing

extension NetworkSection {
    private func money(_ amount: Money, isSigned: Bool = false) -> String {
        Figures.text.text(for: amount, isSigned: isSigned)
    }

    private func sum(_ claim: CommissionConservation) -> String {
        let parts = claim.parts.map { "\($0.name) \(money($0.amount))" }
        return "\(money(claim.whole)) = \(parts.joined(separator: " + "))" + (claim.holds ? "" : " ✗")
    }

    func lines(_ style: TextStyle) -> [String] {
        let month = statement.lines
        var lines = [
            style.dim("  10, 4 and 1 % of each order up three levels; who sponsors whom and brought whom is made up."),
            Figures.row("Network", "\(partners) partners, \(Figures.count(sales)) orders"),
            Figures.row("Where it went", sum(run.conservation)),
            Figures.row("Accounts that agree", "\(agreeing) of \(partners), kept event by event, \(declined) declined"),
            Figures.row("Statement of \(statementOf)", "this month, from \(money(statement.opening))"),
        ]
        for kind in PartnerStatementLine.Kind.allCases {
            let amounts = month.filter { $0.kind == kind }.map(\.amount)
            guard let total = try? Money.sum(of: amounts, in: run.currency), !amounts.isEmpty else { continue }
            lines.append(Figures.row("", "\(kind) × \(amounts.count): \(money(total, isSigned: true))"))
        }
        lines.append(Figures.row("", "to \(money(statement.closing))"))
        if let refund {
            let order = refund.order
            lines.append(Figures.row("A refund going up", "\(money(refund.amount)) of order \(order)"))
            for step in cascade {
                let text = "\(step.partner): \(money(step.paid)) − \(money(step.reversed)) = \(money(step.left))"
                lines.append(Figures.row("", "level \(step.level)  " + text))
            }
            if let claim = run.conservation(of: order) { lines.append(Figures.row("", sum(claim))) }
        }
        return lines + whatIf(style)
    }

    private func whatIf(_ style: TextStyle) -> [String] {
        func side(_ side: PlanComparison.Side) -> String {
            let payout = side.payout.map { Figures.percent(Double($0.numerator) / Double($0.denominator)) } ?? "–"
            let worst = side.worstCase.map { Figures.text.text(for: $0) } ?? "–"
            return "\(money(side.commission)), \(payout) of turnover, at most \(worst)"
        }
        let more = comparison.partners.count { !$0.difference.isNegative && !$0.difference.isZero }
        let less = comparison.partners.count { $0.difference.isNegative }
        return [
            Figures.row("As it is", side(comparison.baseline)),
            Figures.row("What if 8, 4, 2 and 1 %", style.bold(side(comparison.alternative))),
            Figures.row("", "\(more) partners get more, \(less) less"),
        ]
    }

    var figures: JSONValue {
        func side(_ side: PlanComparison.Side) -> JSONValue {
            .object(["commissionMinorUnits": Figures.json(side.commission.minorUnits)])
        }
        return .object([
            "partners": Figures.json(partners),
            "orders": Figures.json(sales),
            "accountsThatAgree": Figures.json(agreeing),
            "declined": Figures.json(declined),
            "netSalesMinorUnits": Figures.json(run.netSales.minorUnits),
            "commissionMinorUnits": Figures.json(run.commission.minorUnits),
            "forfeitedMinorUnits": Figures.json(run.forfeited.minorUnits),
            "houseShareMinorUnits": Figures.json(run.houseShare.minorUnits),
            "isConserved": .bool(run.conservation.holds && statement.conservation.holds),
            "refundLevels": .array(
                cascade.map { .array([Figures.json($0.paid.minorUnits), Figures.json($0.reversed.minorUnits)]) }
            ),
            "baseline": side(comparison.baseline),
            "alternative": side(comparison.alternative),
        ])
    }
}
