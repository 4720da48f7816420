//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a message about a points account is about; a host picks those that its other systems wait for.
///
/// The ``name`` never changes; the set is open, and a minor release may add topics. Each body is an object with `member`,
/// `program` and `at`, and with what stands beside its topic below; what is in brackets is left out when there is nothing to
/// say. Amounts read back as `Points` and `Money`, instants as ISO 8601 text. All bodies have version 1, under which members
/// may still be added.
///
/// A body names whom and what the host named: members, orders, redemptions. It has no line of an order, and nobody who
/// acted by hand. An amount of zero gives no message.
public struct PointsTopic: Hashable, Sendable {
    /// The topic as a message names it, such as `points.accrued`.
    public let name: String

    private init(_ name: String) { self.name = name }
}

extension PointsTopic: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}

extension PointsTopic: Comparable {
    /// Whether the first name comes before the second, by their bytes.
    public static func < (lhs: PointsTopic, rhs: PointsTopic) -> Bool {
        lhs.name.utf8.lexicographicallyPrecedes(rhs.name.utf8)
    }
}

// MARK: - Topics

extension PointsTopic {
    /// All topics that this release knows.
    public static let all: Set<PointsTopic> = [
        .accountOpened, .accountClosed, .accountErased, .memberJoined, .memberLeft, .balanceOpened,
        .pointsAccrued, .pointsReversed, .pointsRedeemed, .pointsRefunded, .pointsHeld, .holdReleased,
        .pointsExpired, .expiryExtended, .pointsReinstated, .pointsAdjusted, .pointsSent, .pointsReceived,
        .debtCreated, .debtRepaid, .tierChanged, .tierExtended,
    ]

    /// An account got its first event; with `enrolledAt`.
    public static let accountOpened = PointsTopic("account.opened")
    /// An account was closed; with [`points`] that were forfeited.
    public static let accountClosed = PointsTopic("account.closed")
    /// A closed account forgot what its member did: readers forget it too.
    public static let accountErased = PointsTopic("account.erased")
    /// Another account joined this one; with `joined` and `kind`.
    public static let memberJoined = PointsTopic("member.joined")
    /// An account that had joined this one left it; with `left`.
    public static let memberLeft = PointsTopic("member.left")
    /// The member's points of another system were taken over; with `points`.
    public static let balanceOpened = PointsTopic("balance.opened")
    /// An order or an action earned points; with `accrual`, `points`, `activeAt` and [`expiresAt`].
    public static let pointsAccrued = PointsTopic("points.accrued")
    /// Points of a returned order or action were taken back; with `accrual` and `points`, without those that are owed.
    public static let pointsReversed = PointsTopic("points.reversed")
    /// Points were redeemed, at once or out of a hold; with `redemption`, `points` and `value`.
    public static let pointsRedeemed = PointsTopic("points.redeemed")
    /// Points of a redemption came back; with `redemption`, `points`, `value`, and [`expiresAt`] of those whose own last day
    /// is over and that live on for the program's grace.
    public static let pointsRefunded = PointsTopic("points.refunded")
    /// Points were set aside; with `redemption`, `points`, `value` and `until`.
    public static let pointsHeld = PointsTopic("points.held")
    /// Points that were set aside are free again; with `redemption`, `points` and `hasTimedOut`.
    public static let holdReleased = PointsTopic("hold.released")
    /// Points ended; with `points`.
    ///
    /// `at` is when that was written down, perhaps long after their last day.
    public static let pointsExpired = PointsTopic("points.expired")
    /// Points live longer; with `reason` and [`expiresAt`], the earliest new end.
    public static let expiryExtended = PointsTopic("expiry.extended")
    /// Expired points came back; with `points`, `reason` and [`expiresAt`].
    public static let pointsReinstated = PointsTopic("points.reinstated")
    /// Somebody gave points, or took some: then below zero; with `points` and `reason`.
    public static let pointsAdjusted = PointsTopic("points.adjusted")
    /// Points went to another member; with `points` and `to`.
    public static let pointsSent = PointsTopic("points.sent")
    /// Points came from another member; with `points`, `from` and [`expiresAt`], the earliest end.
    public static let pointsReceived = PointsTopic("points.received")
    /// A member owes points; with `points` and [`accrual`].
    public static let debtCreated = PointsTopic("debt.created")
    /// Points of the account repaid debt; with `points`.
    public static let debtRepaid = PointsTopic("debt.repaid")
    /// A member has another tier after the command than before; with [`from`], [`tier`], `since` and [`holdsUntil`].
    public static let tierChanged = PointsTopic("tier.changed")
    /// Somebody gave a member a tier for longer; with `tier`, `until` and `reason`.
    public static let tierExtended = PointsTopic("tier.extended")
}
