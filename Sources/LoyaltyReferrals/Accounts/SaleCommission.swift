//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one sale pays to every partner at once, as a plan has worked it out: a cascade, a split, or both.
///
/// ```swift
/// let sale = try SaleCommission(
///     order: order.id, at: order.at, plan: plan.version, saleTotal: order.total, base: base,
///     payees: [
///         CommissionPayee(partner: ann, shares: [CommissionShare(component: direct, amount: ten)]),
///         CommissionPayee(partner: bob, shares: [CommissionShare(component: upline, level: 1, amount: two)]),
///     ],
///     rounding: .down, reversalRounding: .awayFromZero, approvesAt: holdEnd
/// )
/// let command = PartnerCommand.recordCascade(sale)   // one decision on all the accounts
/// ```
public struct SaleCommission: Hashable, Sendable {
    /// The order.
    public let order: OrderID
    /// When the order was placed.
    public let at: Timestamp
    /// The version of the plan that was used.
    public let plan: DefinitionVersion
    /// What the customer paid; refunds are measured against it.
    public let saleTotal: Money
    /// What of it counted.
    public let base: Money
    /// Who is paid, each partner once, in the order of their identifiers.
    public let payees: [CommissionPayee]
    /// What became of a fraction of a minor unit.
    public let rounding: RoundingRule
    /// What becomes of a fraction when part of a share is reversed.
    public let reversalRounding: RoundingRule
    /// From when on the commission is approved.
    public let approvesAt: Timestamp

    /// The most partners that one sale pays: as many as one decision may change.
    public static let maximumPayees = 64

    /// Creates the commission of a sale.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - at: When the order was placed.
    ///   - plan: The version of the plan that was used.
    ///   - saleTotal: What the customer paid; zero or more.
    ///   - base: What of it counted; zero or more.
    ///   - payees: Who is paid, each partner once and at most ``maximumPayees``, in any order; nobody if the sale pays nobody.
    ///   - rounding: What became of a fraction of a minor unit.
    ///   - reversalRounding: What becomes of a fraction when part of a share is reversed.
    ///   - approvesAt: From when on the commission is approved; not before the order.
    /// - Throws: ``ReferralsError`` with code `payoutAboveBase` if the shares sum to more than the base, `invalidCommission`
    ///   for a partner who is named twice, too many of them, an amount below zero or a hold that ends before the order, and
    ///   `currencyMismatch` if the amounts are not in one currency.
    public init(
        order: OrderID,
        at: Timestamp,
        plan: DefinitionVersion,
        saleTotal: Money,
        base: Money,
        payees: [CommissionPayee],
        rounding: RoundingRule,
        reversalRounding: RoundingRule,
        approvesAt: Timestamp
    ) throws(ReferralsError) {
        let sorted = payees.sorted { $0.partner < $1.partner }
        guard sorted.count <= Self.maximumPayees,
            zip(sorted, sorted.dropFirst()).allSatisfy({ $0.partner != $1.partner })
        else {
            throw ReferralsError(.invalidCommission, "a sale pays at most \(Self.maximumPayees) partners, each once")
        }
        guard saleTotal.currency == base.currency else { throw ReferralsError(Money.mismatch) }
        guard !saleTotal.isNegative, !base.isNegative, approvesAt >= at else {
            throw ReferralsError(.invalidCommission, "a sale, its base and its hold are zero or more")
        }
        let paid = try ReferralsError.restating { () throws(CoreError) in
            try Money.sum(of: sorted.lazy.map(\.amount), in: base.currency)
        }
        guard paid.minorUnits <= base.minorUnits else {
            throw ReferralsError(.payoutAboveBase, "a sale pays at most its base")
        }
        self.order = order
        self.at = at
        self.plan = plan
        self.saleTotal = saleTotal
        self.base = base
        self.payees = sorted
        self.rounding = rounding
        self.reversalRounding = reversalRounding
        self.approvesAt = approvesAt
    }

    /// That what the partners get and the house's share sum to exactly the base; a part for each partner, by its identifier.
    public var conservation: CommissionConservation {
        let paid = payees.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
        let left = (try? Money(minorUnits: base.minorUnits - paid, in: base.currency)) ?? .zero(in: base.currency)
        return CommissionConservation(
            whole: base,
            parts: payees.map { .init(name: $0.partner.text, amount: $0.amount) }
                + [.init(name: "houseShare", amount: left)]
        )
    }

    /// The part of it that goes to one account.
    func accrual(of payee: CommissionPayee) -> CommissionAccrual {
        CommissionAccrual(
            partner: payee.partner,
            order: order,
            at: at,
            plan: plan,
            touch: nil,
            saleTotal: saleTotal,
            base: base,
            rate: nil,
            rounding: rounding,
            reversalRounding: reversalRounding,
            commission: payee.amount,
            approvesAt: approvesAt,
            shares: payee.shares,
            payees: payees.map(\.partner)
        )
    }
}

// MARK: - Codable

extension SaleCommission: Codable {
    private enum CodingKeys: String, CodingKey {
        case approvesAt, at, base, order, payees, plan, reversalRounding, rounding, saleTotal
    }

    /// Reads a commission and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            order: container.decode(OrderID.self, forKey: .order),
            at: container.decode(Timestamp.self, forKey: .at),
            plan: container.decode(DefinitionVersion.self, forKey: .plan),
            saleTotal: container.decode(Money.self, forKey: .saleTotal),
            base: container.decode(Money.self, forKey: .base),
            payees: container.decode([CommissionPayee].self, forKey: .payees),
            rounding: container.decode(RoundingRule.self, forKey: .rounding),
            reversalRounding: container.decode(RoundingRule.self, forKey: .reversalRounding),
            approvesAt: container.decode(Timestamp.self, forKey: .approvesAt)
        )
    }
}
