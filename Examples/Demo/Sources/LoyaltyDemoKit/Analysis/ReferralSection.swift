//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit

/// A partner programme over the history: who brought which customers is made up from a seed, and always labelled so; the
/// attribution, commissions and reversals are computed as a host would.
struct ReferralSection: ReportSection {
    /// What one partner brought and is owed.
    struct Partner {
        let id: PartnerID
        var orders = 0
        var revenue: Money
        var account = PartnerAccount()
        var balance: PartnerBalance
    }

    let partners: [Partner]
    let declined: Int

    init(orders: [Order], currency: Currency, asOf: Timestamp, progress: (Double) -> Void) throws {
        let plan = try Self.plan()
        var programme = try SamplePartners(orders: orders)
        var partners = programme.codes.map { owner in
            Partner(
                id: owner.partner,
                revenue: .zero(in: currency),
                balance: .zero(in: currency)
            )
        }
        var declined = 0
        for (index, order) in orders.enumerated() {
            if index % 500 == 0 { progress(Double(index) / Double(orders.count)) }
            guard let touches = try programme.touches(before: order) else { continue }
            let credited = try plan.attribution.attribution(of: order, touches: touches, asOf: order.at).partner
            guard let position = partners.firstIndex(where: { $0.id == credited }) else { continue }
            let sale = PartnerCommand.recordSale(order, .touches(touches))
            guard try Self.run(sale, plan, &partners[position].account, at: order.at) else {
                declined += 1
                continue
            }
            partners[position].orders += 1
            partners[position].revenue = try partners[position].revenue + order.total
            if let refund = try programme.refund(of: order), refund.at <= asOf {
                let reversal = PartnerCommand.reverseSale(refund, partners: [partners[position].id])
                if try !Self.run(reversal, plan, &partners[position].account, at: refund.at) { declined += 1 }
            }
        }
        progress(1)
        for index in partners.indices {
            partners[index].balance = try partners[index].account.balance(asOf: asOf) ?? .zero(in: currency)
        }
        self.partners = partners
        self.declined = declined
    }

    /// Ten percent to the last partner whose link was followed within 90 days, pending for 30 days.
    private static func plan() throws -> CommissionPlan {
        try CommissionPlan(
            version: DefinitionVersion("1"),
            attribution: AttributionRule(
                model: .lastTouch,
                window: .days(90),
                prefersCodes: true,
                newCustomersOnly: false
            ),
            base: CommissionBase(includesTax: true, includesShipping: true),
            rate: .percent(10),
            rounding: .toNearestOrAwayFromZero,
            reversalRounding: .toNearestOrAwayFromZero,
            hold: .days(30)
        )
    }

    /// Decides and applies; returns whether the answer was a *yes*.
    private static func run(
        _ command: PartnerCommand,
        _ plan: CommissionPlan,
        _ account: inout PartnerAccount,
        at asOf: Timestamp
    ) throws -> Bool {
        let decision = try plan.decide(command, on: [account], in: DecisionContext(asOf: asOf))
        for event in decision.events.joined() { try account.apply(event) }
        return decision.answer.reasons.isEmpty
    }

    var title: String { "Partners" }
    var key: String { "referrals" }

    func lines(_ style: TextStyle) -> [String] {
        var lines = [
            style.dim("  10 % of each order within 90 days of a partner's link; who followed which link is made up.")
        ]
        for partner in partners {
            let sales = "\(Figures.count(partner.orders)) orders, \(Figures.text.text(for: partner.revenue)) revenue"
            lines.append(Figures.row(partner.id.text, sales))
            let balance = partner.balance
            lines.append(
                Figures.row(
                    "",
                    "accrued \(Figures.text.text(for: balance.accrued)) = payable \(Figures.text.text(for: balance.payable))"
                        + " + pending \(Figures.text.text(for: balance.pending))"
                        + " + reversed \(Figures.text.text(for: balance.reversed))"
                )
            )
        }
        return lines
    }

    var figures: JSONValue {
        .object([
            "declined": Figures.json(declined),
            "partners": .array(
                partners.map { partner in
                    .object([
                        "partner": .string(partner.id.text),
                        "orders": Figures.json(partner.orders),
                        "revenueMinorUnits": Figures.json(partner.revenue.minorUnits),
                        "accruedMinorUnits": Figures.json(partner.balance.accrued.minorUnits),
                        "pendingMinorUnits": Figures.json(partner.balance.pending.minorUnits),
                        "payableMinorUnits": Figures.json(partner.balance.payable.minorUnits),
                        "reversedMinorUnits": Figures.json(partner.balance.reversed.minorUnits),
                    ])
                }
            ),
        ])
    }
}
