//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Flat rules: the verdicts of the tree, from a row of words")
struct FlatRulesTests {
    @Test(
        "Random rules over random rows with missing values answer as the tree does",
        arguments: 0..<60 as Range<UInt64>
    )
    func flatIsTree(seed: UInt64) throws {
        let random = try RandomTable(seed: seed, rows: 150, rules: 6)
        let asOf = try RandomTable.asOf.get()
        let rules = try random.rules.map { try PreparedRule($0, for: random.schema) }
        let flat = try FlatRules(rules)
        for facts in random.rows {
            let values = random.schema.attributes.reduce(into: [AttributeName: AttributeValue]()) {
                $0[$1.name] = facts[$1.name]
            }
            let row = try flat.row(for: facts, asOf: asOf)
            #expect(try flat.row(values, asOf: asOf) == row)
            for (index, rule) in rules.enumerated() {
                let verdict = try rule.verdict(for: facts, asOf: asOf)
                #expect(try flat.verdict(row, of: index) == verdict, "\(rule.rule)")
                #expect(try flat.isMember(row, of: index) == (verdict == .yes))
            }
        }
    }

    @Test("Rules over windows and segments answer as the tree does", arguments: BulkWindowTests.texts)
    func windows(text: String) throws {
        let asOf = try Timestamp(parsing: Shop.asOf)
        let vip = try SegmentID("vip")
        let schema = try Shop.schema()
        let rule = try PreparedRule(
            .any([SegmentRule(parsing: text, for: schema), .segment(vip)]),
            for: schema,
            zone: FixedOffset(hours: 3),
            segments: [vip]
        )
        let flat = try FlatRules([rule])
        for facts in try BulkWindowTests.rows() {
            for members: Set<SegmentID> in [[], [vip]] {
                let row = try flat.row(for: facts, members: members, asOf: asOf)
                #expect(try flat.verdict(row) == rule.verdict(for: facts, members: members, asOf: asOf))
            }
        }
    }

    static func flat(_ texts: String...) throws -> FlatRules {
        let schema = try Examples.schema()
        return try FlatRules(texts.map { try PreparedRule(SegmentRule(parsing: $0, for: schema), for: schema) })
    }

    @Test("A long list is searched, and each of its values and none between is found")
    func lists() throws {
        let schema = try Examples.schema()
        let list = (0..<100).map { AttributeValue.integer($0 * 3) }
        let names = (0..<100).map { AttributeValue.text("n\($0)") }
        let flat = try FlatRules([
            PreparedRule(.test("orders", .oneOf(list)), for: schema),
            PreparedRule(.not(.test("name", .oneOf(names))), for: schema),
        ])
        let asOf = try Timestamp(parsing: Examples.asOf)
        for value in -3..<303 as Range<Int64> {
            let row = try flat.row(["orders": .integer(value), "name": .text("n\(value)")], asOf: asOf)
            #expect(try flat.isMember(row, of: 0) == (0..<300 ~= value && value % 3 == 0))
            #expect(try flat.isMember(row, of: 1) == !(0..<100 ~= value))
        }
    }

    @Test(
        "The least whole number is told from the next one, and from a missing value",
        arguments: [
            "orders < -9223372036854775807", "orders > -9223372036854775808", "orders >= -9223372036854775808",
            "orders = -9223372036854775807", "not (orders < 3)", "orders != 3", "orders is missing", "orders is known",
            "orders ?? 5 > 3", "orders in (-9223372036854775808, 1, 3, 5)",
        ]
    )
    func leastNumber(text: String) throws {
        let schema = try Examples.schema()
        let rule = try PreparedRule(SegmentRule(parsing: text, for: schema), for: schema)
        let flat = try FlatRules([rule])
        let asOf = try Timestamp(parsing: Examples.asOf)
        for orders: Int64? in [.min, .min + 1, 0, 3, .max, nil] {
            let values: [AttributeName: AttributeValue] = orders.map { ["orders": .integer($0)] } ?? [:]
            let facts = try Facts(values, schema: schema)
            let verdict = try rule.verdict(for: facts, asOf: asOf)
            #expect(try flat.verdict(flat.row(for: facts, asOf: asOf)) == verdict)
            #expect(try flat.verdict(flat.row(values, asOf: asOf)) == verdict)
        }
    }

