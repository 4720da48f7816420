//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Event logs: windows of all customers come to what they come to for each")
struct EventLogLawTests {
    /// Whether the rules of one customer see a window's value.
    static func agrees(
        _ value: AttributeValue?,
        _ window: EventWindow,
        _ facts: Facts,
        asOf: Timestamp,
        _ zone: any TimeZoneRules
    ) throws -> Bool {
        let conditions: [SegmentTest.Condition] =
            switch value {
            case nil: [.isMissing]
            case .set(let texts): [.isKnown] + texts.map { .contains($0) }
            case let value?: [.compare(.equal, value)]
            }
        return try conditions.allSatisfy { condition in
            let rule = SegmentRule(.test(SegmentTest(operand: .window(window), condition)))
            return try PreparedRule(rule, for: facts.schema, zone: zone).verdict(for: facts, asOf: asOf) == .yes
        }
    }

    static func expectSame(_ totals: EventTotals, _ log: RandomLog, _ zone: any TimeZoneRules) throws {
        for customer in 0..<log.customerCount {
            let facts = try log.facts(customer)
            for window in totals.windows {
                let value = totals.value(of: window, for: customer)
                #expect(try agrees(value, window, facts, asOf: totals.asOf, zone), "\(window) \(customer)")
            }
        }
    }

    /// Every value of every window.
    static func values(_ totals: EventTotals) -> [[AttributeValue?]] {
        totals.windows.map { window in (0..<totals.customerCount).map { totals.value(of: window, for: $0) } }
    }

    @Test("One pass and the index come to what the rules of each customer see", arguments: 0..<UInt64(7))
    func passAndIndexAgree(seed: UInt64) throws {
        let random = try RandomLog(seed: seed, isSorted: seed % 2 == 0)
        let zone = try FixedOffset(hours: 3)
        let windows = try RandomLog.windows(seed)
        let log = try random.log()
        let asOf = try Timestamp(parsing: Shop.asOf)
        let totals = try log.totals(of: windows, asOf: asOf, zone: zone)
        #expect(totals.windows == windows)
        try Self.expectSame(totals, random, zone)
        let index = EventIndex(log)
        #expect(index.count == log.count && index.event == log.event && index.part == log.part)
        for days in [-30, 0, 30] as [Int64] {
            let asOf = try asOf.advanced(by: .days(days))
            let ours = try index.totals(of: windows, asOf: asOf, zone: zone)
            #expect(try Self.values(ours) == Self.values(log.totals(of: windows, asOf: asOf, zone: zone)))
        }
    }

