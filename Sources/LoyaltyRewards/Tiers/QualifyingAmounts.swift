//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What one accrual counts for a member's tier, in each of the measures that a ladder may go by.
///
/// Qualifying amounts are kept apart from points that can be redeemed: spending points lowers no tier, and a multiplier
/// of a tier or a campaign never counts into them. All four are zero or more.
///
/// ```swift
/// let coffee = QualifyingAmounts(points: 12, spend: 350, orders: 1)
/// try coffee.adding(QualifyingAmounts(points: 8, orders: 1))  // points 20, spend 350, orders 2
/// ```
public struct QualifyingAmounts: Hashable, Sendable {
    /// Qualifying points, in steps of the program's unit.
    public let points: Int64
    /// Qualifying spend, in minor units of the program's currency.
    public let spend: Int64
    /// Orders that count.
    public let orders: Int64
    /// Actions that count.
    public let actions: Int64

    /// Creates amounts; what is not named is zero.
    ///
    /// - Parameters:
    ///   - points: Qualifying points, in steps of the program's unit.
    ///   - spend: Qualifying spend, in minor units of the program's currency.
    ///   - orders: Orders that count.
    ///   - actions: Actions that count.
    public init(points: Int64 = 0, spend: Int64 = 0, orders: Int64 = 0, actions: Int64 = 0) {
        self.points = points
        self.spend = spend
        self.orders = orders
        self.actions = actions
    }

    /// Nothing in any measure.
    public static let zero = QualifyingAmounts()

    /// Whether nothing counts in any measure.
    public var isZero: Bool { points | spend | orders | actions == 0 }

    /// Whether each amount may stand for something that counts: zero to 2^53 − 1.
    var isSound: Bool {
        Steps.isValid(points) && Steps.isValid(spend) && Steps.isValid(orders) && Steps.isValid(actions)
    }
}

// MARK: - Sums and differences

extension QualifyingAmounts {
    /// Returns the sums, measure by measure.
    ///
    /// - Parameter other: What else counts.
    /// - Returns: The sums, measure by measure.
    /// - Throws: ``RewardsError`` with code `amountOutOfRange` if a sum is negative or beyond 2^53 − 1.
    public func adding(_ other: QualifyingAmounts) throws(RewardsError) -> QualifyingAmounts {
        QualifyingAmounts(
            points: try Self.checked(points.addingReportingOverflow(other.points)),
            spend: try Self.checked(spend.addingReportingOverflow(other.spend)),
            orders: try Self.checked(orders.addingReportingOverflow(other.orders)),
            actions: try Self.checked(actions.addingReportingOverflow(other.actions))
        )
    }

    /// Returns the differences, measure by measure.
    ///
    /// - Parameter other: What counts no longer.
    /// - Returns: The differences, measure by measure.
    /// - Throws: ``RewardsError`` with code `amountOutOfRange` if a difference is negative or beyond 2^53 − 1.
    public func subtracting(_ other: QualifyingAmounts) throws(RewardsError) -> QualifyingAmounts {
        QualifyingAmounts(
            points: try Self.checked(points.subtractingReportingOverflow(other.points)),
            spend: try Self.checked(spend.subtractingReportingOverflow(other.spend)),
            orders: try Self.checked(orders.subtractingReportingOverflow(other.orders)),
            actions: try Self.checked(actions.subtractingReportingOverflow(other.actions))
        )
    }

    private static func checked(_ result: (partialValue: Int64, overflow: Bool)) throws(RewardsError) -> Int64 {
        guard !result.overflow, Steps.isValid(result.partialValue) else { throw .outOfRange }
        return result.partialValue
    }
}

// MARK: - Codable

extension QualifyingAmounts: Codable {
    private enum CodingKeys: String, CodingKey { case actions, orders, points, spend }

    /// Reads amounts from an object; a measure that is left out is zero.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            points: try container.decodeIfPresent(Int64.self, forKey: .points) ?? 0,
            spend: try container.decodeIfPresent(Int64.self, forKey: .spend) ?? 0,
            orders: try container.decodeIfPresent(Int64.self, forKey: .orders) ?? 0,
            actions: try container.decodeIfPresent(Int64.self, forKey: .actions) ?? 0
        )
        guard isSound else { throw RewardsError.outOfRange }
    }

    /// Writes the amounts as an object, leaving out what is zero.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if actions != 0 { try container.encode(actions, forKey: .actions) }
        if orders != 0 { try container.encode(orders, forKey: .orders) }
        if points != 0 { try container.encode(points, forKey: .points) }
        if spend != 0 { try container.encode(spend, forKey: .spend) }
    }
}
