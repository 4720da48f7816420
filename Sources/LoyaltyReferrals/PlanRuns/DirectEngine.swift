//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Pays the partners who are credited with sales, by partner and product.
struct DirectEngine {
    private let component: Int32
    private let rule: DirectRule
    private let base: CommissionBase
    private let context: PlanContext

    init(_ component: Int, _ rule: DirectRule, _ base: CommissionBase, _ context: PlanContext) {
        self.component = Int32(truncatingIfNeeded: component)
        self.rule = rule
        self.base = base
        self.context = context
    }

    /// Adds a row for the partner: what the order pays, or of a sale that is split the part of it.
    func add(
        _ part: SalePart,
        of sale: CreditedSale,
        _ parts: ArraySlice<SalePart>,
        to rows: inout [PlanRow]
    ) throws(ReferralsError) {
        let partner = context.forest.snapshot.partners[Int(part.seller)]
        let whole = try rule.evaluation(of: sale.order, for: partner, on: base).amount.minorUnits
        rows.append(
            PlanRow(
                payee: part.seller,
                seller: part.seller,
                component: component,
                level: 0,
                share: try share(of: whole, part, parts)
            )
        )
    }

    private func share(
        of whole: Int64,
        _ part: SalePart,
        _ parts: ArraySlice<SalePart>
    ) throws(ReferralsError) -> Int64 {
        let base = parts.reduce(Int128(0)) { $0 + Int128($1.base) }
        guard parts.count > 1, base > 0 else { return whole }
        let rounding = rule.rounding
        return try ReferralsError.restating { () throws(CoreError) in
            try rounding.quotient(Int128(whole) * Int128(part.base), by: base)
        }
    }
}