    @Test("Twenty conditions that are joined hold only if each one does")
    func manyConditions() throws {
        let schema = try Schema((0..<20).map { AttributeDefinition(try AttributeName("a\($0)"), .integer) })
        let tests = try (0..<20).map { SegmentRule.test(try AttributeName("a\($0)"), .isKnown) }
        let flat = try FlatRules([
            PreparedRule(.all(tests), for: schema), PreparedRule(.any(tests), for: schema),
        ])
        let asOf = try Timestamp(parsing: Examples.asOf)
        var values: [AttributeName: AttributeValue] = [:]
        for attribute in schema.attributes {
            let row = try flat.row(values, asOf: asOf)
            #expect(try flat.verdict(row, of: 0) == .no)
            #expect(try flat.isMember(row, of: 1) == !values.isEmpty)
            values[attribute.name] = .integer(1)
        }
        #expect(try flat.isMember(flat.row(values, asOf: asOf)))
    }

    @Test("Attributes that no rule asks are not looked at")
    func others() throws {
        let flat = try Self.flat("orders > 3")
        let asOf = try Timestamp(parsing: Examples.asOf)
        let row = try flat.row(["orders": .integer(4), "age": .integer(4), "score": .text("?")], asOf: asOf)
        #expect(try flat.verdict(row) == .yes)
    }

    @Test("Among few values and among many, the first wrong one of the rules is named", arguments: [0, 50])
    func wrongAmongMany(others: Int) throws {
        let flat = try Self.flat(#"orders > 3 and name = "a""#)
        var values: [AttributeName: AttributeValue] = ["orders": .text("4"), "name": .integer(1)]
        for other in 0..<others { values[try AttributeName("other\(other)")] = .flag(true) }
        let asOf = try Timestamp(parsing: Examples.asOf)
        let error = #expect(throws: SegmentsError.self) { try flat.row(values, asOf: asOf) }
        #expect(error?.code == .typeMismatch)
        #expect(error?.path == "orders")
        values["orders"] = .integer(4)
        values["name"] = .text("a")
        #expect(try flat.isMember(flat.row(values, asOf: asOf)))
    }

    @Test("Wrong values, rows of other rules and indices of no rule are refused")
    func refusals() throws {
        let flat = try Self.flat("orders > 3", #"name = "a""#)
        let asOf = try Timestamp(parsing: Examples.asOf)
        #expect(refusal { try flat.row(["orders": .text("4")], asOf: asOf) } == .typeMismatch)
        let row = try flat.row([:], asOf: asOf)
        #expect(try flat.verdict(row, of: 1) == .unknown)
        #expect(refusal { try flat.isMember(row, of: 2) } == .unknownRule)
        #expect(refusal { try flat.verdict(row, of: -1) } == .unknownRule)
        #expect(refusal { try Self.flat("orders > 3", #"name = "b""#).isMember(row) } == .schemaMismatch)
        #expect(try Self.flat("orders > 3", #"name = "a""#).verdict(row) == .unknown)
        #expect(refusal { try flat.row(for: Shop.facts([]), asOf: asOf) } == .schemaMismatch)
        let other = try PreparedRule(.all([]), for: Shop.schema())
        #expect(refusal { try FlatRules(flat.rules + [other]) } == .schemaMismatch)
        #expect(refusal { try FlatRules([]).isMember(row) } == .schemaMismatch)
    }

    @Test("Values by name do not answer for windows or segments, and must not miss what is never missing")
    func namesOnly() throws {
        let asOf = try Timestamp(parsing: Examples.asOf)
        let shop = try Shop.schema()
        let counting = try FlatRules([PreparedRule(SegmentRule(parsing: "count of visits > 1", for: shop), for: shop)])
        #expect(refusal { try counting.row([:], asOf: asOf) } == .missingWindow)
        let vip = try SegmentID("vip")
        let nested = try FlatRules([PreparedRule(.segment(vip), for: shop, segments: [vip])])
        #expect(refusal { try nested.row([:], asOf: asOf) } == .unknownSegment)
        let schema = try Schema([AttributeDefinition("n", .integer, isNullable: false)])
        let needing = try FlatRules([PreparedRule(.test("n", .isKnown), for: schema)])
        #expect(refusal { try needing.row([:], asOf: asOf) } == .missingFact)
    }
}
