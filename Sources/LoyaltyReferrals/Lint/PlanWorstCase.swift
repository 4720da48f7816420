//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The most that a plan can pay of what it is paid on, known before anything is sold.
///
/// Every part is an exact bound on the rate before rounding, which adds at most one minor unit a line. What can come together
/// is added up; what a guard cuts comes off.
public struct PlanWorstCase: Hashable, Sendable {
    /// The bound of each component, in the order of the plan.
    public let parts: [Part]
    /// The sum of the parts; nil if a part has no bound.
    public let uncut: Rate?
    /// What is left of it after the guard, and after the bound of everything for what is paid sale by sale; nil without bound.
    public let bound: Rate?

    /// The bound of one component.
    public struct Part: Hashable, Sendable {
        /// The component.
        public let component: ComponentName
        /// The most that it pays; nil without bound, as where the volume of everybody below counts and nobody says how deep.
        public let rate: Rate?
    }
}

// MARK: - Bounding

extension CompensationPlan {
    /// Returns the most that the plan can pay of what it is paid on.
    ///
    /// - Parameter depth: How many sponsors, or places, are above any partner at most; nil if that is not known, and then components that
    ///   pay everybody above for one sale have no bound.
    /// - Returns: The bound of each component and of all together.
    /// - Complexity: O(*n*) in the size of the plan.
    public func worstCase(depth: Int? = nil) -> PlanWorstCase {
        let parts = components.map { component in
            PlanWorstCase.Part(component: component.name, rate: component.kind.worstCase(depth: depth, ranks: ranks))
        }
        var (sales, periods): (Rate?, Rate?) = (.zero, .zero)
        for (part, component) in zip(parts, components) {
            if component.kind.paysBySale {
                sales = Self.sum(sales, part.rate)
            } else {
                periods = Self.sum(periods, part.rate)
            }
        }
        // A sale never pays more than its base, or than the guard of a sale lets through.
        var most = Rate.one
        if let payoutGuard, payoutGuard.scope == .sale { most = payoutGuard.most }
        var bound = Self.sum(sales.map { min($0, most) } ?? most, periods)
        if let payoutGuard, payoutGuard.scope == .period { bound = min(bound ?? payoutGuard.most, payoutGuard.most) }
        return PlanWorstCase(parts: parts, uncut: Self.sum(sales, periods), bound: bound)
    }

    private static func sum(_ lhs: Rate?, _ rhs: Rate?) -> Rate? {
        guard let lhs, let rhs else { return nil }
        return try? lhs + rhs
    }
}

extension PlanComponent.Kind {
    /// The most that the component pays of what it is paid on; nil without bound.
    func worstCase(depth: Int?, ranks: RankLadder?) -> Rate? {
        switch self {
        case .direct(let rule): return rule.worstCase
        case .infinity(let rule): return ranks.flatMap { try? rule.worstCase(on: $0) }
        case .generation(let rule): return rule.worstCase
        case .unilevel(let rule):
            return rule.levels.reduce(Rate?.some(.zero)) { sum, rate in sum.flatMap { try? $0 + rate } }
        case .differential(let rule, _):
            let rates = rule.bands.bands.map(\.rate)
            let least = rule.bands.bands.first?.from == 0 ? rates.min() : .zero
            return try? (rates.max() ?? .zero) - (least ?? .zero)
        case .volumeBonus(let bonus, let measure):
            let most = bonus.bands.bands.map(\.rate).max() ?? .zero
            guard let times = measure.times(depth: depth) else { return most == .zero ? most : nil }
            return try? most * Rate(Int64(clamping: times), per: 1)
        case .stairStep(let rule): return try? (rule.bands.bands.map(\.rate).max() ?? .zero) + rule.override
        case .binary(let rule):
            // A matched pair takes a unit of either leg, at each place above.
            guard let depth else { return rule.rate == .zero ? .zero : nil }
            return try? rule.rate * Rate(Int64(clamping: max(0, depth)), per: 2)
        case .matrix(let rule): return Self.unilevel(rule.cascade).worstCase(depth: depth, ranks: ranks)
        case .unrecognized: return nil
        }
    }
}

extension VolumeMeasure {
    /// For how many partners at most one sale counts; nil without bound.
    fileprivate func times(depth: Int?) -> Int? {
        switch self {
        case .personal: 1
        case .group: depth.map { max(0, $0) + 1 }
        case .legs, .largestLeg, .otherLegs: depth.map { max(0, $0) }
        }
    }
}
