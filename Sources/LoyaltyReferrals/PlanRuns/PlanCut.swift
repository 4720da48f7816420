//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What one limit cut off one line.
struct PlanCut: Hashable, Sendable {
    /// The place of the line among those of all sales; those of the period come after them.
    let row: Int32
    let limit: CappedShares.Limit
    let amount: Int64
    /// Whether it is a cut of the whole run, after all others.
    var isLast = false

    /// Takes an amount from a line and writes it down.
    static func cut(
        _ rows: inout [PlanRow],
        _ row: Int,
        by amount: Int64,
        _ limit: CappedShares.Limit,
        offset: Int,
        _ cuts: inout [PlanCut]
    ) {
        guard amount > 0 else { return }
        rows[row].amount -= amount
        rows[row].capped += amount
        cuts.append(PlanCut(row: Int32(truncatingIfNeeded: row + offset), limit: limit, amount: amount))
    }

    /// Cuts what lines pay together to an amount, in proportion and by largest remainder.
    static func cut(
        _ rows: inout [PlanRow],
        from first: Int,
        to most: Int64,
        by limit: CappedShares.Limit,
        offset: Int,
        _ cuts: inout [PlanCut]
    ) throws(ReferralsError) {
        var paid: Int128 = 0
        for row in rows[first...] where row.payee >= 0 { paid += Int128(row.amount) }
        guard paid > Int128(max(0, most)) else { return }
        let paying = rows.indices[first...].filter { rows[$0].payee >= 0 }
        let weights = paying.map { rows[$0].amount }
        let parts = try ReferralsError.restating { () throws(CoreError) in
            try Allocation.parts(of: max(0, most), weights: weights)
        }
        for (row, part) in zip(paying, parts) {
            cut(&rows, row, by: rows[row].amount - part, limit, offset: offset, &cuts)
        }
    }
}

/// How much one sale may pay.
struct SaleRoom {
    private let limit: Int64?
    private let most: Rate

    init(_ plan: CompensationPlan, _ currency: Currency) throws(ReferralsError) {
        guard plan.limits?.perSale.map({ $0.currency == currency }) ?? true else {
            throw ReferralsError(Money.mismatch)
        }
        limit = plan.limits?.perSale?.minorUnits
        // Whatever a plan says, a sale pays at most its base.
        most = plan.payoutGuard.flatMap { $0.scope == .sale ? $0.most : nil } ?? .one
    }

    /// Cuts the lines of a sale: to the limit first, and then to the guard.
    func cut(
        _ rows: inout [PlanRow],
        from first: Int,
        base: Int64,
        _ cuts: inout [PlanCut]
    ) throws(ReferralsError) {
        if let limit { try PlanCut.cut(&rows, from: first, to: limit, by: .perSale, offset: 0, &cuts) }
        let most = most
        let pool =
            most == .one
            ? base
            : try ReferralsError.restating { () throws(CoreError) in try most.applied(to: base, rounding: .down) }
        try PlanCut.cut(&rows, from: first, to: pool, by: .payoutGuard, offset: 0, &cuts)
    }
}

/// How much may still be paid in the period: to each partner, and to all.
struct PeriodRooms {
    /// What is left for each partner, by number; empty without limit.
    private var partners: [Int64] = []
    /// What is left for all; nil without limit.
    private var all: Int64?

    init(
        _ plan: CompensationPlan,
        _ context: PlanContext,
        _ before: CommissionsBefore
    ) throws(ReferralsError) {
        let limits = [plan.limits?.perPartner?.amount, plan.limits?.perPeriod?.amount].compactMap(\.self)
        let known = limits + before.byPartner.values + [before.inAll].compactMap(\.self)
        guard limits.isEmpty || known.allSatisfy({ $0.currency == context.currency }) else {
            throw ReferralsError(Money.mismatch)
        }
        if let limit = plan.limits?.perPartner {
            partners = Array(repeating: limit.amount.minorUnits, count: context.forest.count)
            for (partner, paid) in before.byPartner {
                guard let number = context.forest.snapshot.number(of: partner) else { continue }
                partners[Int(number)] -= max(0, paid.minorUnits)
            }
        }
        if let limit = plan.limits?.perPeriod {
            all = limit.amount.minorUnits - max(0, before.inAll?.minorUnits ?? 0)
        }
    }

    /// Cuts lines that are paid together to what is left, and takes what they pay from it.
    mutating func cut(
        _ rows: inout [PlanRow],
        from first: Int,
        offset: Int,
        _ cuts: inout [PlanCut]
    ) throws(ReferralsError) {
        if !partners.isEmpty {
            for row in rows.indices[first...] where rows[row].payee >= 0 {
                let payee = Int(rows[row].payee)
                PlanCut.cut(
                    &rows,
                    row,
                    by: rows[row].amount - max(0, partners[payee]),
                    .perPartner,
                    offset: offset,
                    &cuts
                )
                partners[payee] -= rows[row].amount
            }
        }
        guard var left = all else { return }
        let before = rows[first...].map(\.amount)
        try PlanCut.cut(&rows, from: first, to: left, by: .perPeriod, offset: offset, &cuts)
        for (row, before) in zip(rows[first...], before) where row.payee >= 0 {
            left -= row.amount
            // What all may not be paid is still there for the partner.
            if !partners.isEmpty { partners[Int(row.payee)] += before - row.amount }
        }
        all = left
    }
}
