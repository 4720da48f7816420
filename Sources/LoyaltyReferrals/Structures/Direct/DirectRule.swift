//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What the partner who is credited with an order is paid for it: shares and flat amounts, for all or by partner and product.
///
/// ```swift
/// let rule = try DirectRule([
///     DirectOffer("all", pays: .rate(.percent(10))),
///     DirectOffer("coffee", pays: .rate(.percent(12)), categories: [CategoryID("coffee")]),
///     DirectOffer("gift cards", pays: .nothing, items: [ItemID("gift-card")]),
/// ], choice: .bestForPartner, rounding: .toNearestOrAwayFromZero)
/// try rule.evaluation(of: order, for: ann, on: .netGoods).amount
/// ```
///
/// Of the offers that match a line those of the closest source hold: the partner's before the product's before the plan's.
/// Where several of one source hold, ``choice`` says which is paid; shares and flat amounts are compared in money. What an
/// offer turns off pays nothing, whatever else matches. An offer never pays more than what it is paid on.
public struct DirectRule: Hashable, Sendable {
    /// The offers, in the order in which ``OfferChoice/first`` takes them.
    public let offers: [DirectOffer]
    /// Which of the offers that hold together is paid.
    public let choice: OfferChoice
    /// What becomes of a fraction of a minor unit of each offer's amount.
    public let rounding: RoundingRule

    /// The most offers of a rule.
    public static let maximumOffers = 10_000

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - offers: The offers, 1 to 10,000 of them, each with a name of its own.
    ///   - choice: Which of the offers that hold together is paid.
    ///   - rounding: What becomes of a fraction of a minor unit of each offer's amount.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for no offer, too many, or two of one name.
    public init(_ offers: [DirectOffer], choice: OfferChoice, rounding: RoundingRule) throws(ReferralsError) {
        guard (1...Self.maximumOffers).contains(offers.count), Set(offers.map(\.name)).count == offers.count else {
            throw ReferralsError(.invalidPlan, "a rule has 1 to 10,000 offers, each with a name of its own")
        }
        self.offers = offers
        self.choice = choice
        self.rounding = rounding
    }

    /// Creates a rule that pays one share of everything.
    ///
    /// - Parameters:
    ///   - rate: The share, from 0 to 100 %.
    ///   - rounding: What becomes of a fraction of a minor unit.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for another share.
    public init(rate: Rate, rounding: RoundingRule) throws(ReferralsError) {
        try self.init([DirectOffer("plan", pays: .rate(rate))], choice: .first, rounding: rounding)
    }
}

// MARK: - Codable

extension DirectRule: Codable {
    private enum CodingKeys: String, CodingKey { case choice, offers, rounding, version }

    /// Reads a rule of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a direct rule has version 1")
        }
        try self.init(
            container.decode([DirectOffer].self, forKey: .offers),
            choice: container.decode(OfferChoice.self, forKey: .choice),
            rounding: container.decode(RoundingRule.self, forKey: .rounding)
        )
    }

    /// Writes the rule as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(offers, forKey: .offers)
        try container.encode(choice, forKey: .choice)
        try container.encode(rounding, forKey: .rounding)
    }
}
