//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Bulk evaluation over windows: columns that the host fills, or that events fill")
struct BulkWindowTests {
    static let texts = [
        "count of orders in last 30 days >= 2", "sum of orders.total > 50 EUR", "average of orders.total > 20 EUR",
        "not average of orders.weight > 1.5", "last of orders.channel = \"web\"",
        "count of orders in last 2 calendar months where channel = \"web\" >= 1 and orders > 0",
        "spend - sum of orders.total > 0 EUR", "days since birthday > 10000",
    ]

    static func rows() throws -> [Facts] {
        try (0..<40).map { index in
            let orders = try (0..<index % 5).map { number in
                try Shop.order(
                    "2026-\(["11-20", "11-01", "09-30", "03-05"][(index + number) % 4])T10:00:00Z",
                    [
                        "total": Shop.euros("\(5 + 11 * ((index + number) % 5))"),
                        "weight": .number(Double(number) + 0.5),
                        "channel": .text((index + number) % 2 == 0 ? "web" : "shop"),
                    ]
                )
            }
            return try Shop.facts(
                orders,
                index % 3 == 0
                    ? [:]
                    : [
                        "orders": .integer(Int64(index % 4)), "spend": Shop.euros("\(index * 2)"),
                        "birthday": .date(CivilDate(daysSince1970: Int64(index) * 800)),
                    ]
            )
        }
    }

    @Test("Rules over windows answer as the tree does", arguments: texts)
    func bulkIsTree(text: String) throws {
        let rows = try Self.rows()
        let asOf = try Timestamp(parsing: Shop.asOf)
        let rule = try PreparedRule(
            SegmentRule(parsing: text, for: Shop.schema()),
            for: Shop.schema(),
            zone: FixedOffset(hours: 3)
        )
        var table = try ColumnTable(rows, schema: Shop.schema())
        try table.setWindows(of: rule, from: rows, asOf: asOf)
        let members = try BulkEvaluator([rule]).members(of: table, asOf: asOf)[0]
        #expect(try members.rows == BulkEvaluatorTests.expected(rule, rows, asOf))
        #expect(!members.rows.isEmpty)
    }

    @Test("A host that counts for itself hands the column over; another row takes it away")
    func hostColumns() throws {
        let schema = try Shop.schema()
        let asOf = try Timestamp(parsing: Shop.asOf)
        let rule = try PreparedRule(SegmentRule(parsing: "count of orders >= 2", for: schema), for: schema)
        var table = try ColumnTable([:], rowCount: 3, schema: schema)
        let evaluator = try BulkEvaluator([rule])
        #expect(refusal { try evaluator.members(of: table, asOf: asOf) } == .missingWindow)
        for window in rule.windows { try table.set(window, to: .integers([1, 2, 3])) }
        #expect(try evaluator.members(of: table, asOf: asOf)[0].rows == [1, 2])
        try table.append(Shop.facts([]))
        #expect(refusal { try evaluator.members(of: table, asOf: asOf) } == .missingWindow)
    }

    @Test("Columns of another type or length, and windows that the schema does not have, are refused")
    func refusals() throws {
        let schema = try Shop.schema()
        var table = try ColumnTable([:], rowCount: 3, schema: schema)
        let count = EventWindow(of: "orders", .count)
        #expect(refusal { try table.set(count, to: .integers([1])) } == .schemaMismatch)
        #expect(refusal { try table.set(count, to: .numbers([1, 2, 3])) } == .typeMismatch)
        #expect(refusal { try table.set(EventWindow(of: "calls", .count), to: .integers([1, 2, 3])) } == .unknownEvent)
        let average = EventWindow(of: "orders", .average("total"))
        #expect(refusal { try table.set(average, to: .integers([1, 2, 3])) } == .typeMismatch)
        let rule = try PreparedRule(SegmentRule(parsing: "count of orders >= 2", for: schema), for: schema)
        let asOf = try Timestamp(parsing: Shop.asOf)
        #expect(refusal { try table.setWindows(of: rule, from: [], asOf: asOf) } == .schemaMismatch)
    }
}
