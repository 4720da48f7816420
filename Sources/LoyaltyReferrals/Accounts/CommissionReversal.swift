//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The part of a commission that is taken back because part of the sale was.
///
/// Reversals are cumulative: what is reversed in all is the commission times what is refunded in all, divided by what the
/// sale came to, rounded once; for a commission that is made up of shares, each share by itself. So any number of partial refunds ends exactly where one full refund does: at zero.
public struct CommissionReversal: Hashable, Sendable {
    /// The return that caused it.
    public let id: ActivityID
    /// The order.
    public let order: OrderID
    /// When the return was accepted.
    public let at: Timestamp
    /// What this return gives back to the customer.
    public let refund: Money
    /// What all returns of the order give back, this one included.
    public let refundedToDate: Money
    /// What is taken back of the commission; zero or more.
    public let amount: Money
    /// Whether the commission was approved by then, so that the balance goes down and perhaps below zero.
    public let isAfterApproval: Bool
    /// What is taken back of each share, in the order of the accrual; empty for a commission by one rate.
    public let shares: [CommissionShare]

    /// Whether the shares, if there are any, sum to the amount.
    var isSound: Bool {
        shares.isEmpty || (try? Money.sum(of: shares.lazy.map(\.amount), in: amount.currency)) == amount
    }
}

// MARK: - Calculating

extension CommissionReversal {
    /// Returns what is taken back of a commission in all, once so much of its sale is refunded in all.
    ///
    /// The difference to what was taken back before is the next reversal:
    ///
    /// ```swift
    /// // 0.79 of commission on a sale of 10.00, of which 4.00 and then 6.00 are refunded: 0.32, then 0.47
    /// try CommissionReversal.toDate(of: commission, on: sale, refundedToDate: four, rounding: .awayFromZero)
    /// try CommissionReversal.toDate(of: commission, on: sale, refundedToDate: sale, rounding: .awayFromZero)
    /// ```
    ///
    /// - Parameters:
    ///   - commission: The commission as it was calculated.
    ///   - saleTotal: What the customer paid.
    ///   - refundedToDate: What was given back in all; zero up to the total.
    ///   - rounding: What becomes of a fraction of a minor unit; all of the sale takes back exactly all of the commission.
    /// - Returns: What is taken back of a commission in all.
    /// - Throws: ``ReferralsError`` with code `invalidRefund` for a refund below zero or above the total, and
    ///   `currencyMismatch` if the amounts are not in one currency.
    public static func toDate(
        of commission: Money,
        on saleTotal: Money,
        refundedToDate: Money,
        rounding: RoundingRule
    ) throws(ReferralsError) -> Money {
        guard commission.currency == saleTotal.currency, saleTotal.currency == refundedToDate.currency else {
            throw ReferralsError(Money.mismatch)
        }
        guard refundedToDate.minorUnits >= 0, refundedToDate.minorUnits <= saleTotal.minorUnits else {
            throw ReferralsError(.invalidRefund, "refunds lie between zero and what the sale came to")
        }
        guard !refundedToDate.isZero else { return .zero(in: commission.currency) }
        return try ReferralsError.restating { () throws(CoreError) in
            let share = try Rate(refundedToDate.minorUnits, per: saleTotal.minorUnits)
            return try commission.multiplied(by: share, rounding: rounding)
        }
    }
}

// MARK: - Codable

extension CommissionReversal: Codable {
    private enum CodingKeys: String, CodingKey {
        case amount, at, id, isAfterApproval, order, refund, refundedToDate, shares
    }

    /// Reads a reversal; without shares it is of a commission by one rate.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(ActivityID.self, forKey: .id)
        order = try container.decode(OrderID.self, forKey: .order)
        at = try container.decode(Timestamp.self, forKey: .at)
        refund = try container.decode(Money.self, forKey: .refund)
        refundedToDate = try container.decode(Money.self, forKey: .refundedToDate)
        amount = try container.decode(Money.self, forKey: .amount)
        isAfterApproval = try container.decode(Bool.self, forKey: .isAfterApproval)
        shares = try container.decodeIfPresent([CommissionShare].self, forKey: .shares) ?? []
    }

    /// Writes the reversal, without shares if it has none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(order, forKey: .order)
        try container.encode(at, forKey: .at)
        try container.encode(refund, forKey: .refund)
        try container.encode(refundedToDate, forKey: .refundedToDate)
        try container.encode(amount, forKey: .amount)
        try container.encode(isAfterApproval, forKey: .isAfterApproval)
        if !shares.isEmpty { try container.encode(shares, forKey: .shares) }
    }
}
