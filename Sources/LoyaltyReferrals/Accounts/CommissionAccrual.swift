//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The commission of one sale in one partner's account, as it was calculated; nothing of it is ever calculated again.
public struct CommissionAccrual: Hashable, Sendable {
    /// The partner who is credited.
    public let partner: PartnerID
    /// The order.
    public let order: OrderID
    /// When the order was placed.
    public let at: Timestamp
    /// The version of the plan that was used.
    public let plan: DefinitionVersion
    /// The touch that was credited, or nil if the host said who is.
    public let touch: ActivityID?
    /// What the customer paid; refunds are measured against it.
    public let saleTotal: Money
    /// What of it counted.
    public let base: Money
    /// The commission's share of the base, or nil if it is made up of ``shares``.
    public let rate: Rate?
    /// What became of a fraction of a minor unit.
    public let rounding: RoundingRule
    /// What becomes of a fraction when part of the commission is reversed.
    public let reversalRounding: RoundingRule
    /// The commission.
    public let commission: Money
    /// From when on the commission is approved.
    public let approvesAt: Timestamp
    /// What the commission is made up of, each share reversed by itself; empty for a commission by one rate.
    public let shares: [CommissionShare]
    /// Everybody who is paid for the order, this partner included, in the order of their identifiers.
    ///
    /// A refund is decided on the accounts of all of them at once.
    public let payees: [PartnerID]

    /// That the commission and what is left of the base sum to exactly the base.
    ///
    /// What is left is named `houseShare`, or `others` if other partners are paid for the order as well.
    public var conservation: CommissionConservation {
        let left = (try? base - commission) ?? .zero(in: base.currency)
        let name = payees.count > 1 ? "others" : "houseShare"
        return CommissionConservation(
            whole: base,
            parts: [.init(name: "commission", amount: commission), .init(name: name, amount: left)]
        )
    }

    /// Whether an account may take it.
    var isSound: Bool {
        let amounts = [commission, base, saleTotal]
        return amounts.allSatisfy { $0.currency == base.currency && !$0.isNegative }
            && commission.minorUnits <= base.minorUnits
            && payees.contains(partner) && Set(payees).sorted() == payees
            && (shares.isEmpty || (try? Money.sum(of: shares.lazy.map(\.amount), in: base.currency)) == commission)
    }
}

// MARK: - Codable

extension CommissionAccrual: Codable {
    private enum CodingKeys: String, CodingKey {
        case approvesAt, at, base, commission, order, partner, payees, plan, rate, reversalRounding, rounding, saleTotal
        case shares, touch
    }

    /// Reads an accrual; without shares it is one by a rate, and without payees nobody else is paid.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        partner = try container.decode(PartnerID.self, forKey: .partner)
        order = try container.decode(OrderID.self, forKey: .order)
        at = try container.decode(Timestamp.self, forKey: .at)
        plan = try container.decode(DefinitionVersion.self, forKey: .plan)
        touch = try container.decodeIfPresent(ActivityID.self, forKey: .touch)
        saleTotal = try container.decode(Money.self, forKey: .saleTotal)
        base = try container.decode(Money.self, forKey: .base)
        rate = try container.decodeIfPresent(Rate.self, forKey: .rate)
        rounding = try container.decode(RoundingRule.self, forKey: .rounding)
        reversalRounding = try container.decode(RoundingRule.self, forKey: .reversalRounding)
        commission = try container.decode(Money.self, forKey: .commission)
        approvesAt = try container.decode(Timestamp.self, forKey: .approvesAt)
        shares = try container.decodeIfPresent([CommissionShare].self, forKey: .shares) ?? []
        payees = try container.decodeIfPresent([PartnerID].self, forKey: .payees) ?? [partner]
    }

    /// Writes the accrual, without shares if it has none and without payees if nobody else is paid.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(partner, forKey: .partner)
        try container.encode(order, forKey: .order)
        try container.encode(at, forKey: .at)
        try container.encode(plan, forKey: .plan)
        try container.encodeIfPresent(touch, forKey: .touch)
        try container.encode(saleTotal, forKey: .saleTotal)
        try container.encode(base, forKey: .base)
        try container.encodeIfPresent(rate, forKey: .rate)
        try container.encode(rounding, forKey: .rounding)
        try container.encode(reversalRounding, forKey: .reversalRounding)
        try container.encode(commission, forKey: .commission)
        try container.encode(approvesAt, forKey: .approvesAt)
        if !shares.isEmpty { try container.encode(shares, forKey: .shares) }
        if payees != [partner] { try container.encode(payees, forKey: .payees) }
    }
}
