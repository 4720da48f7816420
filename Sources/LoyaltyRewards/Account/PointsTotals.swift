//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What became of all points that an account ever got, in steps of its unit.
///
/// After every event `issued + movedIn = remaining + redeemed + expired + reversed + repaid + withdrawn + movedOut`, and
/// `debtCreated = debt + repaid`: no point appears from nowhere or leaves without a name.
public struct PointsTotals: Hashable, Codable, Sendable {
    /// Granted: by accruals, and as opening, adjusted, regranted or reinstated lots.
    public internal(set) var issued: Int64 = 0
    /// Redeemed, less what was refunded.
    public internal(set) var redeemed: Int64 = 0
    /// Gone with their last day.
    public internal(set) var expired: Int64 = 0
    /// Taken back out of lots by returns.
    public internal(set) var reversed: Int64 = 0
    /// Taken out of lots to repay debt.
    public internal(set) var repaid: Int64 = 0
    /// Taken out of lots by adjustments and by the closing of the account.
    public internal(set) var withdrawn: Int64 = 0
    /// Sent to other accounts.
    public internal(set) var movedOut: Int64 = 0
    /// Received from other accounts.
    public internal(set) var movedIn: Int64 = 0
    /// Owed because points that were taken back had already been redeemed.
    public internal(set) var debtCreated: Int64 = 0

    private enum CodingKeys: String, CodingKey {
        case debtCreated, expired, issued, movedIn, movedOut, redeemed, repaid, reversed, withdrawn
    }

    /// Creates the totals of an account without events.
    public init() {}

    /// All totals, for checks that ask the same of each.
    var all: [Int64] { [issued, redeemed, expired, reversed, repaid, withdrawn, movedOut, movedIn, debtCreated] }

    /// All points that came in, or nil beyond the bound: then the lots could hold more than can be said.
    var received: Int64? { Steps.sum(issued, movedIn) }

    /// Points that came in less points that left: what the lots must hold.
    var remaining: Int128 {
        let left = [redeemed, expired, reversed, repaid, withdrawn, movedOut]
        return Int128(issued) + Int128(movedIn) - left.reduce(Int128(0)) { $0 + Int128($1) }
    }
}
