//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// By how much campaigns multiply the parts of one source: few distinct factors, and which part has which.
struct CampaignGroups {
    /// The distinct factors, the neutral one first: a sum of gains for multipliers that add up, else a product.
    private(set) var factors: [Rate]
    /// The factor of each line; empty if all are neutral.
    private(set) var ofParts: [Int] = []
    /// The factor of the shipping, and of an order of which only the total is known.
    private(set) var ofShipping = 0
    /// The factor of fixed points.
    private(set) var ofWhole = 0
    private let combination: MultiplierCombination

    /// The campaigns of a plan that hold on a date for a tier.
    private static func active(_ plan: AccrualPlan, _ date: CivilDate?, _ tier: TierID?) -> [Campaign] {
        plan.campaigns.isEmpty ? [] : plan.campaigns.filter { $0.condition.holds(on: date, tier: tier) }
    }

    private init(_ combination: MultiplierCombination) {
        self.combination = combination
        self.factors = [combination == .add ? .zero : .one]
    }

    /// The groups of an order's lines.
    init(_ plan: AccrualPlan, _ order: Order, _ basket: AccrualBasket, _ date: CivilDate?, _ tier: TierID?)
        throws(RewardsError)
    {
        self.init(plan.combination)
        var known: [Int: Int] = [:]
        for campaign in Self.active(plan, date, tier) {
            let scope = campaign.scope
            guard scope.actions.isEmpty, scope.includes(channel: order.channel, place: order.place) else { continue }
            guard !(scope.dividesLines && basket.isTotalOnly) else { continue }
            known.removeAll(keepingCapacity: true)
            if ofParts.isEmpty { ofParts = Array(repeating: 0, count: basket.parts.count) }
            var isMet = !scope.dividesLines
            for (index, line) in order.lines.enumerated() {
                guard !scope.dividesLines || scope.includes(item: line.item, categories: line.categories) else {
                    continue
                }
                if basket.parts[index].units > 0 { isMet = true }
                ofParts[index] = try step(from: ofParts[index], campaign.multiplier, &known)
            }
            if !scope.namesLines { ofShipping = try step(from: ofShipping, campaign.multiplier, &known) }
            if isMet { ofWhole = try step(from: ofWhole, campaign.multiplier, &known) }
        }
    }

    /// The group of an action.
    init(_ plan: AccrualPlan, _ action: CustomAction, _ date: CivilDate?, _ tier: TierID?) throws(RewardsError) {
        self.init(plan.combination)
        var known: [Int: Int] = [:]
        for campaign in Self.active(plan, date, tier) where campaign.scope.includes(action) {
            known.removeAll(keepingCapacity: true)
            ofWhole = try step(from: ofWhole, campaign.multiplier, &known)
        }
    }

    /// The factor of a line.
    func group(ofPart index: Int) -> Int { ofParts.isEmpty ? 0 : ofParts[index] }

    private mutating func step(
        from index: Int,
        _ multiplier: Rate,
        _ known: inout [Int: Int]
    ) throws(RewardsError) -> Int {
        if let next = known[index] { return next }
        let factor: Rate
        do {
            factor =
                combination == .add
                ? try factors[index] + (multiplier - .one) : try factors[index] * multiplier
        } catch { throw .outOfRange }
        let next: Int
        if let there = factors.firstIndex(of: factor) {
            next = there
        } else {
            next = factors.count
            factors.append(factor)
        }
        known[index] = next
        return next
    }
}

/// The multipliers of groups as whole numbers over one denominator.
struct GroupWeights {
    /// The multiplier of each group, times ``denominator``.
    let weights: [Int128]
    /// Above zero.
    let denominator: Int128

    /// The tier's and the campaigns' multipliers together.
    init(_ groups: CampaignGroups, tier: Rate, _ combination: MultiplierCombination) throws(RewardsError) {
        var rates: [Rate] = []
        rates.reserveCapacity(groups.factors.count)
        var denominator: Int128 = 1
        for factor in groups.factors {
            var rate: Rate
            do { rate = combination == .add ? try tier + factor : try tier * factor } catch { throw .outOfRange }
            // Multipliers below one can add up to less than nothing.
            if rate.isNegative { rate = .zero }
            denominator = try ExactSteps.leastCommonMultiple(denominator, Int128(rate.denominator))
            rates.append(rate)
        }
        var weights: [Int128] = []
        weights.reserveCapacity(rates.count)
        for rate in rates {
            let scale = denominator / Int128(rate.denominator)
            weights.append(try ExactSteps.product(Int128(rate.numerator), scale))
        }
        self.weights = weights
        self.denominator = denominator
    }

    /// Nothing is multiplied.
    init(neutral count: Int) {
        weights = Array(repeating: 1, count: count)
        denominator = 1
    }
}
