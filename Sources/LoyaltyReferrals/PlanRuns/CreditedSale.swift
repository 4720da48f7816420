//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A sale as a plan sees it: the order, who is credited with it, and what was given back so far.
///
/// ```swift
/// let sale = try CreditedSale(order, to: ann, returns: [refund])
/// ```
///
/// A run works with what is known: a return that comes later gives another run, and the difference is its ``PlanDelta``.
public struct CreditedSale: Hashable, Sendable {
    /// The order.
    public let order: Order
    /// Who is credited, in the order of the partners; mostly one.
    public let credits: [SaleCredit]
    /// What was given back so far, in the order of the returns' identifiers.
    public let returns: [Return]
    /// What all returns give back together; zero up to the total of the order.
    public let refunded: Money
    /// What the customer's earlier sales paid in commission, which only recurrences ask; nil for the first one.
    public let history: RecurrenceHistory?

    /// Creates a sale that one partner is credited with.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - partner: Who is credited.
    ///   - returns: What was given back so far, in any order.
    ///   - history: What the customer's earlier sales paid in commission; nil for the first one.
    /// - Throws: As ``init(_:credits:returns:history:)``.
    public init(
        _ order: Order,
        to partner: PartnerID,
        returns: [Return] = [],
        history: RecurrenceHistory? = nil
    ) throws(ReferralsError) {
        try self.init(order, credits: [SaleCredit(partner)], returns: returns, history: history)
    }

    /// Creates a sale that partners share.
    ///
    /// The base is split by their weights to the last minor unit, and each part goes up the line of its own partner.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - credits: Who is credited, in any order, each partner once with a weight above zero.
    ///   - returns: What was given back so far, in any order.
    ///   - history: What the customer's earlier sales paid in commission; nil for the first one.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for no partner, one that stands twice or a weight of zero or less or
    ///   above 2^53 − 1; `invalidRefund` for a return of another order, one that stands twice, or more given back than was
    ///   paid; `currencyMismatch`.
    public init(
        _ order: Order,
        credits: [SaleCredit],
        returns: [Return] = [],
        history: RecurrenceHistory? = nil
    ) throws(ReferralsError) {
        let isWeighted = credits.allSatisfy { $0.weight > 0 && $0.weight <= PartnerSales.maximumSum }
        let credits = credits.count > 1 ? credits.sorted { $0.partner < $1.partner } : credits
        guard !credits.isEmpty, isWeighted, zip(credits, credits.dropFirst()).allSatisfy({ $0.partner < $1.partner })
        else {
            throw ReferralsError(.invalidSales, "a sale is credited to partners, each once with a weight above zero")
        }
        let returns = returns.count > 1 ? returns.sorted { $0.id < $1.id } : returns
        guard returns.allSatisfy({ $0.order == order.id }),
            zip(returns, returns.dropFirst()).allSatisfy({ $0.id < $1.id })
        else {
            throw ReferralsError(.invalidRefund, "the returns of a sale are of its order, each once")
        }
        let refunded = try ReferralsError.restating { () throws(CoreError) in
            try Money.sum(of: returns.lazy.map(\.amount), in: order.currency)
        }
        guard refunded.minorUnits <= order.total.minorUnits else {
            throw ReferralsError(.invalidRefund, "no more is given back than the sale came to")
        }
        self.order = order
        self.credits = credits
        self.returns = returns
        self.refunded = refunded
        self.history = history
    }
}

extension CreditedSale {
    /// What refunds take back of an amount that was worked out on the whole sale; all of the sale takes back all of it.
    func reversed(of amount: Int64, rounding: RoundingRule) throws(ReferralsError) -> Int64 {
        guard !refunded.isZero, amount != 0 else { return 0 }
        let (refunded, total) = (Int128(refunded.minorUnits), Int128(order.total.minorUnits))
        return try ReferralsError.restating { () throws(CoreError) in
            try rounding.quotient(Int128(amount) * refunded, by: total)
        }
    }
}
