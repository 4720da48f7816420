//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The end of a hold: what was pending of a commission is the partner's.
public struct CommissionApproval: Hashable, Sendable {
    /// What the commission was paid for.
    public let source: CommissionSource
    /// When the hold ended.
    public let at: Timestamp
    /// What was left of the commission then.
    public let amount: Money

    /// The order, or nil for the commission of a period.
    public var order: OrderID? {
        if case .order(let order) = source { order } else { nil }
    }
}

extension CommissionApproval: Codable {
    private enum CodingKeys: String, CodingKey { case amount, at, order, period }

    /// Reads an approval, whose source is an `order` or a `period`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let period = try container.decodeIfPresent(PeriodKey.self, forKey: .period) {
            source = .period(period)
        } else {
            source = .order(try container.decode(OrderID.self, forKey: .order))
        }
        at = try container.decode(Timestamp.self, forKey: .at)
        amount = try container.decode(Money.self, forKey: .amount)
    }

    /// Writes the approval with the `order` or the `period` that it is for.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch source {
        case .order(let order): try container.encode(order, forKey: .order)
        case .period(let period): try container.encode(period, forKey: .period)
        }
        try container.encode(at, forKey: .at)
        try container.encode(amount, forKey: .amount)
    }
}
