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
        /// Grant the points of an order or an action.
        case accrue(AccrualSource)
        /// Take the points of an order or an action back.
        case reverseAccrual(AccrualID)
        /// Take the points of returned units back.
        case returnUnits(Return)
        /// Redeem points under a name of the host's, towards the total of an order if there is one.
        case redeem(Points, RedemptionID, towards: Money? = nil)
        /// Set points aside for a redemption that is not final yet, for some time.
        case hold(Points, RedemptionID, TimeSpan, towards: Money? = nil)
        /// Make a hold a redemption: all of its points, or some and free the rest.
        case capture(RedemptionID, Points?)
        /// Free the points of a hold.
        case release(RedemptionID)
        /// Give points of a redemption back: all that are left of it, or some.
        case refundRedemption(RedemptionID, Points?)
        /// Send points to another member.
        case transfer(Points, to: CustomerID)
        /// Move all that another account has into this one.
        case join(CustomerID, MembershipKind)
        /// Give an account that joined back what is left of its own.
        case separate(CustomerID)
        /// Give points, or take some, by hand.
        case adjust(Points, ManualReason)
        /// Take over what the member had in another system.
        case openBalance(OpeningBalance)
        /// Let points live longer.
        case extendExpiry(ExpiryExtension, ManualReason)
        /// Bring expired points back.
        case reinstate(ManualReason)
        /// Give the tier until an instant at least.
        case extendTier(until: Timestamp, ManualReason)
        /// Close the account; with points left only if they are forfeited.
        case close(forfeiting: Bool)
        /// Close the account if it is open, and forget what its member did.
        case erase
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

// MARK: - Earning

extension PointsCommand {
    /// Returns the command to grant the points of an order.
    ///
    /// - Parameters:
    ///   - order: The order; its customer is the member, or nobody.
    ///   - member: The member who gets the points.
    /// - Returns: The command to grant the points of an order.
    public static func accrue(_ order: Order, to member: CustomerID) -> PointsCommand {
        PointsCommand(.accrue(.order(order)), for: member)
    }

    /// Returns the command to grant the points of an action, such as a review or a visit.
    ///
    /// - Parameters:
    ///   - action: The action; its customer is the member, or nobody.
    ///   - member: The member who gets the points.
    /// - Returns: The command to grant the points of an action.
    public static func accrue(_ action: CustomAction, to member: CustomerID) -> PointsCommand {
        PointsCommand(.accrue(.action(action)), for: member)
    }

    /// Returns the command to take all points of an order back.
    ///
    /// - Parameters:
    ///   - order: The order that was accrued.
    ///   - member: The member who got the points.
    /// - Returns: The command to take all points of an order back.
    public static func reverseAccrual(of order: OrderID, from member: CustomerID) -> PointsCommand {
        PointsCommand(.reverseAccrual(.order(order)), for: member)
    }

    /// Returns the command to take all points of an action back.
    ///
    /// - Parameters:
    ///   - action: The action that was accrued.
    ///   - member: The member who got the points.
    /// - Returns: The command to take all points of an action back.
    public static func reverseAccrual(of action: ActivityID, from member: CustomerID) -> PointsCommand {
        PointsCommand(.reverseAccrual(.action(action)), for: member)
    }

    /// Returns the command to take the points of returned units back.
    ///
    /// - Parameters:
    ///   - units: What is returned, of which order.
    ///   - member: The member who got the points.
    /// - Returns: The command to take the points of returned units back.
    public static func returnUnits(_ units: Return, from member: CustomerID) -> PointsCommand {
        PointsCommand(.returnUnits(units), for: member)
    }
}

// MARK: - Redeeming

extension PointsCommand {
    /// Returns the command to redeem points.
    ///
    /// - Parameters:
    ///   - points: How many; above zero.
    ///   - redemption: The host's name of the redemption.
    ///   - total: The total of the order that the points pay for, so that they pay no more than it and no more than the
    ///     program's share of it; nil for points that pay for something else.
    ///   - member: The member who redeems.
    /// - Returns: The command to redeem points.
    public static func redeem(
        _ points: Points,
        as redemption: RedemptionID,
        towards total: Money? = nil,
        by member: CustomerID
    ) -> PointsCommand {
        PointsCommand(.redeem(points, redemption, towards: total), for: member)
    }

    /// Returns the command to set points aside for a redemption.
    ///
    /// - Parameters:
    ///   - points: How many; above zero.
    ///   - redemption: The host's name of the redemption.
    ///   - span: For how long, unless they are captured or released before; above zero.
    ///   - total: The total of the order that the points pay for, or nil for points that pay for something else.
    ///   - member: The member who redeems.
    /// - Returns: The command to set points aside for a redemption.
    public static func hold(
        _ points: Points,
        as redemption: RedemptionID,
        for span: TimeSpan,
        towards total: Money? = nil,
        by member: CustomerID
    ) -> PointsCommand {
        PointsCommand(.hold(points, redemption, span, towards: total), for: member)
    }

    /// Returns the command to make a hold a redemption.
    ///
    /// - Parameters:
    ///   - redemption: The redemption whose hold is open.
    ///   - points: How many of the held points; above zero, or nil for all. The rest is free again.
    ///   - member: The member who redeems.
    /// - Returns: The command to make a hold a redemption.
    public static func capture(
        _ redemption: RedemptionID,
        _ points: Points? = nil,
        of member: CustomerID
    ) -> PointsCommand {
        PointsCommand(.capture(redemption, points), for: member)
    }

    /// Returns the command to free the points of a hold.
    ///
    /// - Parameters:
    ///   - redemption: The redemption whose hold is open.
    ///   - member: The member.
    /// - Returns: The command to free the points of a hold.
    public static func release(_ redemption: RedemptionID, of member: CustomerID) -> PointsCommand {
        PointsCommand(.release(redemption), for: member)
    }

    /// Returns the command to give points of a redemption back.
    ///
    /// - Parameters:
    ///   - redemption: The redemption.
    ///   - points: How many; above zero, or nil for all that are left of it.
    ///   - member: The member who redeemed.
    /// - Returns: The command to give points of a redemption back.
    public static func refundRedemption(
        _ redemption: RedemptionID,
        _ points: Points? = nil,
        of member: CustomerID
    ) -> PointsCommand {
        PointsCommand(.refundRedemption(redemption, points), for: member)
    }

    /// Returns the command to write down what time alone has changed.
    ///
    /// - Parameter member: The member whose account is settled.
    /// - Returns: The command to write down what time alone has changed.
    public static func settle(_ member: CustomerID) -> PointsCommand { PointsCommand(.settle, for: member) }
}
