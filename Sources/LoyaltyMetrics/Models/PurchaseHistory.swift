//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What the models of purchasing know of one customer: how many purchases after the first, when the last, for how long.
///
/// All times count from the customer's first purchase, in one unit that the host chooses for all customers. Purchases of one
/// day usually count as one.
///
/// ```swift
/// // The first purchase 38.86 weeks ago, two more, the last of them 30.43 weeks after the first.
/// let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
/// ```
///
/// These are not recency and frequency of RFM: `lastAt` grows with a purchase of today, and the first purchase is not counted.
public struct PurchaseHistory: Hashable, Sendable {
    /// How many purchases came after the first; *x* in the literature.
    public let repeatPurchases: Int64
    /// The time from the first purchase to the last; *t*ₓ in the literature, 0 without repeat purchases.
    public let lastAt: Double
    /// The time from the first purchase to the end of observation; *T* in the literature.
    public let age: Double

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - repeatPurchases: How many purchases came after the first, 0 to 1,000,000.
    ///   - lastAt: The time from the first purchase to the last, zero or more; 0 without repeat purchases.
    ///   - age: The time from the first purchase to the end of observation; not before the last purchase.
    /// - Throws: ``MetricsError`` with code `invalidHistory` for other numbers, also infinite ones and NaN.
    public init(repeatPurchases: Int64, lastAt: Double, age: Double) throws(MetricsError) {
        guard (0...Self.mostPurchases).contains(repeatPurchases), lastAt >= 0, lastAt <= age, age < .infinity,
            repeatPurchases > 0 || lastAt == 0
        else {
            throw MetricsError(
                .invalidHistory,
                "a history has 0 to 1000000 repeat purchases, the last one between the first purchase and now"
            )
        }
        self.repeatPurchases = repeatPurchases
        // Adding zero turns a negative zero into the other one, so that equal histories have equal bits.
        self.lastAt = lastAt + 0
        self.age = age + 0
    }

    /// The limit keeps tables and series of the models short.
    static let mostPurchases: Int64 = 1_000_000
}

// MARK: - Comparable

extension PurchaseHistory: Comparable {
    /// Orders histories by repeat purchases, then by the last purchase, then by age.
    public static func < (first: PurchaseHistory, second: PurchaseHistory) -> Bool {
        if first.repeatPurchases != second.repeatPurchases { return first.repeatPurchases < second.repeatPurchases }
        return first.lastAt == second.lastAt ? first.age < second.age : first.lastAt < second.lastAt
    }
}
