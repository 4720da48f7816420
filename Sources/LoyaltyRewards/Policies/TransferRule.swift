//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How many points members may pass to each other.
///
/// A transfer moves points with their ends, so passing them on makes none live longer. The rule bounds each transfer, and
/// what a member passes on in a period:
///
/// ```swift
/// let rule = try TransferRule(
///     minimum: Points(steps: 100, in: .points), step: Points(steps: 50, in: .points),
///     allowance: PointsAllowance(Points(steps: 5_000, in: .points), per: .month))
/// let reasons = try rule.reasons(against: Points(steps: 120, in: .points), moved: .zero(in: .points))
/// reasons.map(\.code)   // transfer.notInSteps
/// ```
public struct TransferRule: Hashable, Sendable {
    /// The fewest points of one transfer; above zero.
    public let minimum: Points
    /// The number of points is a multiple of this; above zero, or nil for any number.
    public let step: Points?
    /// How many points a member may pass on in a period, or nil for no bound.
    public let allowance: PointsAllowance?

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - minimum: The fewest points of one transfer; above zero.
    ///   - step: The number of points is a multiple of this; above zero, or nil for any number.
    ///   - allowance: How many points a member may pass on in a period, or nil for no bound.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for a minimum or a step of zero or less, points of several units,
    ///   or an allowance that lets no transfer be made.
    public init(minimum: Points, step: Points? = nil, allowance: PointsAllowance? = nil) throws(RewardsError) {
        guard minimum.steps > 0, (step?.steps ?? 1) > 0 else {
            throw RewardsError(.invalidProgram, "a transfer rule has a minimum and a step above zero")
        }
        let unit = minimum.unit
        guard (step?.unit ?? unit) == unit, (allowance?.points.unit ?? unit) == unit else {
            throw RewardsError(.invalidProgram, "a transfer rule has points of one unit")
        }
        self.minimum = minimum
        self.step = step
        self.allowance = allowance
        guard leastSteps <= allowance?.points.steps ?? Steps.maximum else {
            throw RewardsError(.invalidProgram, "a transfer rule lets some amount of points be transferred")
        }
    }

    /// The fewest points that are a multiple of the step and no fewer than the minimum.
    private var leastSteps: Int64 {
        let step = step?.steps ?? 1
        // Both are within 2^53, and so is less than their sum.
        return ((minimum.steps - 1) / step + 1) * step
    }
}

extension TransferRule {
    /// Returns why a member may not pass on points.
    ///
    /// - Parameters:
    ///   - points: The points to pass on; above zero.
    ///   - moved: What the member passed on in the period of the ``allowance`` so far; zero or more.
    /// - Returns: The reasons, none if the transfer may be made: `transfer.belowMinimum`, `transfer.notInSteps`,
    ///   `points.aboveAllowance`, in this order.
    /// - Throws: ``RewardsError`` with code `unitMismatch` or `invalidAmount`.
    public func reasons(against points: Points, moved: Points) throws(RewardsError) -> [Reason] {
        guard points.unit == minimum.unit else {
            throw RewardsError(.unitMismatch, "points are in the unit of the transfer rule")
        }
        guard points.steps > 0 else { throw RewardsError(.invalidAmount, "points above zero are transferred") }
        var reasons: [Reason] = []
        if points.steps < minimum.steps {
            reasons.append(Reason(.transferBelowMinimum, ["asked": .points(points), "minimum": .points(minimum)]))
        }
        if let step, points.steps % step.steps != 0 {
            let nearest = try Steps.points(max(points.steps - points.steps % step.steps, leastSteps), in: points.unit)
            reasons.append(
                Reason(
                    .transferNotInSteps,
                    ["asked": .points(points), "nearest": .points(nearest), "step": .points(step)]
                )
            )
        }
        if let reason = try allowance?.reason(against: points, moved: moved) { reasons.append(reason) }
        return reasons
    }

    /// Checks that the rule speaks of points of a program.
    func check(in unit: PointUnit) throws(RewardsError) {
        guard minimum.unit == unit else {
            throw RewardsError(.invalidProgram, "points are transferred in the unit of the program")
        }
    }
}

// MARK: - Codable

extension TransferRule: Codable {
    private enum CodingKeys: String, CodingKey { case allowance, minimum, step }

    /// Reads a rule and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            minimum: container.decode(Points.self, forKey: .minimum),
            step: container.decodeIfPresent(Points.self, forKey: .step),
            allowance: container.decodeIfPresent(PointsAllowance.self, forKey: .allowance)
        )
    }

    /// Writes the rule as an object, without the bounds that it does not have.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(allowance, forKey: .allowance)
        try container.encode(minimum, forKey: .minimum)
        try container.encodeIfPresent(step, forKey: .step)
    }
}
