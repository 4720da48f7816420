//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The name of what earned points, unique in an account for ever: an order's or an action's own.
public enum AccrualID: Hashable, Sendable {
    /// An order.
    case order(OrderID)
    /// An action.
    case action(ActivityID)
}

extension AccrualID: Comparable {
    /// Whether the first name comes before the second: orders before actions, each by the bytes of their names.
    public static func < (lhs: AccrualID, rhs: AccrualID) -> Bool {
        switch (lhs, rhs) {
        case (.order(let lhs), .order(let rhs)): lhs < rhs
        case (.action(let lhs), .action(let rhs)): lhs < rhs
        case (.order, .action): true
        case (.action, .order): false
        }
    }
}

extension AccrualID: CustomStringConvertible {
    /// The kind and the name, as `order o-1`.
    public var description: String {
        switch self {
        case .order(let id): "order \(id)"
        case .action(let id): "action \(id)"
        }
    }
}

// MARK: - Codable

extension AccrualID: Codable {
    private enum CodingKeys: String, CodingKey { case action, order }

    /// Reads a name from an object with either `order` or `action`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if container.contains(.order) {
            self = .order(try container.decode(OrderID.self, forKey: .order))
        } else {
            self = .action(try container.decode(ActivityID.self, forKey: .action))
        }
    }

    /// Writes the name as an object with either `order` or `action`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .order(let id): try container.encode(id, forKey: .order)
        case .action(let id): try container.encode(id, forKey: .action)
        }
    }
}
