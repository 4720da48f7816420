//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Event logs: columns of events that are checked, and sums that are exact")
struct EventLogTests {
    static let asOf = 1_800_000_000_000_000 as Int64

    static func log(
        _ event: AttributeName = "orders",
        customers: [Int32] = [0, 2],
        customerCount: Int = 3,
        times: [Int64] = [1, 2],
        fields: [AttributeName: RawColumn] = [:]
    ) throws -> EventLog {
        try EventLog(
            of: event,
            customers: customers,
            customerCount: customerCount,
            times: times,
            fields: fields,
            schema: Shop.schema()
        )
    }

    static func totals(_ log: EventLog, _ windows: EventWindow...) throws -> EventTotals {
        try log.totals(of: windows, asOf: Timestamp(microsecondsSince1970: asOf))
    }

    @Test("What is no log is refused")
    func refusedLogs() {
        #expect(refusal { try Self.log("calls") } == .unknownEvent)
        #expect(refusal { try Self.log(customers: [0]) } == .schemaMismatch)
        #expect(refusal { try Self.log(customers: [0, 3]) } == .unknownRow)
        #expect(refusal { try Self.log(customers: [0, -1]) } == .unknownRow)
        #expect(refusal { try Self.log(customerCount: -1) } == .unknownRow)
        #expect(refusal { try Self.log(times: [0, .max]) } == .numberOutOfRange)
        #expect(refusal { try Self.log(fields: ["sum": .integers([1, 2])]) } == .unknownField)
        #expect(refusal { try Self.log(fields: ["total": .integers([1])]) } == .schemaMismatch)
        #expect(refusal { try Self.log(fields: ["total": .numbers([1, 2])]) } == .typeMismatch)
        #expect(refusal { try Self.log("reviews") } == .missingFact)
    }

    @Test("Windows that a log has no answer to are refused, with their place")
    func refusedWindows() throws {
        let log = try Self.log()
        let code = { (window: EventWindow) in
            refusal { try Self.totals(log, EventWindow(of: "orders", .count), window) }
        }
        #expect(code(EventWindow(of: "reviews", .count)) == .unknownEvent)
        #expect(code(EventWindow(of: "orders", .sum("price"))) == .unknownField)
        #expect(code(EventWindow(of: "orders", .sum("channel"))) == .unsupportedOperator)
        #expect(code(EventWindow(of: "orders", .average("total"))) == .typeMismatch)
        #expect(code(EventWindow(of: "orders", .count, in: .rolling(days: 0))) == .invalidWindow)
        #expect(code(EventWindow(of: "orders", .count, in: .calendar(.day, count: 1))) == .missingZone)
        let isVIP = SegmentRule.segment(try SegmentID("vip"))
        #expect(code(EventWindow(of: "orders", .count, where: isVIP)) == .unsupportedOperator)
        #expect(code(EventWindow(of: "orders", .count, where: .test("price", .isKnown))) == .unknownField)
        do {
            _ = try Self.totals(log, EventWindow(of: "orders", .count), EventWindow(of: "reviews", .count))
        } catch let error as SegmentsError {
            #expect(error.path == "windows/1")
        }
    }

    @Test("Customers without events count 0 and sum up to 0, and all else is missing; beyond them nothing is known")
    func nothing() throws {
        let count = EventWindow(of: "orders", .count)
        let sum = EventWindow(of: "orders", .sum("total"))
        let last = EventWindow(of: "orders", .lastTime)
        let totals = try Self.totals(Self.log(customers: [], times: []), count, sum, last)
        #expect(totals.value(of: count, for: 2) == .integer(0))
        #expect(totals.value(of: sum, for: 2) == .money(.zero(in: .eur)))
        #expect(totals.value(of: last, for: 2) == nil)
        #expect(totals.value(of: count, for: 3) == nil)
        #expect(totals.value(of: count, for: -1) == nil)
        #expect(totals.value(of: EventWindow(of: "visits", .count), for: 0) == nil)
        #expect(totals.column(of: EventWindow(of: "visits", .count)) == nil)
        #expect(totals.wholeNumbers(of: last, missing: -1) == [-1, -1, -1])
        let empty = try Self.totals(Self.log(customers: [], customerCount: 0, times: []), count)
        #expect(empty.wholeNumbers(of: count) == [])
        #expect(EventIndex(try Self.log(customers: [], customerCount: 0, times: [])).customerCount == 0)
    }

