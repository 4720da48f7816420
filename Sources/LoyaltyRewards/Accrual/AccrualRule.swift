//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How orders earn points: what counts, at which rate, rounded how and when.
///
/// ```swift
/// let rule = try AccrualRule(
///     rate: AccrualRate(Points(steps: 1, in: .points), per: Money(parsing: "1.00 EUR"), counting: .proportionally),
///     base: AccrualBase(tax: .included, shipping: .excluded), rounding: .down, stage: .order)
/// let accrual = try rule.accrual(for: order)
/// accrual.points.description   // "19 points" for goods of 19.99 EUR
/// ```
public struct AccrualRule: Hashable, Sendable {
    /// Where in the computation a fraction of a step is rounded.
    public enum Stage: String, Hashable, CaseIterable, Codable, Sendable {
        /// Each line, and the shipping, by itself, after the multiplier; the sum is then exact.
        case line
        /// The points of the rate first, then the points times the multiplier.
        case rate
        /// Once, at the very end.
        case order
    }

    /// How many points spend earns.
    public let rate: AccrualRate
    /// What of an order counts as spend.
    public let base: AccrualBase
    /// The least spend of an order that earns anything, or nil for none.
    public let minimumSpend: Money?
    /// What becomes of a fraction of a step.
    public let rounding: RoundingRule
    /// Where in the computation it is rounded.
    public let stage: Stage

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - rate: How many points spend earns.
    ///   - base: What of an order counts as spend.
    ///   - minimumSpend: The least spend of an order that earns anything; zero or more, in the currency of the rate.
    ///   - rounding: What becomes of a fraction of a step.
    ///   - stage: Where in the computation it is rounded.
    /// - Throws: ``RewardsError`` with code `currencyMismatch` or `invalidAmount` for another minimum.
    public init(
        rate: AccrualRate,
        base: AccrualBase,
        minimumSpend: Money? = nil,
        rounding: RoundingRule,
        stage: Stage
    ) throws(RewardsError) {
        if let minimumSpend {
            guard minimumSpend.currency == rate.spend.currency else {
                throw RewardsError(.currencyMismatch, "the minimum spend is in the currency of the accrual rate")
            }
            guard !minimumSpend.isNegative else {
                throw RewardsError(.invalidAmount, "the minimum spend is zero or more")
            }
        }
        self.rate = rate
        self.base = base
        self.minimumSpend = minimumSpend
        self.rounding = rounding
        self.stage = stage
    }
}

// MARK: - Points for an order

extension AccrualRule {
    /// Returns the points that an order earns, with all that led to them.
    ///
    /// - Parameters:
    ///   - order: The order, in the currency of the rate.
    ///   - multiplier: By how much a tier multiplies the points; zero or more.
    /// - Returns: The points that an order earns, with all that led to them.
    /// - Throws: ``RewardsError`` with code `currencyMismatch`, `linesRequired`, `invalidRate` for a negative multiplier, or
    ///   `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of lines; O(*n* log *n*) with an excluded tender.
    public func accrual(for order: Order, multiplier: Rate = .one) throws(RewardsError) -> Accrual {
        try check(order, multiplier)
        let spend = try base.spend(of: order)
        let steps = try steps(for: spend.parts.lazy.map(\.spend.minorUnits), total: spend.spend.minorUnits, multiplier)
        return Accrual(
            points: try Steps.points(steps, in: rate.points.unit),
            spend: spend,
            multiplier: multiplier,
            rule: self
        )
    }

    private func check(_ order: Order, _ multiplier: Rate) throws(RewardsError) {
        guard order.currency == rate.spend.currency else {
            throw RewardsError(.currencyMismatch, "an order is in the currency of the accrual rate")
        }
        guard !multiplier.isNegative else { throw RewardsError(.invalidRate, "a multiplier is zero or more") }
    }

    /// What an order comes to, without what led to it: what a decision needs.
    struct Earning {
        let steps: Int64
        let spend: Money
    }

    /// The points and the spend of ``accrual(for:multiplier:)``, without its parts wherever they are not needed.
    func earning(of order: Order, multiplier: Rate) throws(RewardsError) -> Earning {
        try check(order, multiplier)
        guard stage != .line, let spend = try base.undividedSpend(of: order) else {
            let accrual = try accrual(for: order, multiplier: multiplier)
            return Earning(steps: accrual.points.steps, spend: accrual.spend.spend)
        }
        let steps = try steps(for: EmptyCollection(), total: spend, multiplier)
        return Earning(steps: steps, spend: try Steps.money(spend, in: order.currency))
    }

    /// The steps of points for the spend of each part of an order.
    func steps(
        for parts: some Sequence<Int64>,
        total: Int64,
        _ multiplier: Rate
    ) throws(RewardsError) -> Int64 {
        if let minimumSpend, total < minimumSpend.minorUnits { return 0 }
        switch stage {
        case .order:
            return try rate.steps(for: total, multiplier: multiplier, rounding: rounding)
        case .rate:
            let unmultiplied = try rate.steps(for: total, multiplier: .one, rounding: rounding)
            do { return try multiplier.applied(to: unmultiplied, rounding: rounding) } catch { throw .outOfRange }
        case .line:
            var sum: Int64 = 0
            for part in parts {
                let steps = try rate.steps(for: part, multiplier: multiplier, rounding: rounding)
                guard let next = Steps.sum(sum, steps) else { throw .outOfRange }
                sum = next
            }
            return sum
        }
    }
}

// MARK: - Codable

extension AccrualRule: Codable {
    private enum CodingKeys: String, CodingKey { case base, minimumSpend, rate, rounding, stage }

    /// Reads a rule and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            rate: container.decode(AccrualRate.self, forKey: .rate),
            base: container.decode(AccrualBase.self, forKey: .base),
            minimumSpend: container.decodeIfPresent(Money.self, forKey: .minimumSpend),
            rounding: container.decode(RoundingRule.self, forKey: .rounding),
            stage: container.decode(Stage.self, forKey: .stage)
        )
    }

    /// Writes the rule without a minimum that it does not have.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rate, forKey: .rate)
        try container.encode(base, forKey: .base)
        try container.encodeIfPresent(minimumSpend, forKey: .minimumSpend)
        try container.encode(rounding, forKey: .rounding)
        try container.encode(stage, forKey: .stage)
    }
}
