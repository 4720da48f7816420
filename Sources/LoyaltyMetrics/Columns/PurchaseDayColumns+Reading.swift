//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PurchaseDayColumns {
    /// How many numbers of customers there are, whether with orders or without.
    public var customerCount: Int { content.customers.count }

    /// Returns the dates on which a customer ordered.
    ///
    /// - Parameter customer: The number of the customer.
    /// - Returns: The dates, ascending; none for a customer without orders, and for a number that no customer has.
    public func dates(of customer: Int) -> [CivilDate] {
        guard content.customers.indices.contains(customer) else { return [] }
        return content.days(of: customer).compactMap { try? CivilDate(daysSince1970: Int64($0)) }
    }

    /// Returns the history of each customer up to a date.
    ///
    /// - Parameter date: The date up to which the log is complete, and to which ages count.
    /// - Returns: The histories of the customers with orders.
    /// - Throws: ``MetricsError`` with code `invalidHistory` for a date before the last order.
    /// - Complexity: O(*c*) in the number of customers.
    public func histories(asOf date: CivilDate) throws(MetricsError) -> PurchaseHistoryColumns {
        var histories = PurchaseHistoryColumns(currency: currency, reserving: customerCount)
        var start = 0
        for (number, customer) in content.customers.enumerated() {
            let end = customer.end
            guard start < end else { continue }
            let (first, last) = (content.days[start], content.days[end - 1])
            guard last <= date.daysSince1970 else {
                throw MetricsError(.invalidHistory, "histories reach up to the last order or further")
            }
            histories.append(
                Int32(number),
                repeatPurchases: Int32(end - start - 1),
                lastAt: last - first,
                age: date.daysSince1970 - first,
                repeatSpend: customer.spend - customer.firstSpend
            )
            start = end
        }
        return histories
    }
}
