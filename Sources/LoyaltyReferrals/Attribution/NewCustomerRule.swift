//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Which customers a touch can win for a partner.
///
/// A customer who is bound to a partner already is not won again, so this rule does not stand in the way of their later orders.
public enum NewCustomerRule: Hashable, Sendable {
    /// Everybody.
    case any
    /// Those who never ordered before.
    case firstOrder
    /// Those who never ordered before, or whose last order is at least this long ago, in elapsed time above zero.
    case lapsed(TimeSpan)

    /// Whether the rule could be met by somebody whom `firstOrder` leaves out, or is `firstOrder` itself.
    var isSound: Bool {
        if case .lapsed(let span) = self { return span > .zero }
        return true
    }

    /// Returns why a customer is not new, or nil for one who is.
    func obstacle(to order: Order, touches: TouchLog) -> AttributionFinding? {
        guard let first = touches.customerFirstOrderAt, first < order.at else { return nil }
        switch self {
        case .any: return nil
        case .firstOrder: return .existingCustomer
        case .lapsed(let span):
            // Without a last order before this one, how long the customer was away is not known, and nobody is favoured.
            let last = touches.customerLastOrderAt ?? first
            return last < order.at && last.span(to: order.at) >= span ? nil : .recentCustomer
        }
    }
}

// MARK: - Codable

extension NewCustomerRule: Codable {
    private enum CodingKeys: String, CodingKey { case any, firstOrder, lapsed }

    /// Reads a rule: an object whose one key is `any` or `firstOrder`, which are true, or `lapsed` with microseconds.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.onlyKey()
        if kind == .lapsed {
            self = .lapsed(try container.decode(TimeSpan.self, forKey: .lapsed))
            return
        }
        guard try container.decode(Bool.self, forKey: kind) else {
            throw ReferralsError(.invalidAttributionRule, "a rule for new customers is written as true")
        }
        self = kind == .any ? .any : .firstOrder
    }

    /// Writes the rule as an object with one key.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .any: try container.encode(true, forKey: .any)
        case .firstOrder: try container.encode(true, forKey: .firstOrder)
        case .lapsed(let span): try container.encode(span, forKey: .lapsed)
        }
    }
}
