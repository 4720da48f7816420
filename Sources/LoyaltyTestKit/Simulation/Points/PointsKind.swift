//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The kinds of commands that are drawn, by their names in marks.
enum PointsKind: String, Hashable, Sendable {
    case accrue, reverseAccrual, returnUnits, redeem, hold, capture, release, refundRedemption, transfer, settle
    case adjust, openBalance, extendExpiry, reinstate, close, erase
    case join, separate, extendTier

    private static let plain: [PointsKind] = [
        .accrue, .accrue, .accrue, .accrue, .accrue, .accrue, .accrue, .accrue, .accrue, .accrue,
        .redeem, .redeem, .redeem, .hold, .hold, .hold, .capture, .capture, .capture, .capture, .release, .release,
        .refundRedemption, .refundRedemption, .refundRedemption, .returnUnits, .returnUnits, .reverseAccrual,
        .transfer, .transfer, .settle, .adjust, .adjust, .extendExpiry, .extendExpiry, .reinstate,
        .openBalance, .close,
    ]

    private static let rich: [PointsKind] =
        plain + [.join, .join, .separate, .separate, .separate, .extendTier, .redeem, .erase]

    /// The kinds, each as often as it is drawn.
    static func all(isRich: Bool) -> [PointsKind] { isRich ? rich : plain }
}

/// What commands about one member can aim at, as its events tell it.
struct PointsAims: Sendable {
    var orders: [Int] = []
    var redemptions: [Int] = []
    var holds: [(redemption: Int, until: Timestamp)] = []
    /// Names that were asked for, whatever became of them.
    var asked: (orders: [Int], redemptions: [Int], holds: [Int]) = ([], [], [])
    var lots: Int64 = 0
    var remaining: Int64 = 0
    var debt: Int64 = 0
    var hasExpired = false
    var isOpen = false
    var isClosed = false
    /// Into whose account this one moved.
    var host: Int?
}
