//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account forgot, and the sums that stay; evidence of an erasure that names nobody.
///
/// How many events the account's stream has is the version at which the journal loads it; an account does not count them.
///
/// The account no longer holds a name of the host's. The host then deletes its mapping of the person to the identifier, and the
/// stream with its snapshots, as its law asks.
public struct ErasureReceipt: Hashable, Codable, Sendable {
    /// The program.
    public let program: ProgramID
    /// When it was decided.
    public let at: Timestamp
    /// The orders that were forgotten.
    public let orders: Int
    /// The actions that were forgotten.
    public let actions: Int
    /// The redemptions that were forgotten.
    public let redemptions: Int
    /// The entries that counted for a tier and were forgotten.
    public let qualifying: Int
    /// The lots whose points were forfeited.
    public let lots: Int
    /// The points that were forfeited.
    public let forfeited: Points
    /// The points that were still owed.
    public let debt: Points
    /// What became of all points that the account ever got.
    public let totals: PointsTotals

    private enum CodingKeys: String, CodingKey {
        case actions, at, debt, forfeited, lots, orders, program, qualifying, redemptions, totals
    }
}
