//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension RedemptionRule {
    /// Returns how a bill is paid with points and money.
    ///
    /// ```swift
    /// let rule = try RedemptionRule(
    ///     Points(steps: 1, in: .points), worth: Money(parsing: "0.05 EUR"),
    ///     minimum: Points(steps: 100, in: .points), step: Points(steps: 10, in: .points),
    ///     orderShare: .percent(30), rounding: .down)
    /// let quote = try rule.quote(for: Money(parsing: "50.00 EUR"), available: Points(steps: 4_000, in: .points))
    /// quote.points.description      // "300 points"
    /// quote.dueInMoney.description  // "35.00 EUR"
    /// ```
    ///
    /// - Parameters:
    ///   - total: The total of the order, which ``orderShare`` is a share of; zero or more.
    ///   - due: What is still to be paid of it; zero or more, the total if nil.
    ///   - available: The points that there are; zero or more.
    ///   - pending: The points that will be available later, named in a reason; none if nil.
    ///   - asked: The points that the member wants to redeem; as many as possible if nil.
    /// - Returns: The points to redeem, what they pay, and what is left for money.
    /// - Throws: ``RewardsError`` with code `unitMismatch`, `currencyMismatch` or `invalidAmount`.
    public func quote(
        for total: Money,
        due: Money? = nil,
        available: Points,
        pending: Points? = nil,
        asked: Points? = nil
    ) throws(RewardsError) -> RedemptionQuote {
        let due = due ?? total
        try check(total)
        try check(due)
        try check(available)
        if let pending { try check(pending) }
        if let asked { try check(asked) }

        let bounds = try bounds(total, due, available, pending ?? .zero(in: points.unit))
        let most = min(bounds.most, available.steps, maximum?.steps ?? Steps.maximum, asked?.steps ?? Steps.maximum)
        let whole = most - most % step.steps
        let taken = try Steps.points(whole < leastRedeemable.steps ? 0 : whole, in: points.unit)
        // Only the step that absorbs the rest is worth more than is due.
        let value = taken.steps > stepsCovering(due.minorUnits) ? due : try self.value(of: taken)
        return RedemptionQuote(
            taken,
            worth: value,
            dueInMoney: try Steps.money(due.minorUnits - value.minorUnits, in: due.currency),
            reasons: try reasons(against: asked, taking: taken, bounds)
        )
    }
}

// MARK: - Bounds and reasons

extension RedemptionRule {
    /// What a quote is bounded by.
    private struct Bounds {
        let due: Money
        /// What of the bill points may pay.
        let payable: Money
        /// The most points, in whole steps, that pay for that.
        let most: Int64
        let available: Points
        let pending: Points
    }

    private func bounds(
        _ total: Money,
        _ due: Money,
        _ available: Points,
        _ pending: Points
    ) throws(RewardsError) -> Bounds {
        var payable = due.minorUnits
        if let orderShare {
            do {
                payable = min(payable, try orderShare.applied(to: total.minorUnits, rounding: .down))
            } catch {
                throw .outOfRange
            }
        }
        let covering = stepsCovering(payable)
        var most = covering - covering % step.steps
        if residual == .absorbed, payable == due.minorUnits, most <= Steps.maximum - step.steps,
            try value(of: Steps.points(most, in: points.unit)).minorUnits < payable
        {
            most += step.steps
        }
        return Bounds(
            due: due,
            payable: try Steps.money(payable, in: due.currency),
            most: most,
            available: available,
            pending: pending
        )
    }

    /// Why other points are taken than were asked for, or none though as many as possible were.
    private func reasons(
        against asked: Points?,
        taking taken: Points,
        _ bounds: Bounds
    ) throws(RewardsError) -> [Reason] {
        guard asked.map({ $0 != taken }) ?? taken.isZero else { return [] }
        let wanted = asked ?? leastRedeemable
        var reasons: [Reason] = []
        if wanted.steps < leastRedeemable.steps {
            reasons.append(
                Reason(.redemptionBelowMinimum, ["asked": .points(wanted), "minimum": .points(leastRedeemable)])
            )
        }
        if wanted.steps % step.steps != 0 {
            let nearest = try Steps.points(nearestSteps(to: wanted.steps), in: points.unit)
            reasons.append(
                Reason(
                    .redemptionNotInSteps,
                    ["asked": .points(wanted), "nearest": .points(nearest), "step": .points(step)]
                )
            )
        }
        if let maximum, wanted.steps > maximum.steps {
            reasons.append(Reason(.redemptionAboveMaximum, ["asked": .points(wanted), "maximum": .points(maximum)]))
        }
        if wanted.steps > bounds.available.steps {
            let missing = try Steps.points(wanted.steps - bounds.available.steps, in: points.unit)
            reasons.append(
                Reason(
                    .pointsInsufficient,
                    [
                        "asked": .points(wanted), "available": .points(bounds.available), "missing": .points(missing),
                        "pending": .points(bounds.pending),
                    ]
                )
            )
        }
        if wanted.steps > bounds.most { reasons.append(try reason(whyAboveBill: wanted, bounds)) }
        return reasons
    }

    private func reason(whyAboveBill wanted: Points, _ bounds: Bounds) throws(RewardsError) -> Reason {
        guard bounds.most >= leastRedeemable.steps else {
            return Reason(
                .redemptionBillTooSmall,
                ["minimum": .points(leastRedeemable), "payable": .money(bounds.payable)]
            )
        }
        let most = try Steps.points(bounds.most, in: points.unit)
        if let orderShare, bounds.payable.minorUnits < bounds.due.minorUnits {
            return Reason(
                .redemptionAboveShare,
                ["asked": .points(wanted), "most": .points(most), "share": .rate(orderShare)]
            )
        }
        return Reason(
            .redemptionAboveBill,
            ["asked": .points(wanted), "due": .money(bounds.due), "most": .points(most)]
        )
    }
}
