//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Purchase day columns: each customer's dates, exactly as the zone's calendar shows them")
struct PurchaseDayColumnsTests {
    @Test(
        "Dates, histories and spends are those of the orders one by one, in parts or whole",
        arguments: UInt64(1)...15
    )
    func likeOneByOne(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let customers = seed.isMultiple(of: 3) ? 5 : 5_000
        var orders = try Samples.columnOrders(
            .random(in: 0...500, using: &random),
            customers: customers,
            totals: seed.isMultiple(of: 2) ? 0...5_000 : 0...8_000_000_000,
            using: &random
        )
        // Some logs have an order of long ago, so that dates need more than 12 bits.
        if seed.isMultiple(of: 5) { orders.append(ColumnOrder(customer: 0, time: -1, minorUnits: 7)) }
        let zone = seed.isMultiple(of: 2) ? ZoneWithChanges.losAngeles2024 : .oddClocks

        var merged = try PurchaseDayColumns(Samples.columns([], customers: customers), in: zone)
        for part in Samples.parts(orders, using: &random) {
            try merged.merge(PurchaseDayColumns(Samples.columns(part, customers: customers), in: zone))
        }
        #expect(try merged == PurchaseDayColumns(Samples.columns(orders, customers: customers), in: zone))

        let end = try CivilDate(year: 2026, month: 6, day: 1)
        let histories = try merged.histories(asOf: end)
        let spends = try Self.spends(orders, in: zone)
        #expect(histories.customers == spends.keys.sorted().map { Int32($0) })
        for (row, number) in histories.customers.enumerated() {
            let days = spends[Int(number), default: [:]]
            let dates = days.keys.sorted()
            let (first, last) = try (#require(dates.first), #require(dates.last))
            #expect(merged.dates(of: Int(number)) == dates)
            #expect(Int(histories.repeatPurchases[row]) == dates.count - 1)
            #expect(Int(histories.lastAt[row]) == first.days(to: last))
            #expect(Int(histories.ages[row]) == first.days(to: end))
            let repeatSpend = days.values.reduce(0, +) - days[first, default: 0]
            #expect(histories.repeatSpends[row] == repeatSpend)
            let mean = dates.count > 1 ? Double(repeatSpend) / Double(dates.count - 1) : nil
            #expect(histories.meanRepeatSpend(at: row) == mean)
        }
        #expect(histories.meanRepeatSpend(at: histories.count) == nil)
    }

    /// What the orders of each customer's dates were worth, one order at a time.
    private static func spends(
        _ orders: [ColumnOrder],
        in zone: some TimeZoneRules
    ) throws -> [Int: [CivilDate: Int64]] {
        var spends: [Int: [CivilDate: Int64]] = [:]
        for order in orders {
            let date = try zone.date(at: Timestamp(microsecondsSince1970: order.time))
            spends[order.customer, default: [:]][date, default: 0] += order.minorUnits
        }
        return spends
    }

    @Test("Each instant around a change of clocks has the date that the zone says", arguments: [false, true])
    func everyInstant(isOdd: Bool) throws {
        let zone = isOdd ? ZoneWithChanges.oddClocks : .losAngeles2024
        var times: [Int64] = []
        for change in zone.changes {
            let at = change.at.microsecondsSince1970
            for minute in -2_000...2_000 { times.append(at + Int64(minute) * 60_000_000) }
            times += [at - 1, at + 1]
        }
        // One customer for each instant.
        let orders = try OrderColumns(
            customers: times.indices.map { Int32($0) },
            customerCount: times.count,
            times: times,
            minorUnits: times.map { _ in 1 },
            in: .eur
        )
        let days = try PurchaseDayColumns(orders, in: zone)
        let dates = try times.map { try [zone.date(at: Timestamp(microsecondsSince1970: $0))] }
        #expect(times.indices.map { days.dates(of: $0) } == dates)
        #expect(days.dates(of: times.count).isEmpty)
        #expect(days.dates(of: -1).isEmpty)
    }

    @Test("The first and the last date that there are have their instants", arguments: [-18, 18])
    func endsOfTime(hours: Int) throws {
        let zone = try FixedOffset(hours: hours)
        for time in [Timestamp.earliest, .latest] {
            let orders = try OrderColumns(
                customers: [0],
                customerCount: 1,
                times: [time.microsecondsSince1970],
                minorUnits: [1],
                in: .eur
            )
            #expect(try PurchaseDayColumns(orders, in: zone).dates(of: 0) == [zone.date(at: time)])
        }
    }

    @Test("Orders further apart than a table of dates are refused")
    func tooManyDates() throws {
        let times = [Timestamp.earliest, .latest].map(\.microsecondsSince1970)
        let orders = try OrderColumns(customers: [0, 0], customerCount: 1, times: times, minorUnits: [1, 1], in: .eur)
        expectRefused(.valueOutOfRange) { _ = try PurchaseDayColumns(orders, in: FixedOffset.utc) }
    }

    @Test("A customer worth more than 2^53 - 1 minor units is refused, in one part or by a merge")
    func tooLarge() throws {
        let most: Int64 = 9_007_199_254_740_991
        func days(_ totals: [Int64]) throws -> PurchaseDayColumns {
            let zeros = totals.map { _ in Int64(0) }
            let customers = totals.map { _ in Int32(0) }
            let orders = try OrderColumns(
                customers: customers,
                customerCount: 1,
                times: zeros,
                minorUnits: totals,
                in: .eur
            )
            return try PurchaseDayColumns(orders, in: FixedOffset.utc)
        }
        expectRefused(.sumOutOfRange) { _ = try days(Array(repeating: most, count: 3_000)) }
        var whole = try days([most])
        expectRefused(.sumOutOfRange) { try whole.merge(days([1])) }
        try whole.merge(days([0]))
        #expect(try whole == days([most, 0]))
    }

    @Test("Parts of other currencies, zones or customers do not merge, and ages end after the last order")
    func refused() throws {
        func days(_ currency: Currency = .eur, _ hours: Int = 0, _ customers: Int = 1) throws -> PurchaseDayColumns {
            let orders = try OrderColumns(
                customers: [0],
                customerCount: customers,
                times: [0],
                minorUnits: [1],
                in: currency
            )
            return try PurchaseDayColumns(orders, in: FixedOffset(hours: hours))
        }
        var whole = try days()
        expectRefused(.currencyMismatch) { try whole.merge(days(.usd)) }
        expectRefused(.zoneMismatch) { try whole.merge(days(.eur, 1)) }
        expectRefused(.columnMismatch) { try whole.merge(days(.eur, 0, 2)) }
        let before = try CivilDate(year: 1969, month: 12, day: 31)
        expectRefused(.invalidHistory) { _ = try whole.histories(asOf: before) }
    }
}
