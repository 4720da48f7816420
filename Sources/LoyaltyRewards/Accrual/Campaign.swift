//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Points times something, for a while: double points on weekends, one and a half times on coffee in May.
///
/// ```swift
/// let coffeeWeek = try Campaign(
///     CampaignID("coffee-week"), multiplier: Rate(2, per: 1),
///     scope: AccrualScope(categories: [CategoryID("coffee")]),
///     condition: AccrualCondition(window: DateRange(from: monday, to: nextMonday)))
/// ```
///
/// On an order a campaign multiplies the lines inside its scope; fixed points for the order, if a line is inside. On an
/// action it multiplies if the action is inside. Rules that are not multiplied it leaves alone.
public struct Campaign: Hashable, Sendable {
    /// The name, unique inside the plan.
    public let id: CampaignID
    /// By how much points are multiplied; above zero.
    public let multiplier: Rate
    /// Which orders, lines and actions it is for.
    public let scope: AccrualScope
    /// When, and for members of which tiers, it holds.
    public let condition: AccrualCondition

    /// Creates a campaign.
    ///
    /// - Parameters:
    ///   - id: The name, unique inside the plan.
    ///   - multiplier: By how much points are multiplied; above zero.
    ///   - scope: Which orders, lines and actions it is for.
    ///   - condition: When, and for members of which tiers, it holds.
    /// - Throws: ``RewardsError`` with code `invalidRate` for a multiplier of zero or less.
    public init(
        _ id: CampaignID,
        multiplier: Rate,
        scope: AccrualScope = .everything,
        condition: AccrualCondition = .always
    ) throws(RewardsError) {
        guard multiplier > .zero else { throw RewardsError(.invalidRate, "a campaign multiplies by more than zero") }
        self.id = id
        self.multiplier = multiplier
        self.scope = scope
        self.condition = condition
    }
}

// MARK: - Codable

extension Campaign: Codable {
    private enum CodingKeys: String, CodingKey { case condition, id, multiplier, scope }

    /// Reads a campaign and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(CampaignID.self, forKey: .id),
            multiplier: container.decode(Rate.self, forKey: .multiplier),
            scope: container.decodeIfPresent(AccrualScope.self, forKey: .scope) ?? .everything,
            condition: container.decodeIfPresent(AccrualCondition.self, forKey: .condition) ?? .always
        )
    }

    /// Writes the campaign without a scope or condition that asks for nothing.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(multiplier, forKey: .multiplier)
        if scope != .everything { try container.encode(scope, forKey: .scope) }
        if condition != .always { try container.encode(condition, forKey: .condition) }
    }
}
