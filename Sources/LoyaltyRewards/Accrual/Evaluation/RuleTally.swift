//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What each rule meets of one source: amounts by group, summed over lines.
struct RuleTally {
    /// How many groups there are.
    let groups: Int
    /// Whether a rule meets something that was paid for.
    var isMet: [Bool]
    /// Minor units by rule and group.
    var spend: [Int64]
    /// Millionths of units by rule and group.
    var units: [Int64]
    /// The steps of each rule, if lines are rounded.
    var lineSteps: [Int64] = []
    /// What each rule counts for tiers, if lines are rounded.
    var lineQualifying: [Int64] = []

    init(rules: Int, groups: Int) {
        self.groups = groups
        isMet = Array(repeating: false, count: rules)
        spend = Array(repeating: 0, count: rules * groups)
        units = spend
    }

    /// Minor units that a rule meets.
    func spend(ofRule rule: Int) -> Int64 {
        var sum: Int64 = 0
        for index in rule * groups..<(rule + 1) * groups { sum += spend[index] }
        return sum
    }

    mutating func add(_ minorUnits: Int64, _ millionths: Int64, toRule rule: Int, group: Int) throws(RewardsError) {
        let index = rule * groups + group
        // Spend sums to the order's total at most; quantities are bounded by nothing but themselves.
        spend[index] += minorUnits
        let (sum, overflow) = units[index].addingReportingOverflow(millionths)
        guard !overflow else { throw .outOfRange }
        units[index] = sum
        if millionths > 0 || minorUnits > 0 { isMet[rule] = true }
    }

    /// The amount of a rule's term, weighted by the multipliers of its groups.
    func amount(
        of term: EarningTerm,
        rule: Int,
        _ weights: GroupWeights,
        group: Int
    ) throws(RewardsError) -> Int128 {
        let first = rule * groups
        switch term.measure {
        case .once: return isMet[rule] ? weights.weights[group] : 0
        case .spend: return try Self.sum(of: spend[first..<first + groups], weights)
        case .units: return try Self.sum(of: units[first..<first + groups], weights)
        case .wholeSteps(let step):
            guard groups > 1 else { return try ExactSteps.product(Int128(spend[first] / step), weights.weights[0]) }
            // Each group has its own whole steps; those that only all spend together makes are not multiplied by a
            // campaign, so that a campaign never costs a step.
            var rest = spend(ofRule: rule) / step
            var sum: Int128 = 0
            for group in 1..<groups {
                let steps = spend[first + group] / step
                rest -= steps
                sum = try ExactSteps.sum(sum, ExactSteps.product(Int128(steps), weights.weights[group]))
            }
            return try ExactSteps.sum(sum, ExactSteps.product(Int128(rest), weights.weights[0]))
        }
    }

    private static func sum(of amounts: ArraySlice<Int64>, _ weights: GroupWeights) throws(RewardsError) -> Int128 {
        var sum: Int128 = 0
        for (amount, weight) in zip(amounts, weights.weights) where amount != 0 {
            sum = try ExactSteps.sum(sum, ExactSteps.product(Int128(amount), weight))
        }
        return sum
    }
}
