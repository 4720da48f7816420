//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Column table: what goes in comes out, in columns as narrow as their values")
struct ColumnTableTests {
    static let integers: [[Int64]] = [
        [], [0], [1, -1], [127, -128], [128], [-129, 5], [32_767, 32_768], [1 << 31, -(1 << 31)], [.max, .min, 0],
    ]

    @Test("Whole numbers of any width come back, row by row and as a column", arguments: integers)
    func widths(values: [Int64]) throws {
        let schema = try Schema([AttributeDefinition("n", .integer)])
        let column = try ColumnTable(["n": .integers(values)], rowCount: values.count, schema: schema)
        var rows = ColumnTable(schema)
        for value in values { try rows.append(Facts(["n": .integer(value)], schema: schema)) }
        for (row, value) in values.enumerated() {
            #expect(try column.facts(at: row)["n"] == .integer(value))
            #expect(try rows.facts(at: row)["n"] == .integer(value))
        }
        #expect(rows.rowCount == values.count)
    }

    @Test("Rows may widen a column, miss values and change, and the other rows stay as they are")
    func rowsChange() throws {
        let schema = try Examples.schema()
        let known = try Examples.known()
        let nothing = try Examples.facts()
        var table = ColumnTable(schema)
        for row in 0..<1_100 { try table.append(row % 3 == 0 ? nothing : known) }
        try table.update(1_050, "orders", to: .integer(1 << 40))
        try table.update(7, "last_order", to: .instant(Timestamp(parsing: "2026-11-20T09:00:00.000001Z")))
        try table.update(8, to: nothing)
        try table.update(9, to: known)
        try table.update(10, "score", to: .number(.nan))
        for row in 0..<1_100 where ![1_050, 7, 8, 9, 10].contains(row) {
            #expect(try table.facts(at: row) == (row % 3 == 0 ? nothing : known))
        }
        #expect(try table.facts(at: 1_050)["orders"] == .integer(1 << 40))
        #expect(
            try table.facts(at: 7)["last_order"] == .instant(Timestamp(parsing: "2026-11-20T09:00:00.000001Z"))
        )
        #expect(try table.facts(at: 8) == nothing)
        #expect(try table.facts(at: 9) == known)
        #expect(try table.facts(at: 10)["score"] == nil)
    }

    @Test("Whole columns of every type come back, and what is not known is missing")
    func columns() throws {
        let schema = try Examples.schema()
        let known = Membership(rows: [0, 2], rowCount: 3)
        let table = try ColumnTable(
            [
                "name": .codes([1, 9, 2], of: ["a", "b", "b"], known: known),
                "orders": .integers([3, 7, -3], known: known), "score": .numbers([1.5, 2, .infinity]),
                "spend": .integers([5_000, 0, 1]), "birthday": .integers([0, .max, 20_000], known: known),
                "last_order": .integers([0, 86_400_000_000, 1_500_000]), "subscribed": .integers([1, 0, 1]),
                "tags": .values([.set(["x"]), nil, .set([])]),
            ],
            rowCount: 3,
            schema: schema
        )
        let rows = try (0..<3).map { try table.facts(at: $0) }
        #expect(rows.map { $0["name"] } == [.text("b"), nil, .text("b")])
        #expect(rows.map { $0["orders"] } == [.integer(3), nil, .integer(-3)])
        #expect(rows.map { $0["score"] } == [.number(1.5), .number(2), nil])
        #expect(rows.map { $0["subscribed"] } == [.flag(true), .flag(false), .flag(true)])
        #expect(rows.map { $0["tags"] } == [.set(["x"]), nil, .set([])])
        #expect(try rows[2]["last_order"] == .instant(Timestamp(microsecondsSince1970: 1_500_000)))
        #expect(try rows[0]["birthday"] == .date(CivilDate(daysSince1970: 0)))
        #expect(try rows[2]["spend"] == .money(Money(minorUnits: 1, in: .eur)))
        #expect(try ColumnTable([:], rowCount: 2, schema: schema).facts(at: 1) == Examples.facts())
    }

    @Test("Texts of equal characters and other bytes keep their codes apart")
    func bytes() throws {
        let schema = try Schema([AttributeDefinition("name", .text)])
        let table = try ColumnTable(
            ["name": .values([.text("\u{E9}"), .text("e\u{301}")])],
            rowCount: 2,
            schema: schema
        )
        #expect(try table.facts(at: 0)["name"] == .text("\u{E9}"))
        #expect(try table.facts(at: 1)["name"] == .text("e\u{301}"))
        let rule = try PreparedRule(.test("name", .compare(.equal, .text("\u{E9}"))), for: schema)
        let asOf = try Timestamp(parsing: Examples.asOf)
        #expect(try BulkEvaluator([rule]).members(of: table, asOf: asOf)[0].rows == [0])
    }

    static let wrong: [(AttributeName, RawColumn, SegmentsError.Code)] = [
        ("orders", .integers([1, 2]), .schemaMismatch),
        ("orders", .integers([1], known: Membership(rows: [], rowCount: 2)), .schemaMismatch),
        ("age", .integers([1]), .unknownAttribute), ("orders", .numbers([1]), .typeMismatch),
        ("name", .integers([1]), .typeMismatch), ("orders", .codes([0], of: ["a"]), .typeMismatch),
        ("name", .codes([1], of: ["a"]), .numberOutOfRange), ("name", .codes([-1], of: ["a"]), .numberOutOfRange),
        ("birthday", .integers([.max]), .numberOutOfRange), ("last_order", .integers([.min]), .numberOutOfRange),
        ("subscribed", .integers([2]), .numberOutOfRange), ("spend", .integers([1 << 53]), .numberOutOfRange),
        ("orders", .values([.text("4")]), .typeMismatch),
    ]

    @Test("A column of another length, type or range is refused", arguments: wrong.indices)
    func refusals(index: Int) throws {
        let (name, column, code) = Self.wrong[index]
        let schema = try Examples.schema()
        #expect(refusal { try ColumnTable([name: column], rowCount: 1, schema: schema) } == code)
    }

    @Test("A value that must not be missing is asked for")
    func notNullable() throws {
        let schema = try Schema([AttributeDefinition("n", .number, isNullable: false)])
        #expect(refusal { try ColumnTable([:], rowCount: 1, schema: schema) } == .missingFact)
        #expect(refusal { try ColumnTable(["n": .numbers([.nan])], rowCount: 1, schema: schema) } == .missingFact)
        #expect(refusal { try ColumnTable(["n": .values([nil])], rowCount: 1, schema: schema) } == .missingFact)
        let none = Membership(rows: [], rowCount: 1)
        #expect(
            refusal { try ColumnTable(["n": .numbers([1], known: none)], rowCount: 1, schema: schema) } == .missingFact
        )
        var table = try ColumnTable(["n": .numbers([1])], rowCount: 1, schema: schema)
        #expect(refusal { try table.update(0, "n", to: nil) } == .missingFact)
        #expect(try ColumnTable([:], rowCount: 0, schema: schema).rowCount == 0)
    }

    @Test("Rows that are not there, other schemas and wrong values are refused")
    func rowRefusals() throws {
        var table = try ColumnTable([Examples.known()], schema: Examples.schema())
        let other = try Facts([:], schema: Schema([AttributeDefinition("n", .number)]))
        #expect(refusal { try table.append(other) } == .schemaMismatch)
        #expect(refusal { try table.update(0, to: other) } == .schemaMismatch)
        #expect(refusal { try table.update(1, to: Examples.known()) } == .unknownRow)
        #expect(refusal { try table.update(-1, "orders", to: nil) } == .unknownRow)
        #expect(refusal { try table.facts(at: 1) } == .unknownRow)
        #expect(refusal { try table.update(0, "age", to: nil) } == .unknownAttribute)
        #expect(refusal { try table.update(0, "orders", to: .text("4")) } == .typeMismatch)
    }
}
