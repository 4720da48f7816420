//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an order or an action earns, with all that led to it.
public struct Accrual: Hashable, Sendable {
    /// The figures.
    public let figures: AccrualFigures
    /// The points; zero if nothing is earned.
    public let points: Points
    /// What of the order counts as spend, before returns, or nil for an action.
    public let spend: QualifyingSpend?
    /// What each line earns, the shipping last; empty for an action.
    public let lines: [AccrualLine]
    /// The plan that was used.
    public let plan: AccrualPlan
    /// What it was used on.
    public let source: AccrualSource
    /// What came back of the order.
    public let returned: ReturnedUnits
    /// All else that the figures depend on.
    public let context: AccrualContext

    let date: CivilDate?
}

// MARK: - Points for an order or an action

extension AccrualPlan {
    /// Returns what an order or an action earns, with all that led to it.
    ///
    /// The figures are those of ``figures(of:returned:in:zone:)``.
    ///
    /// - Parameters:
    ///   - source: The order or the action.
    ///   - returned: What came back of the order so far.
    ///   - context: All else that the figure depends on.
    ///   - zone: The program's zone.
    /// - Returns: What an order or an action earns, with all that led to it.
    /// - Throws: ``RewardsError`` as ``figures(of:returned:in:zone:)`` does.
    /// - Complexity: That of ``figures(of:returned:in:zone:)``, and O(*l* × *m* log *m*) for *m* rules that a line meets.
    public func accrual(
        of source: AccrualSource,
        returned: ReturnedUnits = .none,
        in context: AccrualContext,
        zone: some TimeZoneRules
    ) throws(RewardsError) -> Accrual {
        let figures = try figures(of: source, returned: returned, in: context, zone: zone)
        let date = date(in: context, zone: zone)
        var spend: QualifyingSpend?
        var lines: [AccrualLine] = []
        if case .order(let order) = source {
            spend = try base.spend(of: order)
            lines = try self.lines(of: order, returned, context, date)
        }
        return Accrual(
            figures: figures,
            points: try Steps.points(figures.steps, in: unit),
            spend: spend,
            lines: lines,
            plan: self,
            source: source,
            returned: returned,
            context: context,
            date: date
        )
    }

    private func lines(
        of order: Order,
        _ returned: ReturnedUnits,
        _ context: AccrualContext,
        _ date: CivilDate?
    ) throws(RewardsError) -> [AccrualLine] {
        guard !returned.isComplete(for: order) else { return [] }
        let basket = try AccrualBasket(order, base, without: returned)
        let evaluation = try evaluation(of: order, basket, returned, context, date)
        return try evaluation.lines(of: order, basket, evaluation.gain())
    }

    /// Returns what an order earns a member who used none of the limits, with all that led to it.
    ///
    /// - Parameters:
    ///   - order: The order; its own date decides.
    ///   - tier: The member's tier before the order, or nil for none.
    ///   - multiplier: By how much the tier multiplies points; zero or more.
    ///   - zone: The program's zone.
    /// - Returns: What an order earns, with all that led to it.
    /// - Throws: ``RewardsError`` as ``figures(of:returned:in:zone:)`` does.
    /// - Complexity: That of ``figures(of:returned:in:zone:)``.
    public func accrual(
        for order: Order,
        tier: TierID? = nil,
        multiplier: Rate = .one,
        in zone: some TimeZoneRules
    ) throws(RewardsError) -> Accrual {
        let room = try AccrualUsage().room(for: self, asOf: order.at, in: zone)
        let context = AccrualContext(at: order.at, tier: tier, multiplier: multiplier, room: room)
        return try accrual(of: .order(order), in: context, zone: zone)
    }
}
