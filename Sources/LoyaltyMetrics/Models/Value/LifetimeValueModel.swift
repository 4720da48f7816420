//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What customers will be worth: how often they will buy, times what a purchase of theirs is worth, month by month discounted.
///
/// ```swift
/// let model = LifetimeValueModel(
///     purchases: try BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, unit: .week),
///     spend: try GammaGammaModel(p: 6.25, q: 3.74, v: 15.44))
///
/// let customer = try PurchaseHistory(repeatPurchases: 2, lastAt: 30.43, age: 38.86)
/// try model.value(of: customer, meanSpend: 22.35)           // 36.29 in the next twelve months
/// ```
///
/// The value is an estimate, in the currency of the mean spend, and no amount to be paid. It is spend, not margin: multiply it
/// with the margin.
public struct LifetimeValueModel<Purchases: PurchaseModel>: Hashable, Sendable {
    /// How often customers buy and when they stop.
    public let purchases: Purchases
    /// What a purchase is worth.
    public let spend: GammaGammaModel
    /// How many months ahead, and the discount.
    public let definition: LifetimeValueDefinition

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - purchases: How often customers buy and when they stop.
    ///   - spend: What a purchase is worth.
    ///   - definition: How many months ahead, and the discount.
    public init(purchases: Purchases, spend: GammaGammaModel, definition: LifetimeValueDefinition = .standard) {
        self.purchases = purchases
        self.spend = spend
        self.definition = definition
    }

    /// Returns what a customer will be worth in the months of the definition.
    ///
    /// The sum over months *i* of (E[purchases by *i*] − E[purchases by *i* − 1]) E[spend] / (1 + discount)^*i*, where a month
    /// has the length of ``PurchaseTimeUnit/perMonth``.
    ///
    /// - Parameters:
    ///   - history: The customer's purchases, in the unit of the model.
    ///   - meanSpend: What a repeat purchase was worth on average; 0 without any.
    /// - Returns: The value; nil if the model of spending knows no mean of this customer.
    /// - Throws: ``MetricsError`` with code `invalidHistory` for a mean that is not finite, or not 0 without repeat purchases.
    public func value(of history: PurchaseHistory, meanSpend: Double) throws(MetricsError) -> Double? {
        let spending = try SpendHistory(repeatPurchases: history.repeatPurchases, meanSpend: meanSpend)
        let purchases = try discountedPurchasesIfAlive(of: history)
        return spend.expectedSpend(of: spending).map { self.purchases.probabilityAlive(of: history) * purchases * $0 }
    }

    /// Returns what customers will be worth in the months of the definition.
    ///
    /// Customers with equal numbers of purchases and ages share most of the work.
    ///
    /// - Parameters:
    ///   - histories: The customers' purchases, in the unit of the model.
    ///   - meanSpend: What a repeat purchase of each was worth on average; 0 without any.
    /// - Returns: The values, in the order of the customers; nil where the model of spending knows no mean.
    /// - Throws: ``MetricsError`` with code `invalidCounts` unless there are as many means as customers, and `invalidHistory`
    ///   for a mean that is not finite, or not 0 without repeat purchases.
    /// - Complexity: O(*n*) in the number of customers.
    public func values(of histories: [PurchaseHistory], meanSpend: [Double]) throws(MetricsError) -> [Double?] {
        guard histories.count == meanSpend.count else {
            throw MetricsError(.invalidCounts, "there are as many means of spending as customers")
        }
        var known: [AliveKey: Double] = [:]
        var values: [Double?] = []
        values.reserveCapacity(histories.count)
        for (history, mean) in zip(histories, meanSpend) {
            let spending = try SpendHistory(repeatPurchases: history.repeatPurchases, meanSpend: mean)
            let key = AliveKey(history)
            let discounted: Double
            if let value = known[key] {
                discounted = value
            } else {
                discounted = try discountedPurchasesIfAlive(of: history)
                known[key] = discounted
            }
            values.append(
                spend.expectedSpend(of: spending).map { purchases.probabilityAlive(of: history) * discounted * $0 }
            )
        }
        return values
    }

    private func discountedPurchasesIfAlive(of history: PurchaseHistory) throws(MetricsError) -> Double {
        let month = purchases.unit.perMonth
        var (factor, before, sum) = (1.0, 0.0, 0.0)
        for index in 1...definition.months {
            factor *= 1 + definition.monthlyDiscount
            let mean = try purchases.expectedPurchasesIfAlive(of: history, in: Double(index) * month)
            sum += (mean - before) / factor
            before = mean
        }
        return sum
    }
}
