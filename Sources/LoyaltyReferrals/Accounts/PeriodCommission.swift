//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a run of a plan says a partner gets for a period: volume bonuses, a binary, a pool.
///
/// A closed period may be run again, because a sale came late or a refund reached back into it. The run says the whole again,
/// and the account takes the difference to what the run before said:
///
/// ```swift
/// .recordPeriod(june)            // run 1 says 100.00: accrued
/// .recordPeriod(juneAgain)       // run 2 says 80.00: 20.00 are taken back
/// .recordPeriod(juneAgain)       // the same run delivered again: declined, nothing happens
/// ```
public struct PeriodCommission: Hashable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// The period, and the version of the plan.
    public let key: PeriodKey
    /// The number of the run; a later run of the period has a greater one.
    public let run: Int
    /// When the period was run.
    public let at: Timestamp
    /// What the partner gets for the period in all, by this run.
    public let total: Money
    /// What the total is made up of; empty if the run does not say.
    public let shares: [CommissionShare]
    /// From when on what this run adds is approved.
    public let approvesAt: Timestamp

    /// Creates the commission of a period.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - key: The period, and the version of the plan.
    ///   - run: The number of the run; 1 or more.
    ///   - at: When the period was run.
    ///   - total: What the partner gets for the period in all; zero or more.
    ///   - shares: What the total is made up of; empty if the run does not say.
    ///   - approvesAt: From when on what this run adds is approved.
    /// - Throws: ``ReferralsError`` with code `invalidCommission` for a total or a run below these bounds, or shares that do
    ///   not sum to the total.
    public init(
        partner: PartnerID,
        key: PeriodKey,
        run: Int,
        at: Timestamp,
        total: Money,
        shares: [CommissionShare] = [],
        approvesAt: Timestamp
    ) throws(ReferralsError) {
        guard run > 0, !total.isNegative else {
            throw ReferralsError(.invalidCommission, "a period's total is zero or more, and its runs count from 1")
        }
        guard shares.isEmpty || (try? Money.sum(of: shares.lazy.map(\.amount), in: total.currency)) == total else {
            throw ReferralsError(.invalidCommission, "the shares of a period sum to its total")
        }
        self.partner = partner
        self.key = key
        self.run = run
        self.at = at
        self.total = total
        self.shares = shares
        self.approvesAt = approvesAt
    }
}

// MARK: - Codable

extension PeriodCommission: Codable {
    private enum CodingKeys: String, CodingKey { case approvesAt, at, key, partner, run, shares, total }

    /// Reads a commission and checks it as the initializer does; shares that are absent are not known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            partner: container.decode(PartnerID.self, forKey: .partner),
            key: container.decode(PeriodKey.self, forKey: .key),
            run: container.decode(Int.self, forKey: .run),
            at: container.decode(Timestamp.self, forKey: .at),
            total: container.decode(Money.self, forKey: .total),
            shares: container.decodeIfPresent([CommissionShare].self, forKey: .shares) ?? [],
            approvesAt: container.decode(Timestamp.self, forKey: .approvesAt)
        )
    }

    /// Writes the commission, without shares if they are not known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(partner, forKey: .partner)
        try container.encode(key, forKey: .key)
        try container.encode(run, forKey: .run)
        try container.encode(at, forKey: .at)
        try container.encode(total, forKey: .total)
        if !shares.isEmpty { try container.encode(shares, forKey: .shares) }
        try container.encode(approvesAt, forKey: .approvesAt)
    }
}
