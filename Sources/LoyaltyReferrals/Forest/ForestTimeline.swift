//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A forest as it grows from instant to instant, checked on the way.
struct ForestTimeline {
    private let partners: [PartnerID]
    /// The sponsor's number of each partner; −1 for none, and −2 for who is no partner yet.
    private var sponsors: [Int32]
    /// The round in which each partner's line was last seen to end at a root.
    private var rounds: [Int32]
    private var round: Int32 = 0

    /// Starts before all changes.
    ///
    /// - Parameter partners: All partners, in order.
    init(_ partners: [PartnerID]) {
        self.partners = partners
        sponsors = Array(repeating: Self.isAbsent, count: partners.count)
        rounds = Array(repeating: 0, count: partners.count)
    }

    private static let isAbsent: Int32 = -2

    /// Checks that no line of sponsors ever comes back to where it began, or leads to who is no partner.
    ///
    /// - Parameter changes: The changes by the instant from which they hold; of one partner and one instant, the one that is
    ///   known last comes last.
    /// - Throws: ``ReferralsError`` with code `invalidForest`.
    /// - Complexity: O(*n* · (*d* + log *p*)) in the number of changes, the depth and the number of partners.
    mutating func check(_ changes: [SponsorChange]) throws(ReferralsError) {
        var start = 0
        while start < changes.count {
            let end = changes[start...].firstIndex { $0.validFrom != changes[start].validFrom } ?? changes.count
            try apply(changes[start..<end])
            start = end
        }
    }

    /// Applies the changes of one instant, and follows the line of each partner who changed.
    private mutating func apply(_ changes: ArraySlice<SponsorChange>) throws(ReferralsError) {
        var changed: [Int32] = []
        for change in changes {
            guard let partner = ForestIndex.number(of: change.partner, in: partners) else { continue }
            var above: Int32 = -1
            if let sponsor = change.sponsor {
                guard let number = ForestIndex.number(of: sponsor, in: partners) else { throw Self.fault }
                above = number
            }
            sponsors[Int(partner)] = above
            changed.append(partner)
        }
        round += 1
        for partner in changed { try follow(partner) }
    }

    /// Follows a line up to a root, or to a partner whose line was followed in this round.
    private mutating func follow(_ partner: Int32) throws(ReferralsError) {
        var next = partner
        while next >= 0, rounds[Int(next)] != round {
            rounds[Int(next)] = -round
            next = sponsors[Int(next)]
            if next >= 0, rounds[Int(next)] == -round { throw Self.fault }
        }
        guard next != Self.isAbsent else { throw Self.fault }
        next = partner
        while next >= 0, rounds[Int(next)] != round {
            rounds[Int(next)] = round
            next = sponsors[Int(next)]
        }
    }

    static var fault: ReferralsError {
        ReferralsError(.invalidForest, "a sponsor is a partner by then, and is not below the partner")
    }
}