    @Test("A sum that does not fit into its type is missing, whatever it was on the way")
    func sums() throws {
        let items = EventWindow(of: "orders", .sum("items"))
        let total = EventWindow(of: "orders", .sum("total"))
        let most = (Int64(1) << 53) - 1
        let log = try Self.log(
            customers: [0, 0, 0, 1, 1],
            customerCount: 2,
            times: [1, 2, 3, 4, 5],
            fields: [
                "items": .integers([.max, 5, -5, .min, -1]), "total": .integers([most, -most, 7, most, 1]),
            ]
        )
        for totals in [
            try Self.totals(log, items, total),
            try EventIndex(log).totals(of: [items, total], asOf: Timestamp(microsecondsSince1970: Self.asOf)),
        ] {
            #expect(totals.value(of: items, for: 0) == .integer(.max))
            #expect(totals.value(of: items, for: 1) == nil)
            #expect(totals.wholeNumbers(of: items, missing: -9) == [.max, -9])
            #expect(totals.wholeNumbers(of: total, missing: -9) == [7, -9])
            #expect(totals.column(of: total) == .values([.money(try Money(minorUnits: 7, in: .eur)), nil]))
            #expect(totals.column(of: items) == .values([.integer(.max), nil]))
        }
    }

    @Test("Sums that fit in part and not in whole, or in whole and not in part, are joined exactly")
    func joinedSums() throws {
        let items = EventWindow(of: "orders", .sum("items"))
        func part(_ value: Int64) throws -> EventTotals {
            try Self.totals(
                Self.log(customers: [0], customerCount: 1, times: [1], fields: ["items": .integers([value])]),
                items
            )
        }
        var totals = try part(.max)
        try totals.merge(part(.max))
        #expect(totals.value(of: items, for: 0) == nil)
        try totals.merge(part(.min))
        #expect(totals.value(of: items, for: 0) == .integer(.max - 1))
    }

    @Test("Whole numbers stand for what has them, and for nothing else")
    func wholeNumbers() throws {
        let log = try Self.log(
            fields: [
                "items": .integers([4, 5]), "gift": .integers([1, 0]), "weight": .numbers([0.5, 1]),
                "channel": .codes([1, 0], of: ["web", "shop"]), "total": .integers([3, 4]),
            ]
        )
        func numbers(_ aggregate: EventAggregate) throws -> [Int64]? {
            let window = EventWindow(of: "orders", aggregate)
            return try Self.totals(log, window).wholeNumbers(of: window, missing: -1)
        }
        #expect(try numbers(.sum("items")) == [4, 0, 5])
        #expect(try numbers(.sum("total")) == [3, 0, 4])
        #expect(try numbers(.maximum("items")) == [4, -1, 5])
        #expect(try numbers(.last("gift")) == [1, -1, 0])
        #expect(try numbers(.distinct("channel")) == [1, 0, 1])
        #expect(try numbers(.known("channel")) == [1, 0, 1])
        #expect(try numbers(.firstTime) == [1, -1, 2])
        for aggregate in [EventAggregate.sum("weight"), .last("channel"), .last("tags"), .minimum("weight")] {
            #expect(try numbers(aggregate) == nil)
        }
    }

    @Test("Totals of other windows, of another instant or of another schema are not joined, nor set in a table")
    func refusedJoins() throws {
        let count = EventWindow(of: "orders", .count)
        let recent = EventWindow(of: "orders", .count, in: .rolling(days: 1))
        var totals = try Self.totals(Self.log(), count)
        let other = try Self.totals(Self.log(), recent)
        #expect(refusal { try totals.merge(other) } == .schemaMismatch)
        let later = try Self.log().totals(of: [count], asOf: Timestamp(microsecondsSince1970: Self.asOf + 1))
        #expect(refusal { try totals.merge(later) } == .schemaMismatch)
        var table = try ColumnTable([:], rowCount: 2, schema: Shop.schema())
        #expect(refusal { try table.set(totals) } == .schemaMismatch)
        table = try ColumnTable([:], rowCount: 3, schema: Schema([]))
        #expect(refusal { try table.set(totals) } == .schemaMismatch)
    }

    @Test("Parts that know more customers than others are joined, and their texts too")
    func moreCustomers() throws {
        let windows = [EventAggregate.count, .last("channel"), .distinct("channel"), .minimum("items"), .sum("weight")]
            .map { EventWindow(of: "orders", $0) }
        func part(_ customers: [Int32], _ channel: String, part: Int) throws -> EventTotals {
            try EventLog(
                of: "orders",
                customers: customers,
                customerCount: Int(customers[0]) + 1,
                times: [5],
                fields: ["channel": .codes([0], of: [channel])],
                schema: Shop.schema(),
                part: part
            ).totals(of: windows, asOf: Timestamp(microsecondsSince1970: Self.asOf))
        }
        var totals = try part([0], "web", part: 0)
        try totals.merge(part([2], "app", part: 1))
        try totals.merge(part([0], "shop", part: 2))
        #expect(totals.customerCount == 3)
        #expect(totals.wholeNumbers(of: windows[0]) == [2, 0, 1])
        #expect(totals.value(of: windows[1], for: 0) == .text("shop"))
        #expect(totals.value(of: windows[1], for: 1) == nil)
        #expect(totals.value(of: windows[1], for: 2) == .text("app"))
        #expect(totals.wholeNumbers(of: windows[2]) == [2, 0, 1])
        #expect(totals.value(of: windows[3], for: 0) == nil)
        #expect(totals.value(of: windows[4], for: 2) == .number(0))
    }
}
