//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What became of a sale that a partner was credited with: what the customer keeps, and what the partner does.
///
/// Void and reversed money is told here and counts nowhere: see ``PartnerEffectivenessReport``.
public struct SaleResult: Hashable, Sendable {
    /// The order.
    public let order: OrderID
    /// The partner.
    public let partner: PartnerID
    /// The customer, or nil for a guest.
    public let customer: CustomerID?
    /// When the order was placed.
    public let at: Timestamp
    /// Whether the customer had never ordered before.
    public let isFirstOrder: Bool
    /// Whether the partner sold it; a partner above the seller is paid for it and brought neither order nor customer.
    public let isSeller: Bool
    /// What the customer paid.
    public let total: Money
    /// What was given back of it so far.
    public let refunded: Money
    /// The partner's commission as it was calculated.
    public let commission: Money
    /// What was taken back of it so far.
    public let reversed: Money
    /// Whether the commission was void, as for a sale that turned out to be none.
    public let isVoid: Bool

    /// Creates a result.
    ///
    /// - Parameters:
    ///   - order: The order.
    ///   - partner: The partner.
    ///   - customer: The customer, or nil for a guest.
    ///   - at: When the order was placed.
    ///   - isFirstOrder: Whether the customer had never ordered before.
    ///   - isSeller: Whether the partner sold it, or is paid as a partner above the seller.
    ///   - total: What the customer paid; zero or more.
    ///   - refunded: What was given back so far, up to the total; nil for nothing.
    ///   - commission: The partner's commission; zero or more.
    ///   - reversed: What was taken back of it so far, up to all; nil for nothing.
    ///   - isVoid: Whether the commission was void.
    /// - Throws: ``ReferralsError`` with code `currencyMismatch` for amounts of different currencies, or `invalidSales` for negative
    ///   amounts, or more given or taken back than there was.
    public init(
        order: OrderID,
        partner: PartnerID,
        customer: CustomerID?,
        at: Timestamp,
        isFirstOrder: Bool,
        isSeller: Bool = true,
        total: Money,
        refunded: Money? = nil,
        commission: Money,
        reversed: Money? = nil,
        isVoid: Bool = false
    ) throws(ReferralsError) {
        let refunded = refunded ?? .zero(in: total.currency)
        let reversed = reversed ?? .zero(in: total.currency)
        guard [refunded, commission, reversed].allSatisfy({ $0.currency == total.currency }) else {
            throw ReferralsError(Money.mismatch)
        }
        guard !refunded.isNegative, !reversed.isNegative, refunded.minorUnits <= total.minorUnits,
            reversed.minorUnits <= commission.minorUnits
        else {
            throw ReferralsError(
                .invalidSales,
                "no amount is negative, and no more is given or taken back than there was"
            )
        }
        self.order = order
        self.partner = partner
        self.customer = customer
        self.at = at
        self.isFirstOrder = isFirstOrder
        self.isSeller = isSeller
        self.total = total
        self.refunded = refunded
        self.commission = commission
        self.reversed = reversed
        self.isVoid = isVoid
    }

    /// Whether anything is left of the sale: it is not void and did not come back whole.
    ///
    /// An order of nothing is left.
    public var isKept: Bool { !isVoid && (total.isZero || refunded.minorUnits < total.minorUnits) }
}

// MARK: - Accounts

extension SaleResult {
    /// Creates the result of a sale in a partner's account.
    ///
    /// A partner whose shares all lie on levels above the seller is not the seller.
    ///
    /// - Parameters:
    ///   - sale: The sale, as the account has it.
    ///   - customer: The customer, whom accounts do not know, or nil for a guest.
    ///   - isFirstOrder: Whether the customer had never ordered before.
    /// - Throws: ``ReferralsError`` with code `invalidSales` or `currencyMismatch` for a sale that no account would have.
    public init(_ sale: PartnerSale, customer: CustomerID?, isFirstOrder: Bool) throws(ReferralsError) {
        let shares = sale.accrual.shares
        try self.init(
            order: sale.accrual.order,
            partner: sale.accrual.partner,
            customer: customer,
            at: sale.accrual.at,
            isFirstOrder: isFirstOrder,
            isSeller: shares.isEmpty || shares.contains { $0.level == 0 },
            total: sale.accrual.saleTotal,
            refunded: sale.refunded,
            commission: sale.accrual.commission,
            reversed: sale.reversed,
            isVoid: sale.isVoid
        )
    }
}

// MARK: - Codable

extension SaleResult: Codable {
    private enum CodingKeys: String, CodingKey {
        case at, commission, customer, isFirstOrder, isSeller, isVoid, order, partner, refunded, reversed, total
    }

    /// Reads a result and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            order: container.decode(OrderID.self, forKey: .order),
            partner: container.decode(PartnerID.self, forKey: .partner),
            customer: container.decodeIfPresent(CustomerID.self, forKey: .customer),
            at: container.decode(Timestamp.self, forKey: .at),
            isFirstOrder: container.decode(Bool.self, forKey: .isFirstOrder),
            isSeller: container.decode(Bool.self, forKey: .isSeller),
            total: container.decode(Money.self, forKey: .total),
            refunded: container.decode(Money.self, forKey: .refunded),
            commission: container.decode(Money.self, forKey: .commission),
            reversed: container.decode(Money.self, forKey: .reversed),
            isVoid: container.decode(Bool.self, forKey: .isVoid)
        )
    }
}
