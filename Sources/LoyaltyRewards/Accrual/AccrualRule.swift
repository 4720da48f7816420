//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// One way to earn points; all rules of a plan that hold add up.
///
/// ```swift
/// let coffee = try AccrualRule(
///     RuleID("coffee"),
///     earns: .spend(AccrualRate(Points(steps: 2, in: .points), per: Money(parsing: "1.00 EUR"), counting: .proportionally)),
///     scope: AccrualScope(categories: [CategoryID("coffee")]))
/// let review = try AccrualRule(
///     RuleID("review"), earns: .action(Points(steps: 50, in: .points)),
///     scope: AccrualScope(actions: [ActionName("review")]), isMultiplied: false)
/// ```
public struct AccrualRule: Hashable, Sendable {
    /// The name, unique inside the plan.
    public let id: RuleID
    /// What gives how many points.
    public let earns: AccrualEarning
    /// What of it counts for tiers.
    public let qualification: RuleQualification
    /// Which orders, lines and actions it is for.
    public let scope: AccrualScope
    /// When, and for members of which tiers, it holds.
    public let condition: AccrualCondition
    /// The least spend from which it holds, or nil for none.
    public let minimum: AccrualMinimum?
    /// Whether tiers and campaigns multiply its points.
    public let isMultiplied: Bool
    /// Whether campaigns multiply what it counts for tiers; a tier never does.
    public let qualifiesWithCampaigns: Bool

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - id: The name, unique inside the plan.
    ///   - earns: What gives how many points, above zero.
    ///   - qualification: What of it counts for tiers.
    ///   - scope: Which orders, lines and actions it is for; a rule for actions names them.
    ///   - condition: When, and for members of which tiers, it holds.
    ///   - minimum: The least spend from which it holds, zero or more; none for a rule for actions.
    ///   - isMultiplied: Whether tiers and campaigns multiply its points.
    ///   - qualifiesWithCampaigns: Whether campaigns multiply what it counts for tiers.
    /// - Throws: ``RewardsError`` with code `invalidRate` for points of zero or less, `unitMismatch` or `currencyMismatch` if
    ///   the parts differ, `invalidAmount` for a negative minimum, or `invalidProgram` for a rule that mixes orders and
    ///   actions.
    public init(
        _ id: RuleID,
        earns: AccrualEarning,
        qualification: RuleQualification = .samePoints,
        scope: AccrualScope = .everything,
        condition: AccrualCondition = .always,
        minimum: AccrualMinimum? = nil,
        isMultiplied: Bool = true,
        qualifiesWithCampaigns: Bool = false
    ) throws(RewardsError) {
        self.id = id
        self.earns = earns
        self.qualification = qualification
        self.scope = scope
        self.condition = condition
        self.minimum = minimum
        self.isMultiplied = isMultiplied
        self.qualifiesWithCampaigns = qualifiesWithCampaigns
        try check()
    }

    private func check() throws(RewardsError) {
        var earnings = [earns]
        if case .earning(let own) = qualification { earnings.append(own) }
        for earning in earnings {
            guard earning.points.steps > 0 else { throw RewardsError(.invalidRate, "a rule gives points above zero") }
            guard earning.points.unit == earns.points.unit else {
                throw RewardsError(.unitMismatch, "a rule counts for tiers in the unit of its points")
            }
            guard earning.isForActions == earns.isForActions else {
                throw RewardsError(.invalidProgram, "a rule is for orders or for actions, not for both")
            }
        }
        let currencies = earnings.compactMap(\.currency) + (minimum.map { [$0.spend.currency] } ?? [])
        guard currencies.allSatisfy({ $0 == currencies[0] }) else {
            throw RewardsError(.currencyMismatch, "the amounts of money of a rule are in one currency")
        }
        guard !(minimum?.spend.isNegative ?? false) else {
            throw RewardsError(.invalidAmount, "the minimum spend is zero or more")
        }
        if earns.isForActions {
            guard !scope.actions.isEmpty, scope.channels.isEmpty, scope.categories.isEmpty,
                scope.excludedCategories.isEmpty, minimum == nil
            else {
                throw RewardsError(
                    .invalidProgram,
                    "a rule for actions names them, and no channel, category or least spend"
                )
            }
        } else {
            guard scope.actions.isEmpty else {
                throw RewardsError(.invalidProgram, "a rule for orders names no actions")
            }
        }
    }
}

// MARK: - Codable

extension AccrualRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case condition, earns, id, minimum, multiplied, qualification, qualifiesWithCampaigns, scope
    }

    /// Reads a rule and checks it as the initializer does; a part that is left out is as the initializer has it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(RuleID.self, forKey: .id),
            earns: container.decode(AccrualEarning.self, forKey: .earns),
            qualification: container.decodeIfPresent(RuleQualification.self, forKey: .qualification) ?? .samePoints,
            scope: container.decodeIfPresent(AccrualScope.self, forKey: .scope) ?? .everything,
            condition: container.decodeIfPresent(AccrualCondition.self, forKey: .condition) ?? .always,
            minimum: container.decodeIfPresent(AccrualMinimum.self, forKey: .minimum),
            isMultiplied: container.decodeIfPresent(Bool.self, forKey: .multiplied) ?? true,
            qualifiesWithCampaigns: container.decodeIfPresent(Bool.self, forKey: .qualifiesWithCampaigns) ?? false
        )
    }

    /// Writes the rule without the parts that are as the initializer has them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(earns, forKey: .earns)
        if qualification != .samePoints { try container.encode(qualification, forKey: .qualification) }
        if scope != .everything { try container.encode(scope, forKey: .scope) }
        if condition != .always { try container.encode(condition, forKey: .condition) }
        try container.encodeIfPresent(minimum, forKey: .minimum)
        if !isMultiplied { try container.encode(false, forKey: .multiplied) }
        if qualifiesWithCampaigns { try container.encode(true, forKey: .qualifiesWithCampaigns) }
    }
}
