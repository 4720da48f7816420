//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How often each customer was active on each date, and how often guests were.
struct ActivityDates: FactState {
    struct Fact: Hashable, Codable, Sendable {
        let customer: CustomerID?
        let date: CivilDate
    }

    private(set) var customers: [CustomerID: [CivilDate: Int64]] = [:]
    private(set) var guests: Int64 = 0
    private var total: Int64 = 0

    mutating func add(_ fact: Fact) throws(MetricsError) {
        total = try Tally.sum(total, 1)
        guard let customer = fact.customer else { return guests += 1 }
        customers[customer, default: [:]][fact.date, default: 0] += 1
    }

    mutating func merge(_ other: ActivityDates) throws(MetricsError) {
        // No part is greater than the whole, so that checking the whole is enough.
        total = try Tally.sum(total, other.total)
        guests += other.guests
        for (customer, dates) in other.customers {
            customers[customer, default: [:]].merge(dates) { $0 + $1 }
        }
    }

    /// The whole days between consecutive activities.
    func gaps() throws(MetricsError) -> Percentiles {
        var days = Percentiles()
        for dates in customers.values {
            let sorted = dates.sorted { $0.key < $1.key }
            for (_, count) in sorted { try days.add(0, count: count - 1) }
            for (date, next) in zip(sorted, sorted.dropFirst()) { try days.add(Int64(date.key.days(to: next.key))) }
        }
        return days
    }
}

// MARK: - Coding

extension ActivityDates {
    private enum CodingKeys: String, CodingKey { case customers, guests }

    private struct Entry: Codable {
        let customer: CustomerID
        let dates: [Day]
    }

    private struct Day: Codable {
        let count: Int64
        let date: CivilDate
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guests = try container.decode(Int64.self, forKey: .guests)
        let entries = try container.decode([Entry].self, forKey: .customers)
        let rule = "a customer, and each date of a customer, stands once in a state"
        for entry in entries {
            let dates = Dictionary(entry.dates.map { ($0.date, $0.count) }) { first, _ in first }
            try container.check(
                !dates.isEmpty && dates.count == entry.dates.count && dates.values.allSatisfy { $0 > 0 },
                .customers,
                rule
            )
            customers[entry.customer] = dates
        }
        try container.check(customers.count == entries.count, .customers, rule)
        total = try Tally.sum(ofCounts: customers.values.flatMap(\.values) + [guests])
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(guests, forKey: .guests)
        let entries = customers.sorted { $0.key < $1.key }.map { customer, dates in
            Entry(
                customer: customer,
                dates: dates.sorted { $0.key < $1.key }.map { Day(count: $0.value, date: $0.key) }
            )
        }
        try container.encode(entries, forKey: .customers)
    }
}
