//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - Why something is not done by hand

extension ReasonCode {
    /// The program has no rule by which points are given or taken by hand.
    public static let adjustmentNotOffered: ReasonCode = "adjustment.notOffered"
    /// Something happened to the account before, so it takes no opening balance.
    public static let balanceAlreadyOpened: ReasonCode = "account.alreadyOpened"
    /// No lot of this name has points that live; `lot`.
    public static let lotUnknown: ReasonCode = "lot.unknown"
    /// No points would live longer than they do.
    public static let expiryNotExtended: ReasonCode = "expiry.notExtended"
    /// The program has no rule by which expired points come back.
    public static let reinstatementNotOffered: ReasonCode = "reinstatement.notOffered"
    /// Nothing expired within the program's window, or it came back already; `since`.
    public static let reinstatementNothing: ReasonCode = "reinstatement.nothing"
    /// The program has no tiers.
    public static let tierNotOffered: ReasonCode = "tier.notOffered"
    /// The member has no tier.
    public static let tierNone: ReasonCode = "tier.none"
    /// The tier holds as long already; `tier`.
    public static let tierNotExtended: ReasonCode = "tier.notExtended"
    /// Points are left or owed; `available`, `debt`, `held`, `pending`.
    public static let accountNotEmpty: ReasonCode = "account.notEmpty"
    /// The account was closed for good.
    public static let accountClosed: ReasonCode = "account.closed"
}
