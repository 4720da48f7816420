//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

/// A draft of the points program over the same history: what it would have cost, and who would have another tier.
struct WhatIfSection: ReportSection {
    let report: ReplayReport
    let declined: Int

    init(points: PointsSection, currency: Currency, asOf: Timestamp) throws {
        let draft = try PointsSection.program(
            in: currency,
            version: "draft",
            points: 2,
            expiry: .throughEnd(of: .month, after: .months(6)),
            gold: 400
        )
        report = try PointsProgram(draft, in: FixedOffset.utc).replay(
            points.histories,
            against: PointsProgram(points.program, in: FixedOffset.utc),
            asOf: asOf
        )
        declined = report.members.reduce(0) { $0 + $1.declined.count }
    }

    var title: String { "What if: a draft program over the same history" }
    var key: String { "whatIf" }

    func lines(_ style: TextStyle) -> [String] {
        func row(_ label: String, _ figure: (ProgramFigures) -> String) -> String {
            Figures.row(label, figure(report.live) + "  →  " + style.bold(figure(report.draft)))
        }
        func money(_ money: Money?) -> String { money.map { Figures.text.text(for: $0) } ?? "–" }
        return [
            style.dim("  2 points for each 1.00, through the end of the month half a year on; gold from 400."),
            row("Issued") { Figures.count($0.issued.steps) },
            row("Redeemed") { Figures.count($0.redeemed.steps) },
            row("Cost of redemptions") { money($0.cost) },
            row("Expired") { Figures.count($0.expired.steps) },
            row("Outstanding") { Figures.count($0.outstanding.steps) },
            row("Liability") { money($0.liability) },
            Figures.row("Redemptions not covered", Figures.count(declined)),
            Figures.row("Members with another tier", Figures.count(report.changedTiers.count)),
            Figures.row("Members with other points", Figures.count(report.changedBalances.count)),
        ]
    }

    var figures: JSONValue {
        func object(_ figures: ProgramFigures) -> JSONValue {
            .object([
                "issued": Figures.json(figures.issued.steps),
                "redeemed": Figures.json(figures.redeemed.steps),
                "costMinorUnits": figures.cost.map { Figures.json($0.minorUnits) } ?? .null,
                "expired": Figures.json(figures.expired.steps),
                "outstanding": Figures.json(figures.outstanding.steps),
                "liabilityMinorUnits": figures.liability.map { Figures.json($0.minorUnits) } ?? .null,
            ])
        }
        return .object([
            "live": object(report.live),
            "draft": object(report.draft),
            "declined": Figures.json(declined),
            "changedTiers": Figures.json(report.changedTiers.count),
            "changedBalances": Figures.json(report.changedBalances.count),
        ])
    }
}
