//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// One pass over the sales of a run, and then over the period.
struct PlanPass {
    /// The lines of all sales, one sale after the other.
    private(set) var rows: [PlanRow] = []
    /// Where the lines of each sale begin, and behind the last where they end.
    private(set) var starts: [Int32] = [0]
    /// The lines of the period.
    private(set) var periodRows: [PlanRow] = []

    private let plan: CompensationPlan
    private let sales: PlanSales
    private let context: PlanContext

    init(_ plan: CompensationPlan, _ sales: PlanSales, _ context: PlanContext) throws(ReferralsError) {
        self.plan = plan
        self.sales = sales
        self.context = context
        var engines: [SaleEngine] = []
        for (place, component) in plan.components.enumerated() {
            if let engine = SaleEngine(place, component.kind, context) { engines.append(engine) }
        }
        starts.reserveCapacity(sales.sales.count + 1)
        for sale in sales.sales.indices { try add(sale, engines) }
        for (place, component) in plan.components.enumerated() { try addPeriod(place, component.kind) }
    }

    /// Adds the lines of one sale: what the rules give, cut to what the sale may pay, less what refunds take back.
    private mutating func add(_ place: Int, _ engines: [SaleEngine]) throws(ReferralsError) {
        let sale = sales.sales[place]
        let first = rows.count
        for part in sales.parts(of: place) {
            for engine in engines { try engine.add(part, of: sale, to: &rows) }
        }
        let base = sales.parts(of: place).reduce(0) { $0 + $1.base }
        try cut(first, to: base)
        for row in rows.indices[first...] {
            let paid = rows[row].share - rows[row].capped
            let rounding = plan.reversalRounding
            rows[row].amount = paid - (try sale.reversed(of: paid, rounding: rounding))
            rows[row].capped -= try sale.reversed(of: rows[row].capped, rounding: rounding)
        }
        guard let end = Int32(exactly: rows.count) else { throw PartnerSales.tooLarge }
        starts.append(end)
    }

    /// Cuts what a sale pays to an amount, by largest remainder.
    private mutating func cut(_ first: Int, to most: Int64) throws(ReferralsError) {
        var paid: Int128 = 0
        for row in rows[first...] where row.payee >= 0 { paid += Int128(row.share - row.capped) }
        guard paid > Int128(most) else { return }
        let paying = rows.indices[first...].filter { rows[$0].payee >= 0 }
        let weights = paying.map { rows[$0].share - rows[$0].capped }
        let parts = try ReferralsError.restating { () throws(CoreError) in
            try Allocation.parts(of: most, weights: weights)
        }
        for (row, part) in zip(paying, parts) { rows[row].capped = rows[row].share - part }
    }

    private mutating func addPeriod(_ place: Int, _ kind: PlanComponent.Kind) throws(ReferralsError) {
        guard case .volumeBonus(let bonus, let measure) = kind else { return }
        for partner in context.personal.indices {
            let volume = context.volume(measure, of: partner)
            guard volume > 0 else { continue }
            let amount = try bonus.amount(on: context.money(volume)).minorUnits
            guard amount > 0 else { continue }
            periodRows.append(
                PlanRow(
                    payee: Int32(truncatingIfNeeded: partner),
                    seller: -1,
                    component: Int32(truncatingIfNeeded: place),
                    level: 0,
                    share: amount,
                    amount: amount
                )
            )
        }
    }
}

/// A component that pays for each sale, ready to be applied.
enum SaleEngine {
    case cascade(CascadeEngine)
    case differential(DifferentialEngine)

    /// Returns nil for a component that pays for the period.
    init?(_ component: Int, _ kind: PlanComponent.Kind, _ context: PlanContext) {
        switch kind {
        case .unilevel(let rule): self = .cascade(CascadeEngine(component, rule, context))
        case .differential(let rule, let measure):
            self = .differential(DifferentialEngine(component, rule, by: measure, context))
        case .volumeBonus, .unrecognized: return nil
        }
    }

    /// Adds the lines of a part of a sale.
    func add(_ part: SalePart, of sale: CreditedSale, to rows: inout [PlanRow]) throws(ReferralsError) {
        switch self {
        case .cascade(let engine): try engine.add(part, at: sale.order.at, to: &rows)
        case .differential(let engine): try engine.add(part, at: sale.order.at, to: &rows)
        }
    }
}
