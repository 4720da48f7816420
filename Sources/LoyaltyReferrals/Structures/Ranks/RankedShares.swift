//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a sale pays up a line of ranks, stop by stop.
public struct RankedShares: Hashable, Sendable {
    /// The stops from the seller up.
    public let stops: [RankedStop]
    /// What the sale pays in all.
    public let amount: Money
    /// The shares that nobody may be paid.
    public let forfeited: Money

    /// The shares of those who are paid, the nearest to the seller first.
    public var shares: [PartnerShare] {
        stops.compactMap { stop in
            guard stop.finding == .paid, let partner = stop.partner, !stop.amount.isZero else { return nil }
            return PartnerShare(partner, stop.amount)
        }
    }

    init(_ stops: [RankedStop], in currency: Currency) throws(ReferralsError) {
        self.stops = stops
        let sums = try ReferralsError.restating { () throws(CoreError) in
            (
                try Money.sum(of: stops.lazy.filter { $0.finding == .paid }.map(\.amount), in: currency),
                try Money.sum(
                    of: stops.lazy.filter { [.unqualified, .noLeader].contains($0.finding) }.map(\.amount),
                    in: currency
                )
            )
        }
        (amount, forfeited) = sums
    }
}
