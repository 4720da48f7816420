//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics

/// The headline figures: who comes back, what an order is worth, and who would recommend the shop.
struct MetricsSection: ReportSection {
    let repurchase: RepurchaseRate
    let orderValue: AverageOrderValue
    let promoters: NetPromoterScore
    let answerSource: String
    let answerCounts: RowCounts

    init(
        orders: [Order],
        currency: Currency,
        answers: [Int?],
        answerSource: String,
        answerCounts: RowCounts
    ) throws {
        var repurchase = RepurchaseRateAccumulator(.standard)
        var orderValue = AverageOrderValueAccumulator(.standard(in: currency))
        for order in orders {
            try repurchase.add(order, in: FixedOffset.utc)
            try orderValue.add(order)
        }
        self.repurchase = try repurchase.finish()
        self.orderValue = try orderValue.finish()
        self.promoters = NetPromoterScore(answers: answers)
        self.answerSource = answerSource
        self.answerCounts = answerCounts
    }

    var title: String { "Headline metrics" }
    var key: String { "metrics" }

    func lines(_ style: TextStyle) -> [String] {
        var lines: [String] = []
        lines.append(
            Figures.row(
                "Repurchase rate",
                style.bold(Figures.percent(repurchase.value))
                    + "  (\(Figures.count(repurchase.repeatCustomers)) of \(Figures.count(repurchase.customers)) customers"
                    + Self.interval(repurchase.interval, scale: 100, unit: " %") + ")"
            )
        )
        if let value = orderValue.value(rounding: .toNearestOrEven) {
            lines.append(Figures.row("Average order value", style.bold(Figures.text.text(for: value))))
            lines.append(Figures.row("Revenue", Figures.text.text(for: orderValue.revenue)))
        }
        let score = promoters.text(decimals: 1, rounding: .toNearestOrAwayFromZero) ?? "–"
        lines.append(
            Figures.row(
                "Net Promoter Score",
                style.bold(score) + "  (n \(Figures.count(promoters.count))"
                    + Self.interval(promoters.interval, scale: 1, unit: "") + ")"
            )
        )
        if let score = promoters.score, let interval = promoters.interval {
            let ends = "[\(Figures.fixed(interval.lower, 10)), \(Figures.fixed(interval.upper, 10))]"
            lines.append(Figures.row("", style.dim("to ten decimals \(Figures.fixed(score, 10)), adjusted \(ends)")))
        }
        let bands = "\(Figures.count(promoters.promoters)) promoters, \(Figures.count(promoters.passives)) passives, "
        lines.append(Figures.row("", bands + "\(Figures.count(promoters.detractors)) detractors"))
        lines.append(Figures.row("Answers", answerSource))
        if promoters.blanks + promoters.offScale > 0 {
            lines.append(
                Figures.row("", "\(promoters.blanks) blank and \(promoters.offScale) off the scale, not counted")
            )
        }
        return lines + DataSection.rejections(answerCounts, style)
    }

    private static func interval(_ interval: ConfidenceInterval?, scale: Double, unit: String) -> String {
        guard let interval else { return "" }
        let lower = Figures.fixed(interval.lower * scale, 1)
        return ", 95 % interval \(lower) to \(Figures.fixed(interval.upper * scale, 1))\(unit)"
    }

    var figures: JSONValue {
        .object([
            "repurchaseRate": Figures.json(repurchase.value),
            "repeatCustomers": Figures.json(repurchase.repeatCustomers),
            "averageOrderValue": Figures.json(orderValue.value(rounding: .toNearestOrEven).map(Self.majorUnits)),
            "revenueMinorUnits": Figures.json(orderValue.revenue.minorUnits),
            "currency": .string("\(orderValue.revenue.currency)"),
            "nps": .object([
                "score": Figures.json(promoters.score),
                "n": Figures.json(promoters.count),
                "promoters": Figures.json(promoters.promoters),
                "passives": Figures.json(promoters.passives),
                "detractors": Figures.json(promoters.detractors),
                "blank": Figures.json(promoters.blanks),
                "offScale": Figures.json(promoters.offScale),
                "rejected": Figures.json(answerCounts.rejected.count),
                "interval": .array([
                    Figures.json(promoters.interval?.lower), Figures.json(promoters.interval?.upper),
                ]),
                "source": .string(answerSource),
            ]),
        ])
    }

    /// For a chart, not for sums.
    private static func majorUnits(_ money: Money) -> Double { Double(money.decimalText) ?? .nan }
}
