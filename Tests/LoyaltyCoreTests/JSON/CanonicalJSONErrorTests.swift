//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Canonical JSON: an error tells the place and the path")
struct CanonicalJSONErrorTests {
    @Test(
        "Malformed text is refused where it goes wrong",
        arguments: [
            Place("", 1, 1, ""),
            Place("[1,\n 2,\n x]", 3, 2, "[2]"),
            Place("{\"a\": {\"b\": [true, nul]}}", 1, 20, "a.b[1]"),
            Place("{\"é😀\": \u{1}}", 1, 8, "[\"é😀\"]"),
            Place("{\"tiers\":[{},{\"na me\":01}]}", 1, 23, "tiers[1][\"na me\"]"),
            Place("[1] 2", 1, 5, ""),
            Place("{\"a\":1,\r\n\"a\":2}", 2, 1, "a"),
            Place("{\"a\":1, b:2}", 1, 9, ""),
            Place("{\"a\":[1, \"b", 1, 12, "a[1]"),
            Place("{\"a\":{\"b\" 1}}", 1, 11, "a.b"),
            Place("{\"\":[[}", 1, 7, "[\"\"][0][0]"),
        ]
    )
    func malformed(_ place: Place) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: place.text) }
        #expect(error?.code == .invalidJSON)
        #expect(error?.position?.line == place.line)
        #expect(error?.position?.column == place.column)
        #expect(error?.path == place.path)
    }

    @Test(
        "JSON of another shape is refused at the value that does not fit",
        arguments: [
            Place("[]", 1, 1, ""),
            Place("{}", 1, 1, "tiers"),
            Place("{\"tiers\": null}", 1, 11, "tiers"),
            Place("{\"tiers\": {}}", 1, 11, "tiers"),
            Place("{\n\"tiers\": [\n{\"name\": \"a\", \"threshold\": 1},\n{\"name\": 5}]}", 4, 10, "tiers[1].name"),
            Place("{\"tiers\": [{\"name\": \"a\"}]}", 1, 12, "tiers[0].threshold"),
            Place("{\"tiers\": [{\"name\": \"a\", \"threshold\": 1.0}]}", 1, 39, "tiers[0].threshold"),
            Place("{\"tiers\": [{\"name\": \"a\", \"threshold\": 70000}]}", 1, 39, "tiers[0].threshold"),
            Place("{\"tiers\": [{\"name\": \"a\", \"threshold\": 1, \"grade\": \"z\"}]}", 1, 51, "tiers[0].grade"),
            Place("{\"tiers\": [], \"owners\": {\"x\": [\"c-1\", true]}}", 1, 39, "owners.x[1]"),
        ]
    )
    func anotherShape(_ place: Place) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Ladder.self, from: place.text) }
        #expect(error?.code == .unexpectedJSON)
        #expect(error?.position?.line == place.line)
        #expect(error?.position?.column == place.column)
        #expect(error?.path == place.path)
    }

    @Test("An error of a type keeps its own code and gains place and path")
    func ownError() {
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(Ladder.self, from: "{\"tiers\": [],\n \"owners\": {\"x\": [\"c-1\", \"\"]}}")
        }
        #expect(error?.code == .invalidIdentifier)
        #expect(error?.position == TextPosition(line: 2, column: 26, offset: 39))
        #expect(error?.path == "owners.x[1]")
    }

    @Test("An error of another module is described, with place and path")
    func foreignError() {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode([Grumpy].self, from: "[ 1]") }
        #expect(error?.code == .unexpectedJSON)
        #expect(error?.message == "grumpy: never")
        #expect(error?.position?.column == 3)
        #expect(error?.path == "[0]")

        let encodingError = #expect(throws: CoreError.self) { try CanonicalJSON.encode(["a": Grumpy()]) }
        #expect(encodingError?.code == .unencodable)
        #expect(encodingError?.message == "grumpy: never")
        #expect(encodingError?.position == nil)
        #expect(encodingError?.path == "a")
    }

    @Test("An error never repeats the value that was read")
    func noCustomerData() {
        for text in [
            #"{"tiers":[{"name":"a","threshold":1,"grade":"SECRET"}]}"#, #"{"tiers":"SECRET"}"#, #"["SECRET"]"#,
        ] {
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Ladder.self, from: text) }
            #expect(error.map { "\($0)".contains("SECRET") } == false)
        }
    }

    @Test("The position inside a string that a type parsed is told apart from the position in the text")
    func innerPosition() {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode([Inner].self, from: #"["[1,x]"]"#) }
        #expect(error?.code == .invalidJSON)
        #expect(error?.position?.column == 2)
        #expect(error?.path == "[0]")
    }

    @Test("A name that is very long is cut in the path")
    func longName() {
        let name = String(repeating: "é", count: 100_000)
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(JSONValue.self, from: "{\"\(name)\":x}")
        }
        #expect(error?.path == "[\"" + name.prefix(64) + "…\"]")
    }

    struct Place: Sendable, CustomTestStringConvertible {
        let text: String
        let line: Int
        let column: Int
        let path: String

        init(_ text: String, _ line: Int, _ column: Int, _ path: String) {
            self.text = text
            self.line = line
            self.column = column
            self.path = path
        }

        var testDescription: String { text }
    }

    struct Ladder: Codable {
        var tiers: [Tier]
        var owners: [String: [CustomerID]]?
    }

    struct Tier: Codable {
        var name: String
        var threshold: Int16
        var grade: Grade?
    }

    enum Grade: String, Codable { case first, second }

    struct Grumpy: Codable {
        struct Refusal: Error, CustomStringConvertible { var description: String { "grumpy: never" } }

        init() {}
        init(from decoder: any Decoder) throws { throw Refusal() }
        func encode(to encoder: any Encoder) throws { throw Refusal() }
    }

    struct Inner: Decodable {
        init(from decoder: any Decoder) throws {
            _ = try CanonicalJSON.decode(JSONValue.self, from: decoder.singleValueContainer().decode(String.self))
        }
    }
}