    @Test("Parts of a log, joined in any order, come to what the whole comes to", arguments: 0..<UInt64(7))
    func partsAreTheWhole(seed: UInt64) throws {
        let random = try RandomLog(seed: seed)
        let zone = try FixedOffset(hours: -5)
        let windows = try RandomLog.windows(seed)
        let asOf = try Timestamp(parsing: Shop.asOf)
        let whole = try random.log().totals(of: windows, asOf: asOf, zone: zone)
        let count = random.events.count
        let parts = try (0..<3).map { part in
            try random.log(count * part / 3..<count * (part + 1) / 3, part: part)
                .totals(of: windows, asOf: asOf, zone: zone)
        }
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            var totals = parts[order[0]]
            for part in order.dropFirst() { try totals.merge(parts[part]) }
            #expect(Self.values(totals) == Self.values(whole))
        }
    }

    @Test("As columns of a table, windows answer rules as each customer's events do", arguments: 0..<UInt64(7))
    func columnsAnswerRules(seed: UInt64) throws {
        let random = try RandomLog(seed: seed)
        let zone = FixedOffset.utc
        let asOf = try Timestamp(parsing: Shop.asOf)
        let rules = try [
            "count of orders in last 20 days >= 2", "average of orders.total > 2 EUR", "sum of orders.items > 1",
            "average of orders.weight in last 20 days < 1", #"max of orders.channel >= "web""#,
            #"last of orders.tags contains "a""#, "last of orders.gift = true", "min of orders.due < 2026-09-01",
            "days since last orders > 10", "sum of orders.total in last 2 calendar months > 0 EUR",
        ].map { try PreparedRule(SegmentRule(parsing: $0, for: random.schema), for: random.schema, zone: zone) }
        let rows = try (0..<random.customerCount).map { try random.facts($0) }
        var table = try ColumnTable(rows, schema: random.schema)
        let windows = rules.flatMap(\.windows)
        try table.set(EventIndex(random.log()).totals(of: windows, asOf: asOf, zone: zone))
        let members = try BulkEvaluator(rules).members(of: table, asOf: asOf)
        for (rule, members) in zip(rules, members) {
            let expected = try rows.indices.filter { try rule.verdict(for: rows[$0], asOf: asOf) == .yes }
            #expect(members.rows == expected)
        }
    }

    @Test("A period starts before, among and after the events of a customer, be they few or many")
    func startsAnywhere() throws {
        let counts = Array(0...12) + [63, 64, 65, 200]
        let asOf = try Timestamp(secondsSince1970: 1_800_000_000)
        var customers: [Int32] = []
        var times: [Int64] = []
        for (row, count) in counts.enumerated() {
            for event in 0..<count {
                customers.append(Int32(row))
                // Half a day after each of the days at which periods start.
                times.append(asOf.microsecondsSince1970 - Int64(event * 2 + 1) * 43_200_000_000)
            }
        }
        let log = try EventLog(
            of: "orders",
            customers: customers,
            customerCount: counts.count,
            times: times,
            schema: Shop.schema()
        )
        for days in [1, 2, 3, 4, 5, 6, 11, 12, 62, 64, 66, 199, 200, 300] {
            let window = EventWindow(of: "orders", .count, in: .rolling(days: Int64(days)))
            let expected = counts.map { Int64(min($0, days)) }
            #expect(try EventIndex(log).totals(of: [window], asOf: asOf).wholeNumbers(of: window) == expected)
            #expect(try log.totals(of: [window], asOf: asOf).wholeNumbers(of: window) == expected)
        }
    }

    @Test(
        "Many customers, whose tallies are dealt into groups, come to what a plain count comes to",
        arguments: [false, true]
    )
    func manyCustomers(hasTotals: Bool) throws {
        let (customerCount, count) = (100_000, 120_000)
        let asOf = try Timestamp(secondsSince1970: 1_800_000_000)
        let customers = (0..<count).map { Int32($0 * 7_919 % 90_001) }
        let times = (0..<count).map { 1_790_000_000_000_000 + Int64($0) * 83_000_000 }
        let cents = (0..<count).map { Int64($0 % 1_000) - 300 }
        let log = try EventLog(
            of: "orders",
            customers: customers,
            customerCount: customerCount,
            times: times,
            fields: ["total": .integers(cents)],
            schema: Shop.schema()
        )
        let periods: [EventPeriod] = [.all, .rolling(days: 30), .rolling(days: 90)]
        let windows = periods.flatMap { period -> [EventWindow] in
            let aggregates: [EventAggregate] = hasTotals ? [.count, .sum("total"), .lastTime] : [.count, .lastTime]
            return aggregates.map { EventWindow(of: "orders", $0, in: period) }
        }
        var counts = [Int64](repeating: 0, count: customerCount)
        var sums = counts
        var lasts = counts
        for index in 0..<count where times[index] > asOf.microsecondsSince1970 - 30 * 86_400_000_000 {
            counts[Int(customers[index])] += 1
            sums[Int(customers[index])] += cents[index]
            lasts[Int(customers[index])] = times[index]
        }
        let pass = try log.totals(of: windows, asOf: asOf)
        let index = try EventIndex(log).totals(of: windows, asOf: asOf)
        for totals in [pass, index] {
            #expect(totals.wholeNumbers(of: EventWindow(of: "orders", .count, in: .rolling(days: 30))) == counts)
            #expect(totals.wholeNumbers(of: EventWindow(of: "orders", .lastTime, in: .rolling(days: 30))) == lasts)
            let sum = totals.wholeNumbers(of: EventWindow(of: "orders", .sum("total"), in: .rolling(days: 30)))
            #expect(sum == (hasTotals ? sums : nil))
        }
        for window in windows { #expect(pass.column(of: window) == index.column(of: window)) }
    }
}
