//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How far people may correct accounts by hand.
///
/// Every adjustment names its reason and who makes it. The rule bounds each one and what one person moves in a period, up
/// or down:
///
/// ```swift
/// let rule = try AdjustmentRule(
///     maximum: Points(steps: 500, in: .points),
///     allowance: PointsAllowance(Points(steps: 2_000, in: .points), per: .day),
///     reasons: [ReasonName("goodwill")])
/// let points = try Points(steps: 300, in: .points)
/// let reasons = try rule.reasons(against: points, for: ReasonName("birthday"), moved: .zero(in: .points))
/// reasons.map(\.code)   // adjustment.reasonNotAllowed
/// ```
public struct AdjustmentRule: Hashable, Sendable {
    /// The most points of one adjustment, up or down; above zero, or nil for no bound.
    public let maximum: Points?
    /// How many points one person may move in a period, up and down together, or nil for no bound.
    public let allowance: PointsAllowance?
    /// The reasons that may be given, in order, or nil for any.
    public let reasons: [ReasonName]?

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - maximum: The most points of one adjustment, up or down; above zero, or nil for no bound.
    ///   - allowance: How many points one person may move in a period, or nil for no bound.
    ///   - reasons: The reasons that may be given, in any order: 1 to ``maximumReasons``; nil for any.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for a maximum of zero or less, points of several units, or no or
    ///   too many reasons.
    public init(
        maximum: Points? = nil,
        allowance: PointsAllowance? = nil,
        reasons: [ReasonName]? = nil
    ) throws(RewardsError) {
        guard (maximum?.steps ?? 1) > 0 else {
            throw RewardsError(.invalidProgram, "an adjustment has a maximum above zero")
        }
        if let maximum, let allowance, maximum.unit != allowance.points.unit {
            throw RewardsError(.invalidProgram, "an adjustment rule has points of one unit")
        }
        guard (1...Self.maximumReasons).contains(reasons?.count ?? 1) else {
            throw RewardsError(.invalidProgram, "an adjustment rule lists 1 to 256 reasons, or none at all for any")
        }
        self.maximum = maximum
        self.allowance = allowance
        self.reasons = reasons.map { Set($0).sorted() }
    }

    /// The most reasons that a rule lists.
    public static let maximumReasons = 256
}

extension AdjustmentRule {
    /// Returns why a person may not adjust an account.
    ///
    /// - Parameters:
    ///   - points: By how much; below zero to take points away.
    ///   - reason: The reason given.
    ///   - moved: What the person moved in the period of the ``allowance`` so far, up and down together; zero or more.
    /// - Returns: The reasons, none if the adjustment may be made: `adjustment.reasonNotAllowed`, `adjustment.aboveMaximum`,
    ///   `points.aboveAllowance`, in this order.
    /// - Throws: ``RewardsError`` with code `unitMismatch`, or `invalidAmount` for an adjustment by zero.
    public func reasons(
        against points: Points,
        for reason: ReasonName,
        moved: Points
    ) throws(RewardsError) -> [Reason] {
        guard (maximum ?? points).unit == points.unit, (allowance?.points ?? points).unit == points.unit else {
            throw RewardsError(.unitMismatch, "points are in the unit of the adjustment rule")
        }
        guard !points.isZero else { throw RewardsError(.invalidAmount, "an account is adjusted by some points") }
        let size = points.isNegative ? points.negated : points
        var found: [Reason] = []
        if let reasons, !reasons.contains(reason) {
            found.append(Reason(.adjustmentReasonNotAllowed, ["reason": .text(reason.text)]))
        }
        if let maximum, size.steps > maximum.steps {
            found.append(Reason(.adjustmentAboveMaximum, ["asked": .points(size), "maximum": .points(maximum)]))
        }
        if let above = try allowance?.reason(against: size, moved: moved) { found.append(above) }
        return found
    }

    /// Checks that the rule speaks of points of a program.
    func check(in unit: PointUnit) throws(RewardsError) {
        guard (maximum?.unit ?? unit) == unit, (allowance?.points.unit ?? unit) == unit else {
            throw RewardsError(.invalidProgram, "accounts are adjusted in the unit of the program")
        }
    }
}

// MARK: - Codable

extension AdjustmentRule: Codable {
    private enum CodingKeys: String, CodingKey { case allowance, maximum, reasons }

    /// Reads a rule and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            maximum: container.decodeIfPresent(Points.self, forKey: .maximum),
            allowance: container.decodeIfPresent(PointsAllowance.self, forKey: .allowance),
            reasons: container.decodeIfPresent([ReasonName].self, forKey: .reasons)
        )
    }

    /// Writes the rule as an object, without the bounds that it does not have and with its reasons in order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(allowance, forKey: .allowance)
        try container.encodeIfPresent(maximum, forKey: .maximum)
        try container.encodeIfPresent(reasons, forKey: .reasons)
    }
}
