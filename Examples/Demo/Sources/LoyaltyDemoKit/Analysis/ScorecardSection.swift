//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

/// Every metric that the data allows, one line each.
struct ScorecardSection: ReportSection {
    let lines: [ScorecardLine]

    /// Computes the scorecard.
    ///
    /// - Parameters:
    ///   - orders: The orders by time, of which there is one at least.
    ///   - currency: Their currency.
    ///   - answers: The answers to the question whether a customer would recommend the shop.
    ///   - cohorts: The months in which customers came back.
    ///   - points: The points program.
    ///   - cases: The support cases; none if there are none.
    ///   - asOf: The instant of the report.
    /// - Throws: An error of the SDK if a figure is beyond its range.
    init(
        orders: [Order],
        currency: Currency,
        answers: [Int?],
        cohorts: CohortSection,
        points: PointsSection,
        cases: [HandledCase],
        asOf: Timestamp
    ) throws {
        lines = try [
            Self.answers(answers), Self.purchases(orders, currency), Self.baskets(orders),
            Self.retention(cohorts), Self.value(orders, currency, asOf), Self.prediction(orders, asOf),
            Self.program(points, asOf), Self.service(cases),
        ].flatMap { $0 }
    }

    var title: String { "Scorecard" }
    var key: String { "scorecard" }

    func lines(_ style: TextStyle) -> [String] {
        let shown = Set(lines.map(\.kind))
        let others = MetricDescription.all.filter { !shown.contains($0.kind) }.map { $0.name(in: .english) }
        return lines.map { line in
            Figures.row(
                MetricDescription.named(line.kind)?.name(in: .english) ?? line.kind,
                style.bold(line.value) + "  " + line.detail,
                width: 36
            )
        } + Figures.wrapped("Given the data also: " + others.joined(separator: ", ") + ".", style)
            + [
                "  "
                    + style.dim(
                        "loyalty-demo --explain METRIC says how one is computed: \(shown.sorted().joined(separator: ", "))"
                    )
            ]
    }

    var figures: JSONValue {
        .object(Dictionary(lines.map { ($0.kind, $0.figure) }) { first, _ in first })
    }
}

// MARK: - The lines

extension ScorecardSection {
    private static func answers(_ answers: [Int?]) throws -> [ScorecardLine] {
        let nps = NetPromoterScore(answers: answers)
        let text = nps.text(decimals: 1, rounding: .toNearestOrAwayFromZero) ?? "–"
        let interval = nps.interval.map { ", \(Figures.fixed($0.lower, 1)) to \(Figures.fixed($0.upper, 1))" } ?? ""
        return [
            try ScorecardLine(
                nps.definition,
                value: text,
                detail: "of \(Figures.count(nps.count)) answers" + interval,
                figure: Figures.json(nps.score)
            )
        ]
    }

    private static func purchases(_ orders: [Order], _ currency: Currency) throws -> [ScorecardLine] {
        var repurchase = RepurchaseRateAccumulator(.standard)
        var average = AverageOrderValueAccumulator(.standard(in: currency))
        var rfm = RFMAccumulator(.standard(in: currency))
        var gaps = ActivityGapsAccumulator<Order>(try ActivityGapsDefinition(zone: FixedOffset.utc.identifier))
        for order in orders {
            try repurchase.add(order, in: FixedOffset.utc)
            try average.add(order)
            try rfm.add(order)
            try gaps.add(order, in: FixedOffset.utc)
        }
        let (rate, value, analysis) = (try repurchase.finish(), try average.finish(), try rfm.finish())
        let days = try gaps.finish().days
        let median = try days.nearestRank(.percent(50))
        let late = try days.nearestRank(.percent(90))
        let top = analysis.customersByGroup()["champions"] ?? 0
        return [
            try ScorecardLine(
                rate.definition,
                share: Proportion(rate.repeatCustomers, of: rate.customers),
                of: "customers"
            ),
            try ScorecardLine(
                value.definition,
                value: value.value(rounding: .toNearestOrEven).map { Figures.text.text(for: $0) } ?? "–",
                detail: "\(Figures.fixed(value.purchaseFrequency ?? 0, 2)) orders a customer",
                figure: Figures.json(value.exactMinorUnits.map { Double($0.numerator) / Double($0.denominator) })
            ),
            try ScorecardLine(
                gaps.definition,
                value: median.map { "\($0) days" } ?? "–",
                detail: "between two orders, half of them; 9 of 10 within \(late.map { "\($0)" } ?? "–") days",
                figure: Figures.json(median ?? 0)
            ),
            try ScorecardLine(
                analysis.definition,
                value: "\(Figures.count(top)) champions",
                detail: "of \(Figures.count(analysis.customers)) customers",
                figure: Figures.json(top)
            ),
        ]
    }

    /// Only where the file tells the lines of the orders.
    private static func baskets(_ orders: [Order]) throws -> [ScorecardLine] {
        guard orders.contains(where: { !$0.lines.isEmpty }) else { return [] }
        var state = try UpsellRatioAccumulator(UpsellRatioDefinition(scope: .customer))
        for order in orders { try state.add(order) }
        let ratio = try state.finish()
        return [
            try ScorecardLine(
                ratio.definition,
                value: ratio.value.map { Figures.fixed($0, 2) } ?? "–",
                detail:
                    "\(Figures.count(ratio.severalKinds)) buy several kinds of item, \(Figures.count(ratio.oneKind)) one",
                figure: Figures.json(ratio.value)
            )
        ]
    }

    private static func retention(_ cohorts: CohortSection) throws -> [ScorecardLine] {
        let lifecycle = cohorts.lifecycle
        let last = lifecycle.counts.indices.last { lifecycle.retention($0)?.isComplete == true }
        return [
            try cohorts.matrix.pooled(1).map { share in
                try ScorecardLine(
                    cohorts.matrix.definition,
                    share: share.share,
                    of: "came back in the month after the first"
                )
            },
            try last.flatMap { lifecycle.churn($0) }.map { share in
                try ScorecardLine(
                    lifecycle.definition,
                    share: share.share,
                    of: "of the last full month did not come back"
                )
            },
        ].compactMap { $0 }
    }

    private static func value(_ orders: [Order], _ currency: Currency, _ asOf: Timestamp) throws -> [ScorecardLine] {
        var state = CustomerValueAccumulator(.standard(in: currency))
        for order in orders { try state.add(.order(order)) }
        let value = try state.finish(asOf: asOf)
        return [
            try ScorecardLine(
                value.definition,
                value: value.average(rounding: .toNearestOrEven).map { Figures.text.text(for: $0) } ?? "–",
                detail: "a customer to date, \(Figures.fixed(value.meanTenureDays ?? 0, 0)) days since the first order",
                figure: Figures.json(value.average(rounding: .toNearestOrEven)?.minorUnits ?? 0)
            )
        ]
    }
}
