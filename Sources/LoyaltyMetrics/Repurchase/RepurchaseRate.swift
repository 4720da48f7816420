//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The share of customers who came back: those with two or more purchases among those with one or more.
///
/// ```swift
/// let rate = try RepurchaseRate(purchasesPerCustomer: [1, 2, 5, 1])
/// rate.value           // 0.5
/// rate.isSmallSample   // true: fewer than 30 customers
/// ```
///
/// Guests cannot come back under their own name, so their orders are counted apart.
public struct RepurchaseRate: Hashable, Sendable {
    /// The choices that the rate was made by.
    public let definition: RepurchaseRateDefinition
    /// The customers with a repeat purchase of all customers with a purchase, and the Wilson interval.
    public let share: Proportion
    /// How many orders had no customer; not part of the rate.
    public let guestOrders: Int64

    /// Creates a rate from the number of purchases of each customer.
    ///
    /// - Parameters:
    ///   - purchases: How many purchases each customer made; zeros are no customers.
    ///   - definition: What a purchase is, the confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative number.
    /// - Complexity: O(*n*) in the number of customers.
    public init(
        purchasesPerCustomer purchases: some Sequence<Int>,
        by definition: RepurchaseRateDefinition = .standard
    ) throws(MetricsError) {
        var customers: Int64 = 0
        var repeatCustomers: Int64 = 0
        for count in purchases {
            guard count >= 0 else { throw MetricsError(.invalidCounts, "a count is zero or more") }
            if count >= 1 { customers += 1 }
            if count >= 2 { repeatCustomers += 1 }
        }
        try self.init(repeatCustomers: repeatCustomers, customers: customers, by: definition)
    }

    /// Creates a rate from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - repeatCustomers: How many customers made two or more purchases.
    ///   - customers: How many made one or more.
    ///   - guestOrders: How many orders had no customer.
    ///   - definition: What a purchase is, the confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count or more repeat customers than customers,
    ///   and `sumOutOfRange` beyond 2^53 − 1.
    public init(
        repeatCustomers: Int64,
        customers: Int64,
        guestOrders: Int64 = 0,
        by definition: RepurchaseRateDefinition = .standard
    ) throws(MetricsError) {
        share = try Proportion(repeatCustomers, of: customers, level: definition.confidence)
        self.guestOrders = try Tally.sum(ofCounts: [guestOrders])
        self.definition = definition
    }
}

extension RepurchaseRate {
    /// How many customers made two or more purchases.
    public var repeatCustomers: Int64 { share.count }
    /// How many customers made one or more purchases: the denominator.
    public var customers: Int64 { share.total }
    /// The rate, 0 to 1; nil without customers.
    public var value: Double? { share.value }
    /// The rate as an exact fraction; nil without customers.
    public var exactValue: Rate? { share.exactValue }
    /// The Wilson interval of the rate; nil without customers.
    public var interval: ConfidenceInterval? { share.interval }
    /// Whether there are fewer customers than the definition asks for.
    public var isSmallSample: Bool { customers < definition.minimumSample }
}
