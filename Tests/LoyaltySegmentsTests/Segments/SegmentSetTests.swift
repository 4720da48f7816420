//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Segment set: named rules over many customers")
struct SegmentSetTests {
    static func definition(_ id: String, _ text: String) throws -> SegmentDefinition {
        SegmentDefinition(
            id: try SegmentID(id),
            name: id,
            version: try DefinitionVersion("1"),
            rule: try SegmentRule(parsing: text)
        )
    }

    @Test("Sizes count members and unknowns of each segment in the order of the set")
    func sizes() throws {
        let set = try SegmentSet(
            [Self.definition("many", "orders >= 3"), Self.definition("gold", #"name = "gold""#)],
            schema: Examples.schema()
        )
        let customers = try [
            Examples.known(), Examples.facts(["orders": .integer(5)]), Examples.facts(["orders": .integer(1)]),
            Examples.facts(["name": .text("silver")]),
        ]
        let asOf = try Timestamp(parsing: Examples.asOf)
        let sizes = try set.sizes(of: customers, asOf: asOf)
        #expect(sizes.map(\.segment.text) == ["many", "gold"])
        #expect(sizes.map(\.members) == [2, 1])
        #expect(sizes.map(\.unknown) == [1, 2])
        #expect(sizes.map(\.customers) == [4, 4])
        #expect(try set.memberships(of: customers[0], asOf: asOf).map(\.text) == ["many", "gold"])
        #expect(try set.memberships(of: customers[2], asOf: asOf) == [])
        #expect(try set.sizes(of: [], asOf: asOf).map(\.members) == [0, 0])
        #expect(set.definitions.count == 2)
    }

    @Test("A set of two segments of one identifier is refused")
    func duplicateSegment() throws {
        let segment = try Self.definition("many", "orders >= 3")
        let schema = try Examples.schema()
        let error = #expect(throws: SegmentsError.self) { try SegmentSet([segment, segment], schema: schema) }
        #expect(error?.code == .duplicateSegment)
        #expect(error?.path == "1/id")
    }

    @Test("A faulty rule is refused with the segment's place, never an empty segment")
    func faultyRule() throws {
        let definitions = try [
            Self.definition("many", "orders >= 3"), Self.definition("bad", "order = 3 and name is known"),
        ]
        let schema = try Examples.schema()
        let error = #expect(throws: SegmentsError.self) { try SegmentSet(definitions, schema: schema) }
        #expect(error?.code == .unknownAttribute)
        #expect(error?.path == "1/rule/rules/0/attribute")
        #expect(error?.code.description == "unknownAttribute")
    }

    @Test("A definition has one JSON form")
    func golden() throws {
        let definition = SegmentDefinition(
            id: try SegmentID("vip"),
            name: "VIP",
            version: try DefinitionVersion("2026-1"),
            rule: try SegmentRule(parsing: "orders >= 3")
        )
        let json =
            #"{"definition":"2026-1","id":"vip","name":"VIP","#
            + #""rule":{"attribute":"orders","kind":"compare","operator":">=","values":[{"integer":3}]},"version":1}"#
        #expect(try CanonicalJSON.text(of: definition) == json)
        #expect(try CanonicalJSON.decode(SegmentDefinition.self, from: json) == definition)
        let newer = json.dropLast(2) + "2}"
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(SegmentDefinition.self, from: String(newer))
        }
        #expect(error?.code == .unexpectedJSON)
    }
}
