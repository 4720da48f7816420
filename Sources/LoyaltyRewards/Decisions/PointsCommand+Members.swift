//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - Several accounts

extension PointsCommand {
    /// Returns the command to send points to another member.
    ///
    /// - Parameters:
    ///   - points: How many; above zero. They keep the dates that they have.
    ///   - sender: The member who sends them.
    ///   - receiver: The member who gets them.
    /// - Returns: The command to send points to another member.
    public static func transfer(
        _ points: Points,
        from sender: CustomerID,
        to receiver: CustomerID
    ) -> PointsCommand {
        PointsCommand(.transfer(points, to: receiver), for: sender)
    }

    /// Returns the command to move all that an account has into another one.
    ///
    /// - Parameters:
    ///   - member: Whose account joins.
    ///   - host: Whose account it joins: the same person's other account, or the account of the household, which the host
    ///     gives an identifier as if it were a member.
    ///   - kind: Why it joins.
    /// - Returns: The command to move all that an account has into another one.
    public static func join(_ member: CustomerID, to host: CustomerID, as kind: MembershipKind) -> PointsCommand {
        PointsCommand(.join(member, kind), for: host)
    }

    /// Returns the command to give an account that joined back what is left of its own.
    ///
    /// What one used of another one's points while joined, for a redemption or a return, stays used: it is as if it had been sent.
    ///
    /// - Parameters:
    ///   - member: Whose account joined.
    ///   - host: Whose account it joined.
    /// - Returns: The command to give an account that joined back what is left of its own.
    public static func separate(_ member: CustomerID, from host: CustomerID) -> PointsCommand {
        PointsCommand(.separate(member), for: host)
    }

    /// The other account that the command touches, or nil if it touches one.
    public var otherMember: CustomerID? {
        switch action {
        case .transfer(_, let member), .join(let member, _), .separate(let member): member
        default: nil
        }
    }
}
