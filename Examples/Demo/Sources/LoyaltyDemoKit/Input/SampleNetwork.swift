//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit

/// Partners who brought partners, whose customers are whose, and what was sent back: made up from a seed, the same in every run.
struct SampleNetwork {
    /// Who sponsors whom, over time.
    let forest: PartnerForest
    /// The orders that somebody is credited with, and what came back of each.
    let sales: [(order: Order, partner: PartnerID, returns: [Return])]

    private static let count = 40
    private static let founders = 3

    /// Forty partners, three of them without a sponsor; every third customer is one partner's from the first order on, and one
    /// order in twelve is sent back by half.
    init(orders: [Order], start: Timestamp, moved: Timestamp, asOf: Timestamp) throws {
        var random = SeededGenerator(seed: 1_997)
        let partners = try (1...Self.count).map { try PartnerID("p\($0 < 10 ? "0" : "")\($0)") }
        var changes = partners.enumerated().map { place, partner in
            let sponsor = place < Self.founders ? nil : partners[Int.random(in: 0..<place, using: &random)]
            return SponsorChange(partner, sponsor: sponsor, validFrom: start)
        }
        // The last partner moves to the first one in the middle of the history; what was sold before stays where it was.
        changes.append(SponsorChange(partners[Self.count - 1], sponsor: partners[0], validFrom: moved))
        forest = try PartnerForest(changes)
        var owners: [CustomerID: PartnerID?] = [:]
        var sales: [(Order, PartnerID, [Return])] = []
        for order in orders {
            guard let customer = order.customer else { continue }
            if owners[customer] == nil {
                let isBrought = Int.random(in: 0..<3, using: &random) == 0
                owners[customer] = .some(isBrought ? partners[Int.random(in: 0..<Self.count, using: &random)] : nil)
            }
            guard case .some(.some(let partner)) = owners[customer] else { continue }
            sales.append((order, partner, try Self.returns(of: order, &random).filter { $0.at <= asOf }))
        }
        self.sales = sales
    }

    private static func returns(of order: Order, _ random: inout SeededGenerator) throws -> [Return] {
        guard Int.random(in: 0..<12, using: &random) == 0, order.total.minorUnits > 1 else { return [] }
        let half = try Money(minorUnits: order.total.minorUnits / 2, in: order.currency)
        return [
            try Return(
                id: ActivityID("network-return-of-\(order.id)"),
                at: order.at.advanced(by: .days(14)),
                customer: order.customer,
                order: order.id,
                amount: half
            )
        ]
    }
}
