//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Pays parts of sales the differences of rates up the line, where a volume of the period gives each partner a rate.
struct DifferentialEngine {
    private let component: Int32
    private let rule: DifferentialRule
    private let context: PlanContext
    /// The rate of each partner.
    private let rates: [Rate]
    /// The highest rate of all; nothing is paid above it.
    private let top: Rate
    /// For each partner the nearest sponsor above with a higher rate, −1 for none; empty if lines differ from instant to
    /// instant.
    private let higher: [Int32]

    init(_ component: Int, _ rule: DifferentialRule, by measure: VolumeMeasure, _ context: PlanContext) {
        self.component = Int32(truncatingIfNeeded: component)
        self.rule = rule
        self.context = context
        let rates = context.personal.indices.map { rule.bands.rate(at: context.volume(measure, of: $0)) }
        self.rates = rates
        top = rates.max() ?? .zero
        higher = context.forest.isConstant ? Self.higher(rates, context.forest.snapshot) : []
    }

    /// - Complexity: O(*n* · *m*) in the numbers of partners and of different rates, however deep the forest is: each step up
    ///   goes to a higher rate.
    private static func higher(_ rates: [Rate], _ snapshot: ForestSnapshot) -> [Int32] {
        var higher = snapshot.sponsors
        for partner in snapshot.order.order {
            var above = snapshot.sponsors[Int(partner)]
            while above >= 0, !(rates[Int(partner)] < rates[Int(above)]) { above = higher[Int(above)] }
            higher[Int(partner)] = above
        }
        return higher
    }

    /// One sponsor who is paid a difference.
    struct Step {
        let partner: Int32
        /// How many sponsors up the line, from 1.
        let level: Int
        let rate: Rate
        /// The highest rate that was paid below.
        let below: Rate
    }

    /// Who is paid, the nearest first.
    func steps(of seller: Int32, at instant: Timestamp) throws(ReferralsError) -> [Step] {
        let forest = context.forest
        var steps: [Step] = []
        var highest = rates[Int(seller)]
        var partner = forest.sponsor(of: seller, at: instant)
        var level = 1
        while partner >= 0, highest < top {
            guard level <= forest.count else { throw PlanForest.cycle }
            let rate = rates[Int(partner)]
            if highest < rate {
                steps.append(Step(partner: partner, level: level, rate: rate, below: highest))
                highest = rate
            }
            if level == 1, let used = try? rates[Int(seller)] + rule.courtesy, highest < used { highest = used }
            if higher.isEmpty {
                partner = forest.sponsor(of: partner, at: instant)
                level += 1
            } else {
                partner = higher[Int(partner)]
                // The seller may stand above every rate on the line; depths say how far up a sponsor is.
                if partner >= 0 { level = forest.depth(of: seller) - forest.depth(of: partner) }
            }
        }
        return steps
    }

    /// Adds a row for each sponsor who is paid a difference.
    func add(_ part: SalePart, at instant: Timestamp, to rows: inout [PlanRow]) throws(ReferralsError) {
        for step in try steps(of: part.seller, at: instant) {
            let share =
                LevelShare(step.rate, rule.rounding).part(of: part.base)
                - LevelShare(step.below, rule.rounding).part(of: part.base)
            guard share > 0 else { continue }
            rows.append(
                PlanRow(
                    payee: step.partner,
                    seller: part.seller,
                    component: component,
                    level: Int32(truncatingIfNeeded: step.level),
                    share: share
                )
            )
        }
    }
}
