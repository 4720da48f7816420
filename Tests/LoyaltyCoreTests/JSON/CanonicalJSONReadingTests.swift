//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Canonical JSON: reading follows RFC 8259 to the letter")
struct CanonicalJSONReadingTests {
    @Test(
        "Well-formed text is read",
        arguments: [
            Text(" \t\r\n1 \t\r\n", .integer(1)),
            Text("-0", .integer(0)),
            Text("-1", .integer(-1)),
            Text("10", .integer(10)),
            Text("9223372036854775807", .integer(.max)),
            Text("-9223372036854775808", .integer(.min)),
            Text("1.0", .number(1)),
            Text("-0.0", .number(0)),
            Text("-0e0", .number(0)),
            Text("-0.0e-999999999999", .number(0)),
            Text("0e99999999999999999999", .number(0)),
            Text("1e2", .number(100)),
            Text("1E+2", .number(100)),
            Text("12.5e-1", .number(1.25)),
            Text("1e-400", .number(0)),
            Text("123456789012345678901234567890.5", .number(123_456_789_012_345_678_901_234_567_890.5)),
            Text("18446744073709551616.0", .number(18_446_744_073_709_551_616)),
            Text("9007199254740993.0", .number(9_007_199_254_740_992)),
            Text("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
            Text("4.9e-324", .number(.leastNonzeroMagnitude)),
            Text("-1e23", .number(-1e23)),
            Text("-1.5", .number(-1.5)),
            Text("[ ]", .array([])),
            Text("{ }", .object([:])),
            Text(" [ 1 , 2 ] ", .array([.integer(1), .integer(2)])),
            Text(#" { "b" : [ { } ] , "a" : true } "#, .object(["b": .array([.object([:])]), "a": .bool(true)])),
            Text(
                #"{"b":1,"a":2,"c":{"b":3}}"#,
                .object(["a": .integer(2), "b": .integer(1), "c": .object(["b": .integer(3)])])
            ),
            Text(#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
            Text(#""\u0041\u00e9\u20AC\ud83d\uDE00""#, .string("Aé€😀")),
            Text(#""\u0000\uFFFF\uD7FF\uE000\uDBFF\uDFFF""#, .string("\0\u{FFFF}\u{D7FF}\u{E000}\u{10FFFF}")),
            Text(
                "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"",
                .string("\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}")
            ),
            Text(#"{"\u0061":1,"":2}"#, .object(["a": .integer(1), "": .integer(2)])),
            Text(#"{"é":1,"a":2}"#, .object(["é": .integer(1), "a": .integer(2)])),
        ]
    )
    func wellFormed(_ example: Text) throws {
        #expect(try CanonicalJSON.decode(JSONValue.self, from: example.text) == example.value)
    }

    @Test(
        "Text that is not JSON is refused",
        arguments: [
            "", " ", "\n", "\u{FEFF}1", "nul", "nulll", "True", "truefalse", "NaN", "Infinity", "-Infinity",
            "undefined",
            "+1", "-", "--1", "01", "-01", "00", "1.", ".5", "-.5", "1.e2", "1e", "1e+", "1E-", "0x10", "1_000",
            "1,000", "1 2", "1.2.3",
            "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "[1}", "[1]]", "[[1]",
            "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\":}", "{\"a\" 1}",
            "{\"a\",1}", "{\"a\"::1}",
            "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1 \"b\":2}", "{\"a\":1]", "{\"a\":1}}", "{\"a\":1},",
            "\"", "\"a", "'a'", "\"\\\"", "\"\\", "\"\\x41\"", "\"\\a\"", "\"\\'\"", "\"\\0\"", "\"\\U0041\"",
            "\"\\u\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\u 123\"", "\"\\u-123\"", "\"\\u123", "\"a\nb\"", "\"a\tb\"",
            "\"\0\"", "\"\u{1F}\"",
            "\"\\ud800\"", "\"\\ud800a\"", "\"\\ud800\\n\"", "\"\\ud800\\u0041\"", "\"\\ud800\\ud800\"", "\"\\udc00\"",
            "\"\\ud83d\\u\"",
            "\"\\ud83d", "\"\\ud83d\\", "\"\\ud83d\\u", "\"\\ud83d\\ude0\"",
            "// c\n1", "1 // c", "/* c */1", "#1", "1;", "1\u{B}", "1\u{A0}", "\u{2028}1", "1\0", "[\u{C}1]",
        ]
    )
    func malformed(text: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: text) }
        #expect(error?.code == .invalidJSON)
        #expect(error?.position != nil)
    }

    @Test(
        "Bytes that are not UTF-8 are refused where they start",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0xC2], [0xDF, 0xC0],
            [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0], [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xEF, 0xBF, 0xC0],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF0, 0x90, 0x80],
            [0xF1, 0x80, 0x80, 0x41], [0xF1, 0x80, 0x41, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]]
    )
    func notUTF8(sequence: [UInt8]) {
        for ending in [[0x22], []] as [[UInt8]] {
            let bytes = [0x22, 0x61] + sequence + ending
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(String.self, from: bytes) }
            #expect(error?.code == .invalidJSON)
            #expect(error?.position?.offset == 2)
        }
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: sequence) }
    }

    @Test(
        "A name that repeats in one object is refused at its second place, however it is spelled",
        arguments: [
            (#"{"a":1,"a":1}"#, 7), (#"{"a":1,"b":2,"a":3}"#, 13), (#"{"b":1,"a":2,"b":3}"#, 13),
            (#"{"a":1,"\u0061":2}"#, 7),
            (#"{"é":1,"\u00e9":2}"#, 8), (#"{"":1,"":2}"#, 6),
        ]
    )
    func repeatedName(text: String, offset: Int) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: text) }
        #expect(error?.code == .invalidJSON)
        #expect(error?.position?.offset == offset)
    }

    @Test("Names that differ only in normalisation are two names, which a dictionary of strings cannot hold")
    func equivalentNames() throws {
        let text = "{\"x\":{\"e\u{301}\":1,\"\u{E9}\":2}}"
        let byID = try CanonicalJSON.decode([String: [CategoryID: Int]].self, from: text)
        #expect(byID["x"] == [try CategoryID("e\u{301}"): 1, try CategoryID("\u{E9}"): 2])
        #expect(try CanonicalJSON.text(of: byID).utf8.elementsEqual(text.utf8))

        for refused in [
            { _ = try CanonicalJSON.decode(JSONValue.self, from: text) },
            { _ = try CanonicalJSON.decode([String: [String: Int]].self, from: text) },
            { _ = try CanonicalJSON.decode([String: [String: Int]?].self, from: text) },
        ] {
            let error = #expect(throws: CoreError.self) { try refused() }
            #expect(error?.code == .unexpectedJSON)
            #expect(error?.path == "x")
        }
    }

    @Test("Any collection of bytes is read")
    func anyCollection() throws {
        #expect(try CanonicalJSON.decode(Int.self, from: [0x31, 0x32][...]) == 12)
        #expect(try CanonicalJSON.decode(Int.self, from: ContiguousArray("34".utf8)) == 34)
        #expect(try CanonicalJSON.decode(Int.self, from: "56"[...].utf8) == 56)
    }

    struct Text: Sendable, CustomTestStringConvertible {
        let text: String
        let value: JSONValue

        init(_ text: String, _ value: JSONValue) {
            self.text = text
            self.value = value
        }

        var testDescription: String { text }
    }
}
