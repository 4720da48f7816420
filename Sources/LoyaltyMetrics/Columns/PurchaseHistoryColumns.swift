//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The purchase histories of many customers as columns: repeat purchases, last purchase, age, repeat spend.
///
/// All times are whole days from the customer's first purchase, and all orders of one date are one purchase.
public struct PurchaseHistoryColumns: Hashable, Sendable {
    /// The currency of all orders.
    public let currency: Currency
    /// The numbers of the customers with orders, ascending.
    public private(set) var customers: [Int32] = []
    /// For each of these customers how many purchases came after the first; *x* in the literature.
    public private(set) var repeatPurchases: [Int32] = []
    /// For each of these customers the days from the first purchase to the last; *t*ₓ in the literature.
    public private(set) var lastAt: [Int32] = []
    /// For each of these customers the days from the first purchase to the end of observation; *T* in the literature.
    public private(set) var ages: [Int32] = []
    /// For each of these customers what all purchases but the first were worth, in minor units.
    public private(set) var repeatSpends: [Int64] = []

    init(currency: Currency, reserving count: Int) {
        self.currency = currency
        customers.reserveCapacity(count)
        repeatPurchases.reserveCapacity(count)
        lastAt.reserveCapacity(count)
        ages.reserveCapacity(count)
        repeatSpends.reserveCapacity(count)
    }

    mutating func append(_ customer: Int32, repeatPurchases: Int32, lastAt: Int32, age: Int32, repeatSpend: Int64) {
        customers.append(customer)
        self.repeatPurchases.append(repeatPurchases)
        self.lastAt.append(lastAt)
        ages.append(age)
        repeatSpends.append(repeatSpend)
    }

    /// How many customers have orders.
    public var count: Int { customers.count }

    /// Returns what a repeat purchase was worth on average, in minor units.
    ///
    /// - Parameter row: The place of the customer in ``customers``.
    /// - Returns: The mean; nil without repeat purchases, and for a row that there is not.
    public func meanRepeatSpend(at row: Int) -> Double? {
        guard customers.indices.contains(row), repeatPurchases[row] > 0 else { return nil }
        return Double(repeatSpends[row]) / Double(repeatPurchases[row])
    }
}
