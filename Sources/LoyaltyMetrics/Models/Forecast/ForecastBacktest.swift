//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a model foresaw against what came: the test that a forecast should pass before anybody trusts it.
///
/// Fit the model to what was known at some day in the past, and compare what it says of the time since with what happened.
///
/// ```swift
/// let fit = try BetaGeometricModel.fit(to: PurchaseHistories(customers, in: .week))
/// let test = try fit.backtest(of: customers, purchases: purchasesSince, in: 39)
/// test.relativeError                                        // −0.08: 8 % too few foreseen
/// ```
public struct ForecastBacktest: Hashable, Sendable {
    /// Customers who had made equally many repeat purchases before.
    public struct Group: Hashable, Sendable {
        /// How many repeat purchases they had made; in the last group this many or more.
        public let repeatPurchases: Int64
        /// How many customers they are.
        public let customers: Int64
        /// How many purchases were foreseen.
        public let expected: Double
        /// How many came.
        public let actual: Int64
    }

    /// What was foreseen.
    public let forecast: ModelForecast
    /// How many purchases came.
    public let actual: Int64
    /// The same by how many repeat purchases customers had made before, ascending.
    public let groups: [Group]

    /// How much more was foreseen than came, as a share of what came; nil if nothing came.
    public var relativeError: Double? { actual > 0 ? (forecast.expected - Double(actual)) / Double(actual) : nil }

    /// Whether what came lies in the interval of the forecast; nil if that has none.
    public var isWithinInterval: Bool? {
        forecast.interval.map { $0.lower <= Double(actual) && Double(actual) <= $0.upper }
    }
}

extension ModelFit where Model: PurchaseModel {
    /// Compares what the model foresees of customers with what came.
    ///
    /// - Parameters:
    ///   - customers: The customers as they were known when the model was fitted.
    ///   - purchases: How many purchases each made since then.
    ///   - duration: The time since then, in the model's unit.
    ///   - lastGroup: The repeat purchases from which on customers form one group; 0 or more.
    ///   - level: How sure the interval is meant to be.
    /// - Returns: The comparison.
    /// - Throws: ``MetricsError`` with code `invalidCounts` unless there are as many numbers as customers, none negative,
    ///   `sumOutOfRange` for a sum beyond 2^53 − 1, and `invalidDuration` for a negative or infinite time, or NaN.
    /// - Complexity: O(*n* log *n*) in the number of customers.
    public func backtest(
        of customers: [PurchaseHistory],
        purchases: [Int64],
        in duration: Double,
        lastGroup: Int64 = 7,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) -> ForecastBacktest {
        guard customers.count == purchases.count, lastGroup >= 0 else {
            throw MetricsError(.invalidCounts, "there are as many numbers of purchases as customers")
        }
        let actual = try Tally.sum(ofCounts: purchases)
        let forecast = try forecast(of: PurchaseHistories(customers, in: model.unit), in: duration, level: level)
        var members: [Int64: (histories: [PurchaseHistory], actual: Int64)] = [:]
        for (customer, count) in zip(customers, purchases) {
            let group = min(customer.repeatPurchases, lastGroup)
            members[group, default: ([], 0)].histories.append(customer)
            members[group, default: ([], 0)].actual += count
        }
        var groups: [ForecastBacktest.Group] = []
        for (group, member) in members.sorted(by: { $0.key < $1.key }) {
            let histories = PurchaseHistories(member.histories, in: model.unit)
            let counts = histories.customersPerHistory.map { Double($0) }
            let sum = try Self.sum(model, over: histories.distinct, counts, in: duration) { _ in nil }
            groups.append(
                ForecastBacktest.Group(
                    repeatPurchases: group,
                    customers: histories.customers,
                    expected: sum.mean,
                    actual: member.actual
                )
            )
        }
        return ForecastBacktest(forecast: forecast, actual: actual, groups: groups)
    }
}
