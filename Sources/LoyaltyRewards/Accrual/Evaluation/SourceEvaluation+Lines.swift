//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SourceEvaluation {
    /// What each line of an order earns; a rule's points are spread over its lines in proportion, so that they sum.
    func lines(of order: Order, _ basket: AccrualBasket, _ gain: Gain) throws(RewardsError) -> [AccrualLine] {
        // The lines, then the shipping or the undivided total.
        let rest = basket.isTotalOnly ? basket.undivided : basket.shipping
        var spend = basket.parts.map(\.spend)
        var units = basket.parts.map(\.units)
        spend.append(rest)
        units.append(0)
        var met: [[Int]] = []
        for (index, line) in order.lines.enumerated() {
            met.append(units[index] > 0 ? rules(for: line, order) : [])
        }
        met.append(rest > 0 ? openRules(order, isTotalOnly: basket.isTotalOnly) : [])
        let steps = try spread(gain, over: met, spend, units)

        var lines: [AccrualLine] = []
        for index in met.indices {
            let isLine = index < order.lines.count
            guard isLine || rest > 0 || basket.isTotalOnly else { continue }
            var leftOut: AccrualLine.LeftOut?
            if met[index].isEmpty {
                let isFree = isLine && order.lines[index].net.isZero
                leftOut = isFree ? .free : isLine && units[index] == 0 ? .returned : .outside
            }
            lines.append(
                AccrualLine(
                    line: isLine ? order.lines[index].id : nil,
                    spend: try Steps.money(spend[index], in: order.currency),
                    points: try Steps.points(steps[index], in: plan.unit),
                    rules: met[index].map { plan.rules[$0].id },
                    leftOut: leftOut
                )
            )
        }
        return lines
    }

    /// Whether a rule gives points for lines, and not for the order as a whole.
    private func givesLines(_ rule: Int) -> Bool { gives(rule) && !plan.prepared.terms[rule].points.isOnce }

    /// The rules that give points and are for a line, in the plan's order.
    private func rules(for line: OrderLine, _ order: Order) -> [Int] {
        let prepared = plan.prepared
        var found = Set(prepared.rulesByItem[line.item] ?? [])
        for category in line.categories { found.formUnion(prepared.rulesByCategory[category] ?? []) }
        found.formUnion(prepared.openRules)
        return found.sorted().filter { rule in
            givesLines(rule) && isOpen(rule, order)
                && !plan.rules[rule].scope.excludes(item: line.item, categories: line.categories)
        }
    }

    /// The rules that give points and are for shipping, or for an order of which only the total is known.
    private func openRules(_ order: Order, isTotalOnly: Bool) -> [Int] {
        plan.prepared.openRules.filter { rule in
            givesLines(rule) && isOpen(rule, order) && !(isTotalOnly && plan.rules[rule].scope.dividesLines)
        }
    }

    private func spread(
        _ gain: Gain,
        over met: [[Int]],
        _ spend: [Int64],
        _ units: [Int64]
    ) throws(RewardsError) -> [Int64] {
        var places: [Int: [Int]] = [:]
        for (index, rules) in met.enumerated() {
            for rule in rules { places[rule, default: []].append(index) }
        }
        var steps = Array(repeating: Int64(0), count: met.count)
        for rule in plan.rules.indices where gain.byRule[rule] > 0 {
            let term = plan.prepared.terms[rule].points
            guard !term.isOnce, let places = places[rule] else { continue }
            var weights: [Int128] = []
            for index in places {
                let group = index < spend.count - 1 ? groups.group(ofPart: index) : groups.ofShipping
                weights.append(try share(term, spend[index], units[index], pointWeights(rule), group))
            }
            for (index, part) in zip(places, Self.parts(of: gain.byRule[rule], weights)) { steps[index] += part }
        }
        return steps
    }

    /// What a line is of a rule's points: its rounded steps if lines are rounded, else its exact amount.
    private func share(
        _ term: EarningTerm,
        _ spend: Int64,
        _ units: Int64,
        _ weights: GroupWeights,
        _ group: Int
    ) throws(RewardsError) -> Int128 {
        var amount = spend
        if case .units = term.measure { amount = units }
        if plan.stage == .line, case .wholeSteps(let step) = term.measure { amount /= step }
        let share = try ExactSteps.product(Int128(amount), weights.weights[group])
        return plan.stage == .line ? Int128(try round(share, term, over: weights.denominator)) : share
    }

    /// A whole by weights of any size; beyond 53 bits all are halved alike.
    private static func parts(of whole: Int64, _ weights: [Int128]) -> [Int64] {
        var weights = weights
        while let largest = weights.max(), largest > Int128(Steps.maximum) { weights = weights.map { $0 >> 1 } }
        let small = weights.map { Int64(truncatingIfNeeded: $0) }
        return (try? Allocation.parts(of: whole, weights: small)) ?? small.map { _ in 0 }
    }
}
