//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The sales of a period in columns: who sold, and what of each sale commission is paid on.
public struct PartnerSales: Hashable, Sendable {
    /// The currency of every amount.
    public let currency: Currency
    /// The number of the partner who is credited with each sale, in the forest of the run.
    public let sellers: [Int32]
    /// What commission is paid on, in minor units; zero or more.
    public let bases: [Int64]
    /// The order of each sale; empty if the host knows sales by their place.
    public let orders: [OrderID]

    /// Creates sales from columns.
    ///
    /// - Parameters:
    ///   - sellers: The number of the partner who is credited with each sale, in the forest of the run.
    ///   - bases: What commission is paid on, in minor units; zero or more, and all together at most 2^53 − 1.
    ///   - orders: The order of each sale; empty if the host knows sales by their place.
    ///   - currency: The currency of every amount.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for columns of different lengths, a negative number or a negative
    ///   amount, and `amountOutOfRange` for a sum beyond 2^53 − 1.
    /// - Complexity: O(*n*) in the number of sales.
    public init(
        sellers: [Int32],
        bases: [Int64],
        orders: [OrderID] = [],
        in currency: Currency
    ) throws(ReferralsError) {
        guard sellers.count == bases.count, orders.isEmpty || orders.count == sellers.count else {
            throw ReferralsError(.invalidSales, "the columns of sales have one length")
        }
        guard sellers.allSatisfy({ $0 >= 0 }), bases.allSatisfy({ $0 >= 0 }) else {
            throw ReferralsError(.invalidSales, "a sale has a partner of the forest and an amount of zero or more")
        }
        _ = try Self.sum(of: bases)
        self.sellers = sellers
        self.bases = bases
        self.orders = orders
        self.currency = currency
    }

    /// Creates sales from orders and the partners who are credited with them.
    ///
    /// - Parameters:
    ///   - sales: The order, the partner and what commission is paid on.
    ///   - forest: The forest of the run.
    ///   - currency: The currency of every amount.
    /// - Throws: ``ReferralsError`` with code `invalidSales` for a partner who is not in the forest or a negative amount,
    ///   `currencyMismatch`, or `amountOutOfRange` for a sum beyond 2^53 − 1.
    /// - Complexity: O(*n* log *p*) in the numbers of sales and partners.
    public init(
        _ sales: [(order: OrderID, partner: PartnerID, base: Money)],
        in forest: ForestSnapshot,
        currency: Currency
    ) throws(ReferralsError) {
        var sellers: [Int32] = []
        sellers.reserveCapacity(sales.count)
        for sale in sales {
            guard let number = forest.number(of: sale.partner) else {
                throw ReferralsError(.invalidSales, "a sale is credited to a partner of the forest")
            }
            guard sale.base.currency == currency else {
                throw ReferralsError(.currencyMismatch, "the sales of a run have one currency")
            }
            sellers.append(number)
        }
        try self.init(
            sellers: sellers,
            bases: sales.map(\.base.minorUnits),
            orders: sales.map(\.order),
            in: currency
        )
    }

    /// The number of sales.
    public var count: Int { sellers.count }

    /// The bound on every sum of a run.
    static let maximumSum: Int64 = 9_007_199_254_740_991

    static var tooLarge: ReferralsError {
        ReferralsError(.amountOutOfRange, "the sales and the shares of a run sum to at most 2^53 - 1 minor units each")
    }

    static func sum(of amounts: some Sequence<Int64>) throws(ReferralsError) -> Int64 {
        var sum: Int64 = 0
        for amount in amounts {
            let (next, overflow) = sum.addingReportingOverflow(amount)
            guard !overflow, next <= maximumSum else { throw tooLarge }
            sum = next
        }
        return sum
    }
}
