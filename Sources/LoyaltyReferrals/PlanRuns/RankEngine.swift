//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Pays parts of sales up the line by the ranks of the period; the line is that of the period's last instant, as ranks are.
struct RankEngine {
    private let component: Int32
    private let rule: Rule
    private let context: PlanContext

    enum Rule {
        case infinity(InfinityRule)
        case generation(GenerationRule)
    }

    init(_ component: Int, _ rule: Rule, _ context: PlanContext) {
        self.component = Int32(truncatingIfNeeded: component)
        self.rule = rule
        self.context = context
    }

    /// Returns the way of a part of a sale up the line.
    ///
    /// - Parameter part: The part.
    /// - Returns: Each stop; nil without ranks.
    /// - Throws: As the rules.
    func shares(of part: SalePart) throws(ReferralsError) -> RankedShares? {
        guard let ranks = context.ranks else { return nil }
        let (base, seller) = (context.money(part.base), context.forest.snapshot.partners[Int(part.seller)])
        switch rule {
        case .infinity(let rule): return try rule.evaluation(of: base, by: seller, in: ranks)
        case .generation(let rule): return try rule.evaluation(of: base, by: seller, in: ranks)
        }
    }

    /// Adds a row for each stop that is paid, and for each share that is forfeited.
    func add(_ part: SalePart, to rows: inout [PlanRow]) throws(ReferralsError) {
        for stop in try shares(of: part)?.stops ?? [] where !stop.amount.isZero {
            var payee: Int32 = -1
            switch stop.finding {
            case .paid: payee = stop.partner.flatMap(context.forest.snapshot.number(of:)) ?? -1
            case .unqualified, .noLeader: break
            default: continue
            }
            rows.append(
                PlanRow(
                    payee: payee,
                    seller: part.seller,
                    component: component,
                    level: Int32(truncatingIfNeeded: stop.generation ?? stop.level ?? 0),
                    share: stop.amount.minorUnits
                )
            )
        }
    }
}
