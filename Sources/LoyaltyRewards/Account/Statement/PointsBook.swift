//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Where the points of a program are: each event moves them between these books, and the sum of all books is always zero.
///
/// A book above zero has points; ``world`` is below zero by all that was ever granted, and ``debt`` by what members owe. The
/// sum over the accounts of a program is zero as well.
public enum PointsBook: String, Hashable, CaseIterable, Codable, Sendable {
    /// Granted, and not redeemable yet.
    case pending
    /// Redeemable, or past its last day and not yet written down as expired.
    case available
    /// Set aside by holds.
    case held
    /// Owed by the member; below zero.
    case debt
    /// Redeemed, less what was refunded.
    case redeemed
    /// Gone with their last day.
    case expired
    /// Taken back, out of lots or as debt.
    case reversed
    /// Taken by hand, or forfeited when the account was closed.
    case withdrawn
    /// Sent to other accounts, less what came from them.
    case transit
    /// Outside of the program, where points come from; below zero.
    case world

    /// Whether the points of the book are the member's.
    public var isOwn: Bool {
        switch self {
        case .pending, .available, .held, .debt: true
        case .redeemed, .expired, .reversed, .withdrawn, .transit, .world: false
        }
    }
}
