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
    /// What binaries carry into the next period.
    private(set) var carried: [ComponentName: [PartnerID: CarriedVolume]] = [:]
    /// What was cut, and by which limit.
    private(set) var cuts: [PlanCut] = []

    private let plan: CompensationPlan
    private let sales: PlanSales
    private let context: PlanContext
    private let saleRoom: SaleRoom
    private var periodRooms: PeriodRooms

    init(
        _ plan: CompensationPlan,
        _ sales: PlanSales,
        _ context: PlanContext,
        _ facts: PlanFacts
    ) throws(ReferralsError) {
        self.plan = plan
        self.sales = sales
        self.context = context
        saleRoom = try SaleRoom(plan, context.currency)
        periodRooms = try PeriodRooms(plan, context, facts.before)
        var engines: [SaleEngine] = []
        for (place, component) in plan.components.enumerated() {
            if let engine = try SaleEngine(place, component.kind, plan, context) { engines.append(engine) }
        }
        starts.reserveCapacity(sales.sales.count + 1)
        for sale in sales.sales.indices { try add(sale, engines) }
        for (place, component) in plan.components.enumerated() {
            let first = periodRows.count
            try PeriodEngine(place, component, context).add(to: &periodRows, carrying: &carried)
            try periodRooms.cut(&periodRows, from: first, offset: rows.count, &cuts)
        }
        try guardPeriod()
        // By line, and for one line in the order in which they were made.
        let inOrder = cuts.indices.sorted { (cuts[$0].row, $0) < (cuts[$1].row, $1) }
        cuts = inOrder.map { cuts[$0] }
    }

    /// Adds the lines of one sale: what the rules give, cut to what the sale may pay, less what refunds take back.
    private mutating func add(_ place: Int, _ engines: [SaleEngine]) throws(ReferralsError) {
        let sale = sales.sales[place]
        let first = rows.count
        let parts = sales.parts(of: place)
        for part in parts {
            for engine in engines where sales.isPaid(place, by: Int(engine.component)) {
                try engine.add(part, of: sale, parts, to: &rows)
            }
        }
        for row in rows.indices[first...] { rows[row].amount = rows[row].share }
        try saleRoom.cut(&rows, from: first, base: parts.reduce(0) { $0 + $1.base }, &cuts)
        if !sale.refunded.isZero {
            let rounding = plan.reversalRounding
            for row in rows.indices[first...] {
                rows[row].amount -= try sale.reversed(of: rows[row].amount, rounding: rounding)
                rows[row].capped -= try sale.reversed(of: rows[row].capped, rounding: rounding)
            }
        }
        try periodRooms.cut(&rows, from: first, offset: 0, &cuts)
        guard let end = Int32(exactly: rows.count) else { throw PartnerSales.tooLarge }
        starts.append(end)
    }

    /// Cuts everything that the run pays to a share of what was sold.
    private mutating func guardPeriod() throws(ReferralsError) {
        guard let payoutGuard = plan.payoutGuard, payoutGuard.scope == .period else { return }
        let net = sales.net
        let most = try ReferralsError.restating { () throws(CoreError) in
            try payoutGuard.most.applied(to: net, rounding: .down)
        }
        let count = rows.count
        var all = rows + periodRows
        let first = cuts.count
        try PlanCut.cut(&all, from: 0, to: most, by: .payoutGuard, offset: 0, &cuts)
        for cut in cuts.indices[first...] { cuts[cut].isLast = true }
        rows = Array(all[..<count])
        periodRows = Array(all[count...])
    }
}

/// A component that pays for each sale, ready to be applied.
struct SaleEngine {
    /// The place of the component in the plan.
    let component: Int32
    private let kind: Kind

    private enum Kind {
        case direct(DirectEngine)
        case cascade(CascadeEngine)
        case differential(DifferentialEngine)
        case ranked(RankEngine)
    }

    /// Returns nil for a component that pays for the period.
    init?(
        _ component: Int,
        _ kind: PlanComponent.Kind,
        _ plan: CompensationPlan,
        _ context: PlanContext
    ) throws(ReferralsError) {
        self.component = Int32(truncatingIfNeeded: component)
        switch kind {
        case .direct(let rule): self.kind = .direct(DirectEngine(component, rule, plan.base, context))
        case .unilevel(let rule): self.kind = .cascade(CascadeEngine(component, rule, context))
        case .differential(let rule, let measure):
            self.kind = .differential(DifferentialEngine(component, rule, by: measure, context))
        case .infinity(let rule): self.kind = .ranked(RankEngine(component, .infinity(rule), context))
        case .generation(let rule): self.kind = .ranked(RankEngine(component, .generation(rule), context))
        case .matrix(let rule): self.kind = .cascade(CascadeEngine(component, rule.cascade, context.overPlaces))
        case .volumeBonus, .stairStep, .binary, .unrecognized: return nil
        }
    }

    /// Adds the lines of a part of a sale.
    func add(
        _ part: SalePart,
        of sale: CreditedSale,
        _ parts: ArraySlice<SalePart>,
        to rows: inout [PlanRow]
    ) throws(ReferralsError) {
        switch kind {
        case .direct(let engine): try engine.add(part, of: sale, parts, to: &rows)
        case .cascade(let engine): try engine.add(part, at: sale.order.at, to: &rows)
        case .differential(let engine): try engine.add(part, at: sale.order.at, to: &rows)
        case .ranked(let engine): try engine.add(part, to: &rows)
        }
    }
}
