//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The most that a plan pays: for a sale, to a partner in a period, and to all partners in a period.
///
/// ```swift
/// let limits = try CommissionLimits(perPartner: CommissionLimit(Money(parsing: "50.00 USD"), per: .calendar(.month)))
/// let before = CommissionsBefore(byPartner: [ann: Money(parsing: "45.00 USD")])
/// try limits.evaluation(of: [PartnerShare(ann, twelve)], in: .usd, after: before).shares[0].amount    // 5.00 USD
/// ```
///
/// The limit of a sale is looked at first, then that of each partner, then that of all. What a limit cuts is counted, not lost
/// in silence.
public struct CommissionLimits: Hashable, Sendable {
    /// The most that one sale pays all partners together; nil for no limit.
    public let perSale: Money?
    /// The most that one partner is paid; nil for no limit.
    public let perPartner: CommissionLimit?
    /// The most that all partners are paid together; nil for no limit.
    public let perPeriod: CommissionLimit?

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - perSale: The most that one sale pays all partners together, zero or more; nil for no limit.
    ///   - perPartner: The most that one partner is paid; nil for no limit.
    ///   - perPeriod: The most that all partners are paid together; nil for no limit.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for a negative amount.
    public init(
        perSale: Money? = nil,
        perPartner: CommissionLimit? = nil,
        perPeriod: CommissionLimit? = nil
    ) throws(ReferralsError) {
        guard perSale?.isNegative != true else { throw ReferralsError(.invalidPlan, "a limit is zero or more") }
        self.perSale = perSale
        self.perPartner = perPartner
        self.perPeriod = perPeriod
    }
}

// MARK: - Evaluating

extension CommissionLimits {
    /// Returns what is left of the shares of one sale, or of any amounts that are paid together.
    ///
    /// A limit of several shares together is spread by largest remainder, in proportion to the shares. A partner with several
    /// shares is paid the first ones first.
    ///
    /// - Parameters:
    ///   - shares: What the rules give; zero or more each.
    ///   - currency: The currency of the shares and the limits.
    ///   - before: What was paid before, without what is void, and less what was reversed.
    /// - Returns: What is left of each share, in the same order, and which limit has cut how much.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a negative share, `currencyMismatch`, or `amountOutOfRange`.
    /// - Complexity: O(*n* log *n*) in the number of shares.
    public func evaluation(
        of shares: [PartnerShare],
        in currency: Currency,
        after before: CommissionsBefore = CommissionsBefore()
    ) throws(ReferralsError) -> CappedShares {
        var cutting = try ShareCutting(shares, in: currency)
        if let perSale { try cutting.cut(to: cutting.units(of: perSale), by: .perSale) }
        if let perPartner {
            var rooms: [PartnerID: Int64] = [:]
            let most = try cutting.units(of: perPartner.amount)
            for (partner, paid) in before.byPartner { rooms[partner] = try most - max(0, cutting.units(of: paid)) }
            cutting.cut(toRooms: rooms, most: most, by: .perPartner)
        }
        if let perPeriod {
            let paid = try before.inAll.map { amount throws(ReferralsError) in try cutting.units(of: amount) } ?? 0
            try cutting.cut(to: max(0, cutting.units(of: perPeriod.amount) - max(0, paid)), by: .perPeriod)
        }
        return try cutting.result()
    }
}

// MARK: - Codable

extension CommissionLimits: Codable {
    private enum CodingKeys: String, CodingKey { case perPartner, perPeriod, perSale, version }

    /// Reads limits of version 1 and checks them as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "limits of commission have version 1")
        }
        try self.init(
            perSale: container.decodeIfPresent(Money.self, forKey: .perSale),
            perPartner: container.decodeIfPresent(CommissionLimit.self, forKey: .perPartner),
            perPeriod: container.decodeIfPresent(CommissionLimit.self, forKey: .perPeriod)
        )
    }

    /// Writes the limits as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encodeIfPresent(perSale, forKey: .perSale)
        try container.encodeIfPresent(perPartner, forKey: .perPartner)
        try container.encodeIfPresent(perPeriod, forKey: .perPeriod)
    }
}
