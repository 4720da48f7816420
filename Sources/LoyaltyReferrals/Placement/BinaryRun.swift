//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a binary plan pays every partner for a period, and what each leg carries into the next one.
///
/// ```swift
/// let run = try BinaryRun(rule, over: LegVolumes(of: placement, personal: volumes), carried: last.carried, in: .usd)
/// run.outcome(of: ann)?.amount
/// ```
public struct BinaryRun: Hashable, Sendable {
    /// The plan.
    public let rule: BinaryRule
    /// The places with the period's volume of each leg.
    public let volumes: LegVolumes
    /// The currency of the volumes.
    public let currency: Currency
    /// What the period pays and leaves, by record of the placement.
    private let outcomes: [BinaryRule.Outcome]

    /// What both legs of a partner carry into a period, in minor units.
    public struct Carry: Hashable, Codable, Sendable {
        /// What the left leg carries.
        public let left: Int64
        /// What the right leg carries.
        public let right: Int64

        /// Creates a carry.
        ///
        /// - Parameters:
        ///   - left: What the left leg carries; zero or more.
        ///   - right: What the right leg carries; zero or more.
        public init(left: Int64, right: Int64) {
            self.left = left
            self.right = right
        }

        private enum CodingKeys: String, CodingKey { case left, right }
    }

    /// Works out a period.
    ///
    /// - Parameters:
    ///   - rule: The plan.
    ///   - volumes: The period's volume of each leg, over a placement of width 2.
    ///   - carried: What the period before has carried; nothing for a partner who is not listed.
    ///   - currency: The currency of the volumes.
    /// - Throws: ``ReferralsError`` with code `invalidPlacement` for another width, `invalidSales` for a negative carry or that
    ///   of a partner who has no place, and `amountOutOfRange` for a leg beyond 2^53 − 1.
    /// - Complexity: O(*n*) in the number of places.
    public init(
        _ rule: BinaryRule,
        over volumes: LegVolumes,
        carried: [PartnerID: Carry] = [:],
        in currency: Currency
    ) throws(ReferralsError) {
        let placement = volumes.placement
        guard placement.rule.width == 2 else {
            throw ReferralsError(.invalidPlacement, "a binary plan has two places under each partner")
        }
        guard carried.allSatisfy({ placement.numbers[$0.key] != nil && $0.value.left >= 0 && $0.value.right >= 0 })
        else {
            throw ReferralsError(.invalidSales, "a carry of zero or more is that of a partner who has a place")
        }
        var outcomes: [BinaryRule.Outcome] = []
        outcomes.reserveCapacity(placement.records.count)
        for record in placement.records {
            let legs = volumes.legs(of: record.partner)
            let before = carried[record.partner] ?? Carry(left: 0, right: 0)
            outcomes.append(
                try rule.outcome(
                    left: PartnerSales.sum(of: [legs[0], before.left]),
                    right: PartnerSales.sum(of: [legs[1], before.right]),
                    in: currency
                )
            )
        }
        self.rule = rule
        self.volumes = volumes
        self.currency = currency
        self.outcomes = outcomes
    }

    /// Returns what the period pays and leaves one partner; nil for one who has no place.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: What is paid, matched and carried.
    public func outcome(of partner: PartnerID) -> BinaryRule.Outcome? {
        volumes.placement.numbers[partner].map { outcomes[Int($0)] }
    }

    /// What is paid, in the order of the records, without those who are paid nothing.
    ///
    /// - Complexity: O(*n*).
    public var shares: [PartnerShare] {
        zip(volumes.placement.records, outcomes).compactMap { record, outcome in
            outcome.amount.isZero ? nil : PartnerShare(record.partner, outcome.amount)
        }
    }

    /// What is carried into the next period, without those who carry nothing.
    ///
    /// - Complexity: O(*n*).
    public var carried: [PartnerID: Carry] {
        var carried: [PartnerID: Carry] = [:]
        for (record, outcome) in zip(volumes.placement.records, outcomes) where outcome.left > 0 || outcome.right > 0 {
            carried[record.partner] = Carry(left: outcome.left, right: outcome.right)
        }
        return carried
    }
}
