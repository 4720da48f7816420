//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - Figures of a source

extension AccrualPlan {
    /// Returns what an order or an action earns.
    ///
    /// With returned units, what the rest of the order earns: from the sums alone, so that neither the number nor the order
    /// of returns matters, and a complete return leaves zero of everything. What was taken back is the difference of two
    /// figures in the same context, never less than zero.
    ///
    /// - Parameters:
    ///   - source: The order or the action.
    ///   - returned: What came back of the order so far.
    ///   - context: All else that the figure depends on.
    ///   - zone: The program's zone.
    /// - Returns: What an order or an action earns.
    /// - Throws: ``RewardsError`` with code `currencyMismatch`, `linesRequired`, `invalidRate` for a negative multiplier,
    ///   `invalidContext` if the context has not the room of each limit, `overReturn` for units of an action, or
    ///   `amountOutOfRange`.
    /// - Complexity: O(*l* + *m*) in the number of lines and of the matches between lines and rules, and O(*r*) in the number
    ///   of rules; O(*l* × *r*) for rules that only exclude, and for rules of all lines if lines are rounded.
    public func figures(
        of source: AccrualSource,
        returned: ReturnedUnits = .none,
        in context: AccrualContext,
        zone: some TimeZoneRules
    ) throws(RewardsError) -> AccrualFigures {
        switch source {
        case .order(let order): try figures(of: order, returned: returned, in: context, zone: zone)
        case .action(let action): try figures(of: action, returned: returned, in: context, zone: zone)
        }
    }

    /// Returns what an order or an action counts for tiers, without regard to the tier's multiplier in the context.
    ///
    /// For a program that splits an order at a threshold: the split has to be known before the multiplier is.
    ///
    /// - Parameters:
    ///   - source: The order or the action.
    ///   - returned: What came back of the order so far.
    ///   - context: All else that the figure depends on.
    ///   - zone: The program's zone.
    /// - Returns: What an order or an action counts for tiers.
    /// - Throws: ``RewardsError`` as ``figures(of:returned:in:zone:)`` does.
    /// - Complexity: That of ``figures(of:returned:in:zone:)``.
    public func qualifying(
        of source: AccrualSource,
        returned: ReturnedUnits = .none,
        in context: AccrualContext,
        zone: some TimeZoneRules
    ) throws(RewardsError) -> QualifyingAmounts {
        if let straight = prepared.straight, returned.isNone, case .order(let order) = source {
            try check(order, context)
            guard context.room.isEmpty else { throw LimitGate.otherRoom }
            if let spend = try base.undividedSpend(of: order) {
                return try straight.qualifying(for: spend, order, rounding: rounding)
            }
        }
        var context = context
        context.multiplier = .one
        return try figures(of: source, returned: returned, in: context, zone: zone).qualifying
    }

    /// The figures of an order.
    func figures(
        of order: Order,
        returned: ReturnedUnits,
        in context: AccrualContext,
        zone: some TimeZoneRules
    ) throws(RewardsError) -> AccrualFigures {
        try check(order, context)
        if let straight = prepared.straight, returned.isNone, context.room.isEmpty,
            let spend = try base.undividedSpend(of: order)
        {
            return try straight.figures(
                for: spend,
                order,
                multiplier: context.multiplier,
                rounding: rounding,
                remainder: remainder
            )
        }
        guard !returned.isComplete(for: order) else {
            return AccrualFigures(steps: 0, spend: .zero(in: order.currency), qualifying: .zero)
        }
        let basket = try AccrualBasket(order, base, without: returned)
        return try figures(of: order, basket, returned: returned, in: context, date: date(in: context, zone: zone))
    }

    /// The figures of what counts of an order.
    func figures(
        of order: Order,
        _ basket: AccrualBasket,
        returned: ReturnedUnits,
        in context: AccrualContext,
        date: CivilDate?
    ) throws(RewardsError) -> AccrualFigures {
        let evaluation = try evaluation(of: order, basket, returned, context, date)
        let gain = try evaluation.gain()
        let total = basket.total
        return AccrualFigures(
            steps: gain.total,
            millionths: gain.millionths,
            spend: try Steps.money(total, in: order.currency),
            qualifying: QualifyingAmounts(
                points: try evaluation.qualifyingPoints(),
                spend: total,
                orders: order.total.isZero ? 0 : 1
            ),
            uses: evaluation.uses(of: gain),
            awards: awards(gain.byRule)
        )
    }

    /// An order against the rules.
    func evaluation(
        of order: Order,
        _ basket: AccrualBasket,
        _ returned: ReturnedUnits,
        _ context: AccrualContext,
        _ date: CivilDate?
    ) throws(RewardsError) -> SourceEvaluation {
        var original: AccrualBasket?
        if !returned.isNone, onReturn == .keep, prepared.hasMinimum {
            original = try AccrualBasket(order, base, without: .none)
        }
        return try SourceEvaluation(self, order, basket, original: original, context, date)
    }

    /// The figures of an action.
    private func figures(
        of action: CustomAction,
        returned: ReturnedUnits,
        in context: AccrualContext,
        zone: some TimeZoneRules
    ) throws(RewardsError) -> AccrualFigures {
        guard returned.isNone else { throw RewardsError(.overReturn, "an action has no units that could come back") }
        try check(context)
        let evaluation = try SourceEvaluation(self, action, context, date(in: context, zone: zone))
        let gain = try evaluation.gain()
        return AccrualFigures(
            steps: gain.total,
            millionths: gain.millionths,
            spend: nil,
            qualifying: QualifyingAmounts(
                points: try evaluation.qualifyingPoints(),
                actions: evaluation.actionCounts() ? 1 : 0
            ),
            uses: evaluation.uses(of: gain),
            awards: awards(gain.byRule)
        )
    }

    private func awards(_ steps: [Int64]) -> [RuleAward] {
        guard rules.count > 1 else { return [] }
        var awards: [RuleAward] = []
        for (rule, steps) in zip(rules, steps) where steps > 0 { awards.append(RuleAward(rule.id, steps: steps)) }
        return awards
    }

    /// The date that decides, if the plan asks for one.
    func date(in context: AccrualContext, zone: some TimeZoneRules) -> CivilDate? {
        prepared.needsDate ? zone.date(at: context.at) : nil
    }

    private func check(_ order: Order, _ context: AccrualContext) throws(RewardsError) {
        guard currency == nil || order.currency == currency else {
            throw RewardsError(.currencyMismatch, "an order is in the currency of the accrual plan")
        }
        try check(context)
    }

    private func check(_ context: AccrualContext) throws(RewardsError) {
        guard !context.multiplier.isNegative else { throw RewardsError(.invalidRate, "a multiplier is zero or more") }
    }
}
