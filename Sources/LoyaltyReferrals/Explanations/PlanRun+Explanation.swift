//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PlanRun {
    /// Returns how a line came about: the sale, what of it counts, the way up the line of sponsors, the rate, limits, refunds.
    ///
    /// Made when somebody asks: a run keeps nothing for it.
    ///
    /// - Parameter key: What the line is.
    /// - Returns: The explanation; nil for a line that the run does not have.
    /// - Complexity: O(*l* + *d*) in the number of the sale's lines and the depth of the seller; O(*p*) in the number of partners
    ///   for rules that look at volumes.
    public func explanation(of key: CommissionLineKey) -> Explanation? {
        switch key.source {
        case .sale(let order, _):
            guard let sale = sales.places[order].map(Int.init),
                let row = rows(of: sale).first(where: { self.key($0, of: sale) == key })
            else { return nil }
            return explanation(of: row, key, of: sale)
        case .period:
            guard let row = periodRows.first(where: { self.key($0, of: nil) == key }) else { return nil }
            return explanation(of: row, key, of: nil)
        }
    }

    private func explanation(of row: PlanRow, _ key: CommissionLineKey, of sale: Int?) -> Explanation {
        let path = "components/\(row.component)"
        var steps: [Explanation] = []
        if let sale { steps = saleSteps(sale, row) }
        steps += ruleSteps(row, of: sale, path)
        if row.capped != 0 || row.share != row.amount { steps += limitSteps(row, of: sale) }
        var values: [String: ExplainedValue] = [
            "amount": .money(context.money(row.amount)), "component": .text(key.component.text),
            "plan": .text(plan.version.text),
        ]
        values["partner"] = key.partner.map { .text($0.text) }
        return Explanation(
            key.partner == nil ? .no : .yes,
            Reason(key.partner == nil ? "plan.forfeited" : "plan.paid", values),
            path: path,
            children: steps
        )
    }

    /// The sale, what of it counts, and who is credited with how much.
    private func saleSteps(_ place: Int, _ row: PlanRow) -> [Explanation] {
        let sale = sales.sales[place]
        let seller = context.forest.snapshot.partners[Int(row.seller)]
        var steps = [
            Explanation(
                nil,
                Reason(
                    "plan.sale",
                    [
                        "order": .text(sale.order.id.text), "at": .instant(sale.order.at),
                        "partner": .text(seller.text),
                    ]
                )
            )
        ]
        if let base = try? plan.base.evaluation(of: sale.order) {
            steps.append(
                Explanation(
                    nil,
                    Reason("commission.base", ["amount": .money(base.amount)]),
                    path: "base",
                    children: base.parts.map(\.explanation)
                )
            )
        }
        if let credit = sale.credits.first(where: { $0.partner == seller }), sale.credits.count > 1 {
            let weights = sale.credits.reduce(Int128(0)) { $0 + Int128($1.weight) }
            steps.append(
                Explanation(
                    nil,
                    Reason(
                        "plan.split",
                        [
                            "partner": .text(seller.text), "amount": .money(context.money(base(row, of: place))),
                            "weight": .integer(credit.weight), "weights": .text(String(weights)),
                        ]
                    )
                )
            )
        }
        if let time = context.forest.time {
            steps.append(Explanation(nil, Reason(time.reasonCode), path: "forestTime"))
        }
        return steps
    }

    /// What of the base of a sale the partner of a row is credited with.
    func base(_ row: PlanRow, of sale: Int) -> Int64 {
        sales.parts(of: sale).first { $0.seller == row.seller }?.base ?? 0
    }

    /// What limits cut off, and what refunds take back.
    private func limitSteps(_ row: PlanRow, of sale: Int?) -> [Explanation] {
        var steps: [Explanation] = []
        if row.capped != 0 {
            steps.append(Explanation(.no, Reason("plan.capped", ["amount": .money(context.money(row.capped))])))
        }
        let reversed = row.share - row.amount - row.capped
        if reversed != 0, let sale = sale.map({ sales.sales[$0] }) {
            let share = context.money(row.share)
            let rate = try? Rate(sale.refunded.minorUnits, per: sale.order.total.minorUnits)
            steps.append(
                Explanation(
                    .no,
                    Reason(
                        "plan.reversed",
                        [
                            "amount": .money(context.money(reversed)), "refunded": .money(sale.refunded),
                            "sale": .money(sale.order.total),
                        ]
                    ),
                    path: "reversalRounding",
                    rounding: row.capped == 0
                        ? rate.flatMap {
                            RoundingStep(
                                of: share,
                                times: $0,
                                rounded: context.money(reversed),
                                rule: plan.reversalRounding
                            )
                        } : nil
                )
            )
        }
        return steps
    }
}

extension ForestTime {
    /// Where sponsors are looked up as a reason code, such as `plan.forest.event`.
    var reasonCode: ReasonCode { ReasonCode(stringLiteral: "plan.forest." + rawValue) }
}
