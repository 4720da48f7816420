//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What is asked of a member's account.
///
/// ```swift
/// let command = PointsCommand.redeem(try Points(steps: 100, in: .points), as: try RedemptionID("r-1"), by: ann)
/// ```
public struct PointsCommand: Hashable, Sendable {
    /// What is asked.
    public enum Action: Hashable, Sendable {
        /// Grant the points of an order.
        case accrue(Order)
        /// Redeem points under a name of the host's.
        case redeem(Points, RedemptionID)
        /// Give the points of a redemption back.
        case cancelRedemption(RedemptionID)
        /// Take the points of an order back.
        case reverseAccrual(OrderID)
        /// Write down what time alone has changed.
        case settle
    }

    /// Whose account it is.
    public let member: CustomerID
    /// What is asked.
    public let action: Action

    /// Creates a command.
    ///
    /// - Parameters:
    ///   - action: What is asked.
    ///   - member: Whose account it is.
    public init(_ action: Action, for member: CustomerID) {
        self.action = action
        self.member = member
    }
}

// MARK: - Making commands

extension PointsCommand {
    /// Returns the command to grant the points of an order.
    ///
    /// - Parameters:
    ///   - order: The order; its customer is the member, or nobody.
    ///   - member: The member who gets the points.
    /// - Returns: The command to grant the points of an order.
    public static func accrue(_ order: Order, to member: CustomerID) -> PointsCommand {
        PointsCommand(.accrue(order), for: member)
    }

    /// Returns the command to redeem points.
    ///
    /// - Parameters:
    ///   - points: How many; above zero.
    ///   - redemption: The host's name of the redemption.
    ///   - member: The member who redeems.
    /// - Returns: The command to redeem points.
    public static func redeem(
        _ points: Points,
        as redemption: RedemptionID,
        by member: CustomerID
    ) -> PointsCommand {
        PointsCommand(.redeem(points, redemption), for: member)
    }

    /// Returns the command to give the points of a redemption back.
    ///
    /// - Parameters:
    ///   - redemption: The redemption.
    ///   - member: The member who redeemed.
    /// - Returns: The command to give the points of a redemption back.
    public static func cancelRedemption(_ redemption: RedemptionID, of member: CustomerID) -> PointsCommand {
        PointsCommand(.cancelRedemption(redemption), for: member)
    }

    /// Returns the command to take the points of an order back.
    ///
    /// - Parameters:
    ///   - order: The order that was accrued.
    ///   - member: The member who got the points.
    /// - Returns: The command to take the points of an order back.
    public static func reverseAccrual(of order: OrderID, from member: CustomerID) -> PointsCommand {
        PointsCommand(.reverseAccrual(order), for: member)
    }

    /// Returns the command to write down what time alone has changed.
    ///
    /// - Parameter member: The member whose account is settled.
    /// - Returns: The command to write down what time alone has changed.
    public static func settle(_ member: CustomerID) -> PointsCommand { PointsCommand(.settle, for: member) }
}

// MARK: - Codable

extension PointsCommand: Codable {
    private enum CodingKeys: String, CodingKey {
        case accrue, cancelRedemption, member, redeem, reverseAccrual, settle
    }

    private struct Redeeming: Codable {
        let points: Points
        let redemption: RedemptionID

        enum CodingKeys: String, CodingKey { case points, redemption }
    }

    /// Reads a command from an object with `member` and one kind of action.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kinds = container.allKeys.filter { $0 != .member }
        guard let kind = kinds.first, kinds.count == 1 else {
            throw CoreError(.unexpectedJSON, "a command is an object with a member and exactly one known kind")
        }
        let action: Action
        switch kind {
        case .accrue: action = .accrue(try container.decode(Order.self, forKey: kind))
        case .redeem:
            let redeeming = try container.decode(Redeeming.self, forKey: kind)
            action = .redeem(redeeming.points, redeeming.redemption)
        case .cancelRedemption: action = .cancelRedemption(try container.decode(RedemptionID.self, forKey: kind))
        case .reverseAccrual: action = .reverseAccrual(try container.decode(OrderID.self, forKey: kind))
        case .settle, .member: action = .settle
        }
        self.init(action, for: try container.decode(CustomerID.self, forKey: .member))
    }

    /// Writes the command as an object with `member` and one kind of action.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(member, forKey: .member)
        switch action {
        case .accrue(let order): try container.encode(order, forKey: .accrue)
        case .redeem(let points, let redemption):
            try container.encode(Redeeming(points: points, redemption: redemption), forKey: .redeem)
        case .cancelRedemption(let redemption): try container.encode(redemption, forKey: .cancelRedemption)
        case .reverseAccrual(let order): try container.encode(order, forKey: .reverseAccrual)
        case .settle: try container.encode(true, forKey: .settle)
        }
    }
}
