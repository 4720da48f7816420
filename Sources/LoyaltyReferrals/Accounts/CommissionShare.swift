//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One part of what a partner gets, or gives back: by which component of the plan, and on which level.
public struct CommissionShare: Hashable, Sendable {
    /// The component of the plan that pays.
    public let component: ComponentName
    /// The level of the component, from 1; 0 where a component has no levels.
    public let level: Int
    /// How much; zero or more.
    public let amount: Money

    /// Creates a share.
    ///
    /// - Parameters:
    ///   - component: The component of the plan that pays.
    ///   - level: The level of the component, from 1; 0 where it has none.
    ///   - amount: How much; zero or more.
    /// - Throws: ``ReferralsError`` with code `invalidCommission` for a level or an amount below zero.
    public init(component: ComponentName, level: Int = 0, amount: Money) throws(ReferralsError) {
        guard level >= 0, !amount.isNegative else {
            throw ReferralsError(.invalidCommission, "a share and its level are zero or more")
        }
        self.component = component
        self.level = level
        self.amount = amount
    }
}

// MARK: - Codable

extension CommissionShare: Codable {
    private enum CodingKeys: String, CodingKey { case amount, component, level }

    /// Reads a share and checks it as the initializer does; a level that is absent is 0.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            component: container.decode(ComponentName.self, forKey: .component),
            level: container.decodeIfPresent(Int.self, forKey: .level) ?? 0,
            amount: container.decode(Money.self, forKey: .amount)
        )
    }

    /// Writes the share, without its level if that is 0.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(amount, forKey: .amount)
        try container.encode(component, forKey: .component)
        if level != 0 { try container.encode(level, forKey: .level) }
    }
}
