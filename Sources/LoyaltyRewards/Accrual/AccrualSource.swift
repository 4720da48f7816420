//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What points are accrued for: an order, or an action such as a review.
public indirect enum AccrualSource: Hashable, Sendable {
    /// An order.
    case order(Order)
    /// An action.
    case action(CustomAction)
}

extension AccrualSource {
    /// The name under which points are accrued, once for ever.
    public var id: AccrualID {
        switch self {
        case .order(let order): .order(order.id)
        case .action(let action): .action(action.id)
        }
    }

    /// When it happened.
    public var at: Timestamp {
        switch self {
        case .order(let order): order.at
        case .action(let action): action.at
        }
    }

    /// The customer, or nil if unknown.
    public var customer: CustomerID? {
        switch self {
        case .order(let order): order.customer
        case .action(let action): action.customer
        }
    }
}

// MARK: - Codable

extension AccrualSource: Codable {
    private enum CodingKeys: String, CodingKey { case action, order }

    /// Reads a source from an object with either `order` or `action`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if container.contains(.order) {
            self = .order(try container.decode(Order.self, forKey: .order))
        } else {
            self = .action(try container.decode(CustomAction.self, forKey: .action))
        }
    }

    /// Writes the source as an object with either `order` or `action`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .order(let order): try container.encode(order, forKey: .order)
        case .action(let action): try container.encode(action, forKey: .action)
        }
    }
}
