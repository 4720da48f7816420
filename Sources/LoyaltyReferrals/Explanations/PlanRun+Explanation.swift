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
            guard let sale = sales.places[order].map(Int.init) else { return nil }
            let rows = rows(of: sale)
            guard let place = rows.indices.first(where: { self.key(rows[$0], of: sale) == key }) else { return nil }
            return explanation(of: rows[place], key, of: sale, cuts: cuts(of: place))
        case .period:
            guard let place = periodRows.indices.first(where: { self.key(periodRows[$0], of: nil) == key }) else {
                return nil
            }
            return explanation(of: periodRows[place], key, of: nil, cuts: cuts(of: rows.count + place))
        }
    }

    private func explanation(
        of row: PlanRow,
        _ key: CommissionLineKey,
        of sale: Int?,
        cuts: [PlanCut]
    ) -> Explanation {
        let path = "components/\(row.component)"
        var steps: [Explanation] = []
        if let sale {
            steps = saleSteps(sale, row)
            let recurrences = sales.recurrences[Int(row.component)]
            if !recurrences.isEmpty { steps.append(recurrences[sale].explanation) }
        }
        steps += ruleSteps(row, of: sale, path)
        steps += limitSteps(row, of: sale, cuts)
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

    /// What limits cut off, and what refunds take back: limits of the sale come before refunds, those of the period after.
    private func limitSteps(_ row: PlanRow, of sale: Int?, _ cuts: [PlanCut]) -> [Explanation] {
        func step(_ cut: PlanCut) -> Explanation {
            Explanation(
                .no,
                Reason(cut.limit.reasonCode, ["amount": .money(context.money(cut.amount))]),
                path: cut.limit == .payoutGuard ? "guard" : "limits"
            )
        }
        let early = cuts.filter { isBeforeRefunds($0, of: sale) }
        let late = cuts.filter { !isBeforeRefunds($0, of: sale) }
        return early.map(step) + refundSteps(row, of: sale) + late.map(step)
    }

    private func refundSteps(_ row: PlanRow, of sale: Int?) -> [Explanation] {
        let reversed = row.share - row.amount - row.capped
        guard reversed != 0, let sale = sale.map({ sales.sales[$0] }) else { return [] }
        let (share, back) = (context.money(row.share), context.money(reversed))
        var rounding: RoundingStep?
        // Where nothing was cut, one product was rounded.
        if row.capped == 0, let rate = try? Rate(sale.refunded.minorUnits, per: sale.order.total.minorUnits) {
            rounding = RoundingStep(of: share, times: rate, rounded: back, rule: plan.reversalRounding)
        }
        return [
            Explanation(
                .no,
                Reason(
                    "plan.reversed",
                    ["amount": .money(back), "refunded": .money(sale.refunded), "sale": .money(sale.order.total)]
                ),
                path: "reversalRounding",
                rounding: rounding
            )
        ]
    }

    /// Whether a cut was made on a sale as it was before refunds.
    func isBeforeRefunds(_ cut: PlanCut, of sale: Int?) -> Bool {
        guard sale != nil else { return false }
        switch cut.limit {
        case .perSale: return true
        case .payoutGuard: return !cut.isLast
        case .perPartner, .perPeriod: return false
        }
    }

    /// What was cut off a line, in the order in which limits are looked at.
    ///
    /// - Complexity: O(log *n*) in the number of all cuts.
    func cuts(of row: Int) -> [PlanCut] {
        var (low, high) = (0, cuts.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(cuts[middle].row) < row { low = middle + 1 } else { high = middle }
        }
        return Array(cuts[low...].prefix { $0.row == row })
    }
}

extension ForestTime {
    /// Where sponsors are looked up as a reason code, such as `plan.forest.event`.
    var reasonCode: ReasonCode { ReasonCode(stringLiteral: "plan.forest." + rawValue) }
}
