//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Schema: named, typed attributes")
struct SchemaTests {
    @Test("An attribute is found by its name and in its slot")
    func attributesByName() throws {
        let schema = try Examples.schema()
        #expect(schema.slot(of: "orders") == 1)
        #expect(schema["orders"]?.type == .integer)
        #expect(schema.slot(of: "nothing") == nil)
        #expect(schema["nothing"] == nil)
    }

    @Test(
        "A name is a letter, then letters, digits and _, and no word of the text form",
        arguments: [
            "", "1st", "_x", "a b", "a-b", "a.b", "é", "and", "in", "days", "true", String(repeating: "x", count: 65),
        ]
    )
    func invalidName(text: String) {
        #expect(throws: CoreError.self) { try AttributeName(text) }
        let error = #expect(throws: SegmentsError.self) {
            try Schema([
                AttributeDefinition("a", .text), AttributeDefinition(AttributeName(stringLiteral: text), .text),
            ])
        }
        #expect(error?.code == .invalidName)
        #expect(error?.path == "attributes/1/name")
    }

    @Test(
        "Names of letters, digits and _ are names",
        arguments: ["a", "averageOrder", "Tier_2", String(repeating: "x", count: 64)]
    )
    func validName(text: String) throws {
        #expect(try AttributeName(text).text == text)
    }

    @Test("Two attributes of one name are refused")
    func duplicateAttribute() {
        let error = #expect(throws: SegmentsError.self) {
            try Schema([AttributeDefinition("a", .text), AttributeDefinition("a", .integer)])
        }
        #expect(error?.code == .duplicateAttribute)
        #expect(error?.path == "attributes/1/name")
    }

    @Test("A schema has one JSON form")
    func golden() throws {
        let schema = try Schema([
            AttributeDefinition("orders", .integer, isNullable: false), AttributeDefinition("spend", .money(.eur)),
        ])
        let json =
            #"{"attributes":[{"name":"orders","nullable":false,"type":{"kind":"integer"}},"#
            + #"{"name":"spend","nullable":true,"type":{"currency":"EUR","kind":"money"}}],"version":1}"#
        #expect(try CanonicalJSON.text(of: schema) == json)
        #expect(try CanonicalJSON.decode(Schema.self, from: json) == schema)
        let all = try Examples.schema()
        #expect(try CanonicalJSON.decode(Schema.self, from: CanonicalJSON.encode(all)) == all)
        #expect(Set([all, try Examples.schema()]).count == 1)
    }

    @Test(
        "JSON that makes no schema is refused",
        arguments: [
            #"{"attributes":[],"version":2}"#, #"{"attributes":[]}"#,
            #"{"attributes":[{"name":"a","nullable":true,"type":{"kind":"colour"}}],"version":1}"#,
            #"{"attributes":[{"name":"a","nullable":true,"type":{"kind":"text"}},{"name":"a","nullable":true,"type":{"kind":"text"}}],"version":1}"#,
        ]
    )
    func noSchema(json: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Schema.self, from: json) }
        #expect(error?.code == .unexpectedJSON)
    }

    @Test("A value of each type has one JSON form, a set in the order of bytes")
    func valueJSON() throws {
        let value = AttributeValue.set(["b", "a", "é", "B"])
        #expect(try CanonicalJSON.text(of: value) == #"{"set":["B","a","b","é"]}"#)
        #expect(try CanonicalJSON.decode(AttributeValue.self, from: #"{"set":["b","B","a","é"]}"#) == value)
    }
}
