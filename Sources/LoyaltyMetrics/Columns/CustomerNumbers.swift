//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Numbers for customers in the order in which they first appear, for hosts whose identifiers are texts.
///
/// ```swift
/// var numbers = CustomerNumbers()
/// try numbers.number(of: ann)    // 0
/// try numbers.number(of: bob)    // 1
/// try numbers.number(of: ann)    // 0
/// numbers.customers[1]           // bob
/// ```
///
/// One numbering serves all parts of a log; parts that were numbered apart do not merge.
public struct CustomerNumbers: Hashable, Sendable {
    /// The customers by number.
    public private(set) var customers: [CustomerID] = []
    private var numbers: [CustomerID: Int32] = [:]

    /// Creates a numbering without customers.
    public init() {}

    /// Returns the number of a customer, who gets the next one if there is none yet.
    ///
    /// - Parameter customer: The customer.
    /// - Returns: The number, from 0.
    /// - Throws: ``MetricsError`` with code `valueOutOfRange` for more customers than 2^31 − 1.
    public mutating func number(of customer: CustomerID) throws(MetricsError) -> Int32 {
        if let number = numbers[customer] { return number }
        guard let number = Int32(exactly: customers.count), number < .max else {
            throw MetricsError(.valueOutOfRange, "columns have at most 2^31 - 1 rows and customers")
        }
        numbers[customer] = number
        customers.append(customer)
        return number
    }

    /// Returns the number of a customer who has one.
    ///
    /// - Parameter customer: The customer.
    /// - Returns: The number; nil for a customer who has none.
    public func knownNumber(of customer: CustomerID) -> Int32? { numbers[customer] }
}
