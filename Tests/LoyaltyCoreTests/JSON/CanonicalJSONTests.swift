//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Canonical JSON: one spelling for each value")
struct CanonicalJSONTests {
    @Test("The documented sample writes and reads a dictionary")
    func documentedSample() throws {
        let bytes = try CanonicalJSON.encode(["b": 2, "a": 1])
        #expect(bytes == Array(#"{"a":1,"b":2}"#.utf8))
        #expect(try CanonicalJSON.decode([String: Int].self, from: bytes) == ["a": 1, "b": 2])
    }

    @Test(
        "Each kind of value has one spelling",
        arguments: [
            Spelling(.null, "null"),
            Spelling(.bool(true), "true"),
            Spelling(.bool(false), "false"),
            Spelling(.integer(0), "0"),
            Spelling(.integer(.min), "-9223372036854775808"),
            Spelling(.integer(.max), "9223372036854775807"),
            Spelling(.array([]), "[]"),
            Spelling(.object([:]), "{}"),
            Spelling(.array([.integer(1), .array([.null]), .object(["a": .null])]), #"[1,[null],{"a":null}]"#),
            Spelling(
                .object([
                    "b": .null, "a": .null, "": .null, "é": .null, "B": .null, "aa": .null, "😀": .null,
                    "\u{FF5E}": .null,
                ]),
                #"{"":null,"B":null,"a":null,"aa":null,"b":null,"é":null,"～":null,"😀":null}"#
            ),
        ]
    )
    func spelling(_ example: Spelling) throws {
        #expect(try CanonicalJSON.text(of: example.value) == example.text)
        #expect(try CanonicalJSON.decode(JSONValue.self, from: example.text) == example.value)
    }

    @Test(
        "A floating-point number has the fewest digits, in ECMAScript's places, and is never spelled as an integer",
        arguments: [
            (0.0, "0.0"), (-0.0, "0.0"), (1.0, "1.0"), (-1.0, "-1.0"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
            (1.5, "1.5"), (100.0, "100.0"), (123.456, "123.456"), (0.001, "0.001"), (0.000001, "0.000001"),
            (0.0000015, "0.0000015"), (0.0000001, "1e-7"), (1.5e-7, "1.5e-7"), (1e16, "10000000000000000.0"),
            (1e20, "100000000000000000000.0"), (1e21, "1e+21"), (1.25e21, "1.25e+21"), (1e22, "1e+22"),
            (9_007_199_254_740_991.0, "9007199254740991.0"), (9_007_199_254_740_993.0, "9007199254740992.0"),
            (123_456_789_012_345_680_000.0, "123456789012345680000.0"),
            (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (Double.leastNormalMagnitude, "2.2250738585072014e-308"),
            (Double.leastNonzeroMagnitude, "5e-324"), (-1e-300, "-1e-300"),
        ]
    )
    func numberSpelling(value: Double, text: String) throws {
        #expect(try CanonicalJSON.text(of: value) == text)
        #expect(try CanonicalJSON.text(of: JSONValue.number(value)) == text)
        #expect(try CanonicalJSON.decode(Double.self, from: text) == value)
        #expect(try CanonicalJSON.decode(JSONValue.self, from: text) == .number(value))
    }

    @Test(
        "A string escapes quotes, backslashes and control characters, and nothing else",
        arguments: [
            ("", #""""#), ("a/b", #""a/b""#), ("\"\\", #""\"\\""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
            ("\0\u{1}\u{B}\u{F}\u{10}\u{1F}", #""\u0000\u0001\u000b\u000f\u0010\u001f""#), ("\u{7F}", "\"\u{7F}\""),
            ("é\u{2028}€😀", "\"é\u{2028}€😀\""), ("e\u{301}", "\"e\u{301}\""),
        ]
    )
    func stringSpelling(value: String, text: String) throws {
        let bytes = try CanonicalJSON.encode(value)
        #expect(bytes == Array(text.utf8))
        #expect(Array(try CanonicalJSON.decode(String.self, from: bytes).utf8) == Array(value.utf8))
    }

    struct Spelling: Sendable, CustomTestStringConvertible {
        let value: JSONValue
        let text: String

        init(_ value: JSONValue, _ text: String) {
            self.value = value
            self.text = text
        }

        var testDescription: String { text }
    }
}
