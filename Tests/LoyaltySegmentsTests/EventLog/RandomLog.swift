//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit

/// Random orders of some customers, as events of each and as columns.
struct RandomLog {
    let schema: Schema
    let customerCount: Int
    private(set) var customers: [Int32] = []
    private(set) var events: [SegmentEvent] = []

    static let fields: [AttributeName] = ["total", "items", "weight", "channel", "due", "gift", "tags", "paid"]

    /// Makes orders in the order of time or in none, with many at one instant and many values missing.
    init(seed: UInt64, isSorted: Bool = false) throws {
        var random = SeededGenerator(seed: seed)
        schema = try Shop.schema()
        customerCount = Int.random(in: 1...12, using: &random)
        let end = try Timestamp(parsing: Shop.asOf).microsecondsSince1970
        let count = Int.random(in: 0...80, using: &random)
        var times = (0..<count).map { _ in
            // Some after the instant that is asked, and some at the very ends of windows.
            end - Int64.random(in: -5...100, using: &random) * 43_200_000_000 + Int64.random(in: 0...1, using: &random)
        }
        if isSorted { times.sort() }
        for time in times {
            customers.append(Int32.random(in: 0..<Int32(customerCount), using: &random))
            var values: [AttributeName: AttributeValue] = [:]
            for field in Self.fields where Int.random(in: 0..<4, using: &random) > 0 {
                values[field] = try Self.value(of: field, &random)
            }
            events.append(SegmentEvent("orders", at: try Timestamp(microsecondsSince1970: time), values))
        }
    }

    private static func value(of field: AttributeName, _ random: inout SeededGenerator) throws -> AttributeValue {
        let number = Int64.random(in: -3...3, using: &random)
        switch field {
        case "total": return .money(try Money(minorUnits: number * 1_001, in: .eur))
        case "items": return .integer(number == 3 ? .max : number == -3 ? .min : number)
        case "weight": return .number([0.1, -0.1, 1e100, -1e100, 0.0, -0.0, 3.5][Int(number + 3)])
        case "channel": return .text(["web", "shop", "Web", "é", "e\u{301}", "", "app"][Int(number + 3)])
        case "due": return .date(try CivilDate(daysSince1970: 20_700 - number * 40))
        case "gift": return .flag(number > 0)
        case "tags": return .set([["a"], ["b"], ["a", "b"], [], ["c"], ["b", "c"], ["a", "c"]][Int(number + 3)])
        default: return .instant(try Timestamp(secondsSince1970: 1_700_000_000 + number * 1_000))
        }
    }

    /// The orders of some places as columns.
    func log(_ places: Range<Int>? = nil, part: Int = 0) throws -> EventLog {
        let places = places ?? events.indices
        var fields: [AttributeName: RawColumn] = [:]
        for field in Self.fields { fields[field] = .values(places.map { events[$0].values[field] }) }
        return try EventLog(
            of: "orders",
            customers: places.map { customers[$0] },
            customerCount: customerCount,
            times: places.map { events[$0].at.microsecondsSince1970 },
            fields: fields,
            schema: schema,
            part: part
        )
    }

    /// What is known about a customer.
    func facts(_ customer: Int) throws -> Facts {
        try Facts([:], events: zip(customers, events).filter { Int($0.0) == customer }.map(\.1), schema: schema)
    }
}

extension RandomLog {
    /// Every aggregate of every field that has it, each over two kinds of periods, with filters and without.
    static func windows(_ seed: UInt64) throws -> [EventWindow] {
        let plain: [EventAggregate] = [.count, .firstTime, .lastTime]
        let all = fields.flatMap { [EventAggregate.known($0), .first($0), .last($0)] }
        let ordered = fields.filter { !["gift", "tags"].contains($0) }
            .flatMap { [EventAggregate.minimum($0), .maximum($0)] }
        let sums: [EventAggregate] = [.sum("total"), .sum("items"), .sum("weight"), .average("weight")]
        let distinct = fields.filter { $0 != "tags" }.map { EventAggregate.distinct($0) }
        let aggregates = plain + all + ordered + sums + distinct
        let periods: [EventPeriod] = [
            .all, .rolling(days: 3), .rolling(days: 20), .calendar(.month, count: 2), .calendar(.day, count: 1),
            .between(try CivilDate(parsing: "2026-10-20"), try CivilDate(parsing: "2026-11-10")),
            .between(try CivilDate(parsing: "2027-01-01"), try CivilDate(parsing: "2027-01-02")),
        ]
        let filters: [SegmentRule?] = [
            nil, nil, .test("channel", .compare(.equal, .text("web"))),
            .not(.test("items", .compare(.greater, .integer(0)))),
            SegmentRule(.test(SegmentTest(operand: .daysSince(.attribute("due")), .compare(.greater, .integer(0))))),
        ]
        var windows: [EventWindow] = []
        for (index, aggregate) in aggregates.enumerated() {
            for turn in [index + Int(seed), index + 3 * Int(seed) + 1] {
                windows.append(
                    EventWindow(
                        of: "orders",
                        aggregate,
                        in: periods[turn % periods.count],
                        where: filters[turn % filters.count]
                    )
                )
            }
        }
        return windows
    }
}
