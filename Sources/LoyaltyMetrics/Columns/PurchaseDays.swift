//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The distinct dates with orders of each customer, and what the orders were worth: the mergeable state.
struct PurchaseDays: Hashable, Sendable {
    /// What is known of a customer.
    struct Customer: Hashable, Sendable {
        /// The end of the customer's dates, which begin where those of the customer before end.
        var end = 0
        /// What the orders of the first date were worth, in minor units.
        var firstSpend: Int64 = 0
        /// What all orders were worth, in minor units.
        var spend: Int64 = 0
    }

    /// The customers by number.
    var customers: [Customer]
    /// The dates of each customer, ascending, as days since 1970-01-01.
    var days: [Int32]

    /// Makes room for customers and dates.
    init(customers: Int, days: Int) {
        self.customers = Array(repeating: Customer(), count: customers)
        self.days = Array(repeating: 0, count: days)
    }

    /// The dates of a customer.
    func days(of customer: Int) -> ArraySlice<Int32> {
        days[(customer > 0 ? customers[customer - 1].end : 0)..<customers[customer].end]
    }

    /// Merges what is known of the same customers.
    mutating func merge(_ other: PurchaseDays) throws(MetricsError) {
        guard zip(customers, other.customers).allSatisfy({ $0.spend + $1.spend <= Tally.maximum }) else {
            throw Tally.tooLarge
        }
        var merged = PurchaseDays(customers: customers.count, days: 0)
        merged.days.reserveCapacity(days.count + other.days.count)
        for number in customers.indices {
            let (own, others) = (days(of: number), other.days(of: number))
            let (first, otherFirst) = (own.first ?? .max, others.first ?? .max)
            merged.appendUnion(own, others)
            merged.customers[number] = Customer(
                end: merged.days.count,
                firstSpend: (first <= otherFirst ? customers[number].firstSpend : 0)
                    + (otherFirst <= first ? other.customers[number].firstSpend : 0),
                spend: customers[number].spend + other.customers[number].spend
            )
        }
        self = merged
    }

    /// Appends what two ascending lists have, once each, ascending.
    private mutating func appendUnion(_ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>) {
        var (index, other) = (first.startIndex, second.startIndex)
        while index < first.endIndex, other < second.endIndex {
            let (day, otherDay) = (first[index], second[other])
            days.append(min(day, otherDay))
            index += day <= otherDay ? 1 : 0
            other += otherDay <= day ? 1 : 0
        }
        days.append(contentsOf: first[index...])
        days.append(contentsOf: second[other...])
    }
}
