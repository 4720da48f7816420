//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit

/// Orders of many customers, of whom some buy much more than others, and four segments by what they bought.
struct EventsWorkload: Sendable {
    let schema: Schema
    /// Midnight after the last order.
    let asOf: Timestamp
    let customerCount: Int
    /// The customers of the orders as rows, in the order of time.
    let customers: [Int32]
    /// The customers of the orders as identifiers that are not dense.
    let ids: [Int64]
    /// The times of the orders in microseconds since 1970.
    let times: [Int64]
    /// The totals of the orders in cents.
    let cents: [Int64]
    /// Two years.
    static let days: Int64 = 730

    /// Makes orders over two years.
    init(orders: Int, customers: Int) throws {
        schema = try Schema(
            [],
            events: [
                EventDefinition("orders", fields: [AttributeDefinition("total", .money(.eur), isNullable: false)])
            ]
        )
        asOf = try Timestamp(parsing: "2026-01-01T00:00:00Z")
        customerCount = customers
        var random = SeededGenerator(seed: 7)
        let span = Self.days * 86_400
        let first = asOf.microsecondsSince1970 / 1_000_000 - span
        var rows: [Int32] = []
        var seconds: [Int64] = []
        var cents: [Int64] = []
        for _ in 0..<orders {
            // To the power of 1.5, so that the first customers buy most; the sum of three makes a bell, skewed by squaring.
            let share = Double.random(in: 0..<1, using: &random)
            rows.append(Int32(Double(customers) * share * share.squareRoot()))
            seconds.append(Int64.random(in: 0..<span, using: &random))
            let bell = (0..<3).reduce(0.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
            cents.append(Int64(bell * bell * 1_400) + 1)
        }
        seconds.sort()
        self.customers = rows
        times = seconds.map { (first + $0) * 1_000_000 }
        self.cents = cents
        // An odd factor makes different identifiers of different rows.
        ids = rows.map { Int64(truncatingIfNeeded: UInt64($0) &* 0x9E37_79B9_7F4A_7C15) }
    }

    /// The orders in columns.
    func log(_ customers: [Int32], of count: Int) throws -> EventLog {
        try EventLog(
            of: "orders",
            customers: customers,
            customerCount: count,
            times: times,
            fields: ["total": .integers(cents)],
            schema: schema
        )
    }
}

// MARK: - Segments

extension EventsWorkload {
    static let recentCount = EventWindow(of: "orders", .count, in: .rolling(days: 90))
    static let recentSum = EventWindow(of: "orders", .sum("total"), in: .rolling(days: 90))
    static let count = EventWindow(of: "orders", .count)
    static let sum = EventWindow(of: "orders", .sum("total"))
    static let last = EventWindow(of: "orders", .lastTime)
    static let windows = [recentCount, recentSum, count, sum, last]

    /// The sizes of four segments: three orders of more than 30 EUR on average in 90 days; none in 90 days but five ever; more
    /// than 150 EUR in 90 days and an order within 15 days; two orders of at least 25 EUR on average, none within 61 days.
    static func sizes(_ totals: EventTotals) -> [Int] {
        guard let recentCount = totals.wholeNumbers(of: recentCount),
            let recentSum = totals.wholeNumbers(of: recentSum),
            let count = totals.wholeNumbers(of: count), let sum = totals.wholeNumbers(of: sum),
            let last = totals.wholeNumbers(of: last)
        else { return [] }
        let day: Int64 = 86_400_000_000
        let end = totals.asOf.microsecondsSince1970
        var sizes = (0, 0, 0, 0)
        // Conditions are bits, as nothing tells beforehand which of them a customer meets.
        func bit(_ condition: Bool) -> Int { condition ? 1 : 0 }
        for index in count.indices {
            let recent = (count: recentCount[index], sum: recentSum[index])
            let (count, sum, last) = (count[index], sum[index], last[index])
            sizes.0 += bit(recent.count >= 3) & bit(recent.sum > 3_000 * recent.count)
            sizes.1 += bit(recent.count == 0) & bit(count >= 5)
            sizes.2 += bit(recent.sum > 15_000) & bit(last > end - 15 * day)
            sizes.3 += bit(count >= 2) & bit(last <= end - 61 * day) & bit(sum >= 2_500 * count)
        }
        return [sizes.0, sizes.1, sizes.2, sizes.3]
    }
}
