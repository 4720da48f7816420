//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One offer of a ``DirectRule``: what it pays, to whom and for what.
///
/// ```swift
/// let offer = try DirectOffer("coffee", pays: .rate(.percent(12)), categories: [CategoryID("coffee")])
/// ```
///
/// An empty list names nobody and nothing in particular, and so leaves everybody and everything in. An offer that lists items
/// and categories is for lines of either.
public struct DirectOffer: Hashable, Sendable {
    /// The name of the offer, by which an evaluation speaks of it; another one for each offer of a rule.
    public let name: String
    /// What is paid.
    public let pay: DirectPay
    /// The partners whom the offer is for, in order; empty for all.
    public let partners: [PartnerID]
    /// The items that the offer is for, in order.
    public let items: [ItemID]
    /// The categories that the offer is for, in order.
    public let categories: [CategoryID]
    /// From which base of the whole order on the offer holds; nil for any.
    public let minimumBase: Money?

    /// Creates an offer.
    ///
    /// - Parameters:
    ///   - name: The name of the offer; not empty.
    ///   - pay: What is paid: a share of 0 to 100 %, or a flat amount of zero or more.
    ///   - partners: The partners whom the offer is for; empty for all.
    ///   - items: The items that the offer is for; empty, as the categories, for all.
    ///   - categories: The categories that the offer is for; empty, as the items, for all.
    ///   - minimumBase: From which base of the whole order on the offer holds, in the currency of a flat amount; nil for any.
    /// - Throws: ``ReferralsError`` with code `invalidPlan` for no name, another share, a negative amount, or a minimum of
    ///   zero or less, and `currencyMismatch` for a minimum in another currency than the flat amount.
    public init(
        _ name: String,
        pays pay: DirectPay,
        partners: Set<PartnerID> = [],
        items: Set<ItemID> = [],
        categories: Set<CategoryID> = [],
        minimumBase: Money? = nil
    ) throws(ReferralsError) {
        guard !name.isEmpty, pay.isSound, minimumBase.map({ $0.minorUnits > 0 }) ?? true else {
            throw ReferralsError(
                .invalidPlan,
                "an offer has a name, pays 0 to 100 % or an amount of zero or more, and has a minimum above zero or none"
            )
        }
        if let flat = pay.flat, let minimumBase, flat.currency != minimumBase.currency {
            throw ReferralsError(Money.mismatch)
        }
        self.name = name
        self.pay = pay
        self.partners = partners.sorted()
        self.items = items.sorted()
        self.categories = categories.sorted()
        self.minimumBase = minimumBase
    }

    /// Whether the offer names items or categories, so that it can be decided for lines only.
    public var namesProducts: Bool { !items.isEmpty || !categories.isEmpty }
}

// MARK: - Codable

extension DirectOffer: Codable {
    private enum CodingKeys: String, CodingKey { case categories, items, minimumBase, name, partners, pay }

    /// Reads an offer and checks it as the initializer does; lists that are absent are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(String.self, forKey: .name),
            pays: container.decode(DirectPay.self, forKey: .pay),
            partners: Set(container.decodeIfPresent([PartnerID].self, forKey: .partners) ?? []),
            items: Set(container.decodeIfPresent([ItemID].self, forKey: .items) ?? []),
            categories: Set(container.decodeIfPresent([CategoryID].self, forKey: .categories) ?? []),
            minimumBase: container.decodeIfPresent(Money.self, forKey: .minimumBase)
        )
    }

    /// Writes the offer without the lists that are empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(pay, forKey: .pay)
        if !partners.isEmpty { try container.encode(partners, forKey: .partners) }
        if !items.isEmpty { try container.encode(items, forKey: .items) }
        if !categories.isEmpty { try container.encode(categories, forKey: .categories) }
        try container.encodeIfPresent(minimumBase, forKey: .minimumBase)
    }
}
