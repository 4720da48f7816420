//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What the model of spending knows of one customer: how many repeat purchases, and what one of them was worth on average.
///
/// The first purchase is not counted, as in ``PurchaseHistory``: it often is not like the later ones. The mean is an estimate's
/// input, not an amount to be paid, so it is a floating-point number in units of a currency.
///
/// ```swift
/// let customer = try SpendHistory(repeatPurchases: 2, meanSpend: 22.35)
/// try SpendHistory(repeatPurchases: 2, spend: Money(parsing: "44.70 EUR")) == customer   // true
/// ```
public struct SpendHistory: Hashable, Sendable {
    /// How many purchases came after the first.
    public let repeatPurchases: Int64
    /// What a repeat purchase was worth on average; 0 without any, and zero or less if refunds ate it up.
    public let meanSpend: Double

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - repeatPurchases: How many purchases came after the first, 0 to 1,000,000.
    ///   - meanSpend: What a repeat purchase was worth on average; 0 without any.
    /// - Throws: ``MetricsError`` with code `invalidHistory` for other numbers, also infinite ones and NaN.
    public init(repeatPurchases: Int64, meanSpend: Double) throws(MetricsError) {
        guard (0...PurchaseHistory.mostPurchases).contains(repeatPurchases), meanSpend.isFinite,
            repeatPurchases > 0 || meanSpend == 0
        else {
            throw MetricsError(.invalidHistory, "a mean spend is finite, of 0 to 1000000 purchases, and 0 without any")
        }
        self.repeatPurchases = repeatPurchases
        self.meanSpend = meanSpend + 0
    }

    /// Creates a history from what all repeat purchases were worth.
    ///
    /// - Parameters:
    ///   - repeatPurchases: How many purchases came after the first, 0 to 1,000,000.
    ///   - spend: What they were worth in all; nothing without any.
    /// - Throws: ``MetricsError`` with code `invalidHistory` for other numbers.
    public init(repeatPurchases: Int64, spend: Money) throws(MetricsError) {
        var unit = 1.0
        for _ in 0..<spend.currency.exponent { unit *= 10 }
        let total = Double(spend.minorUnits) / unit
        try self.init(
            repeatPurchases: repeatPurchases,
            meanSpend: repeatPurchases > 0 ? total / Double(repeatPurchases) : total
        )
    }

    /// Whether the model can learn from this customer: there are repeat purchases, and they were worth something.
    public var isInformative: Bool { repeatPurchases > 0 && meanSpend > 0 }
}

// MARK: - Comparable

extension SpendHistory: Comparable {
    /// Orders histories by repeat purchases, then by mean spend.
    public static func < (first: SpendHistory, second: SpendHistory) -> Bool {
        first.repeatPurchases == second.repeatPurchases
            ? first.meanSpend < second.meanSpend : first.repeatPurchases < second.repeatPurchases
    }
}
