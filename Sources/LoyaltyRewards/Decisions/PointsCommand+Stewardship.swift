//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - By hand

extension PointsCommand {
    /// Returns the command to give a member points, or to take some.
    ///
    /// - Parameters:
    ///   - points: How many to give; below zero to take.
    ///   - member: Whose account it is.
    ///   - reason: The host's category of the reason.
    ///   - actor: Who does it.
    /// - Returns: The command to give a member points, or to take some.
    public static func adjust(
        _ points: Points,
        of member: CustomerID,
        because reason: ReasonName,
        by actor: ActorID
    ) -> PointsCommand {
        PointsCommand(.adjust(points, ManualReason(reason, by: actor)), for: member)
    }

    /// Returns the command to take over what a member had in another system.
    ///
    /// - Parameters:
    ///   - opening: What the member had.
    ///   - member: Whose account it is.
    /// - Returns: The command to take over what a member had in another system.
    public static func openBalance(_ opening: OpeningBalance, of member: CustomerID) -> PointsCommand {
        PointsCommand(.openBalance(opening), for: member)
    }

    /// Returns the command to let points live longer.
    ///
    /// - Parameters:
    ///   - expiry: Which points, and how much longer.
    ///   - member: Whose account it is.
    ///   - reason: The host's category of the reason.
    ///   - actor: Who does it.
    /// - Returns: The command to let points live longer.
    public static func extendExpiry(
        _ expiry: ExpiryExtension,
        of member: CustomerID,
        because reason: ReasonName,
        by actor: ActorID
    ) -> PointsCommand {
        PointsCommand(.extendExpiry(expiry, ManualReason(reason, by: actor)), for: member)
    }

    /// Returns the command to bring back what expired within the program's window.
    ///
    /// - Parameters:
    ///   - member: Whose account it is.
    ///   - reason: The host's category of the reason.
    ///   - actor: Who does it.
    /// - Returns: The command to bring back what expired within the program's window.
    public static func reinstate(
        _ member: CustomerID,
        because reason: ReasonName,
        by actor: ActorID
    ) -> PointsCommand {
        PointsCommand(.reinstate(ManualReason(reason, by: actor)), for: member)
    }

    /// Returns the command to let a member keep the tier until an instant at least.
    ///
    /// - Parameters:
    ///   - member: Whose account it is.
    ///   - until: The first instant at which the extension is over.
    ///   - reason: The host's category of the reason.
    ///   - actor: Who does it.
    /// - Returns: The command to let a member keep the tier until an instant at least.
    public static func extendTier(
        of member: CustomerID,
        until: Timestamp,
        because reason: ReasonName,
        by actor: ActorID
    ) -> PointsCommand {
        PointsCommand(.extendTier(until: until, ManualReason(reason, by: actor)), for: member)
    }
}

// MARK: - The end of an account

extension PointsCommand {
    /// Returns the command to close an account for good.
    ///
    /// - Parameters:
    ///   - member: Whose account it is.
    ///   - forfeiting: Whether points that are left are forfeited, and holds end; otherwise an account that is not empty stays.
    /// - Returns: The command to close an account for good.
    public static func close(_ member: CustomerID, forfeiting: Bool = false) -> PointsCommand {
        PointsCommand(.close(forfeiting: forfeiting), for: member)
    }

    /// Returns the command to erase what an account knows of its member, whatever is left in it.
    ///
    /// - Parameter member: Whose account it is.
    /// - Returns: The command to erase what an account knows of its member.
    public static func erase(_ member: CustomerID) -> PointsCommand { PointsCommand(.erase, for: member) }
}
