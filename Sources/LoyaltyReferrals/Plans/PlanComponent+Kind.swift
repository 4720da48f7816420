//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PlanComponent.Kind {
    /// What becomes of a fraction of a minor unit; nil for a kind that is not known.
    var rounding: RoundingRule? {
        switch self {
        case .direct(let rule): rule.rounding
        case .unilevel(let rule): rule.rounding
        case .differential(let rule, _): rule.rounding
        case .infinity(let rule): rule.rounding
        case .generation(let rule): rule.rounding
        case .volumeBonus(let bonus, _): bonus.rounding
        case .stairStep(let rule): rule.rounding
        case .binary(let rule): rule.rounding
        case .matrix(let rule): rule.cascade.rounding
        case .unrecognized: nil
        }
    }

    /// Whether the component pays sale by sale, and not for a period.
    var paysBySale: Bool {
        switch self {
        case .direct, .unilevel, .differential, .infinity, .generation, .matrix: true
        case .volumeBonus, .stairStep, .binary, .unrecognized: false
        }
    }

    /// Whether the component needs the ranks of partners.
    var needsRanks: Bool {
        switch self {
        case .infinity, .generation: true
        case .direct, .unilevel, .differential, .volumeBonus, .stairStep, .binary, .matrix, .unrecognized: false
        }
    }

    /// Checks that the ranks that the component names are on a ladder.
    func check(_ ladder: RankLadder) throws(ReferralsError) {
        switch self {
        case .infinity(let rule): _ = try rule.rates(on: ladder)
        case .generation(let rule):
            _ = try ladder.number(of: rule.leaders)
            for generation in rule.generations { _ = try ladder.number(of: generation.least) }
        case .direct, .unilevel, .differential, .volumeBonus, .stairStep, .binary, .matrix, .unrecognized: break
        }
    }
}
