//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Canonical JSON: hostile input ends in an error")
struct CanonicalJSONLimitsTests {
    @Test("Limits are brought into the range that every thread can bear")
    func limitsAreClamped() {
        #expect(
            CanonicalJSON.Limits.default == CanonicalJSON.Limits(depth: 128, bytes: 16_777_216, stringBytes: 1_048_576)
        )
        let least = CanonicalJSON.Limits(depth: -1, bytes: -1, stringBytes: -1)
        #expect(least == CanonicalJSON.Limits(depth: 1, bytes: 1, stringBytes: 0))
        let most = CanonicalJSON.Limits(depth: .max, bytes: .max, stringBytes: .max)
        #expect(most.depth == 128)
        #expect(most.bytes == 1 << 30)
        #expect(most.stringBytes == 1 << 30)
    }

    @Test("Nesting is bounded, and the bound itself is allowed", arguments: [1, 2, 64, 128])
    func depthIsBounded(depth: Int) throws {
        let limits = CanonicalJSON.Limits(depth: depth)
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            let core = open == "[" ? "" : "1"
            let allowed = String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
            let value = try CanonicalJSON.decode(JSONValue.self, from: allowed, limits: limits)
            #expect(try CanonicalJSON.text(of: value, limits: limits) == allowed)

            let error = #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(JSONValue.self, from: open + allowed + close, limits: limits)
            }
            #expect(error?.code == .limitExceeded)
            #expect(error?.position?.offset == depth * open.utf8.count)

            let wrapped = open == "[" ? JSONValue.array([value]) : .object(["a": value])
            let encodingError = #expect(throws: CoreError.self) { try CanonicalJSON.encode(wrapped, limits: limits) }
            #expect(encodingError?.code == .limitExceeded)
        }
    }

    @Test("Ten thousand and a million open brackets are refused", arguments: [10_000, 1_000_000])
    func hostileDepth(depth: Int) {
        for open in ["[", #"{"a":"#, #"[{"a":"#] {
            let text = String(repeating: open, count: depth)
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: text) }
            #expect(error?.code == .limitExceeded)
        }
    }

    @Test("A value of a recursive type that nests too deeply is refused before the stack ends")
    func recursiveType() throws {
        var chain = Chain(next: [])
        for _ in 1...63 { chain = Chain(next: [chain]) }
        #expect(try CanonicalJSON.decode(Chain.self, from: CanonicalJSON.encode(chain)).depth == 64)
        for _ in 1...2_000 { chain = Chain(next: [chain]) }
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.encode(chain) }
        #expect(error?.code == .limitExceeded)
        #expect(error?.path.hasPrefix("next[0].next[0]") == true)
    }

    @Test("The length of the text is bounded both ways")
    func bytesAreBounded() throws {
        let limits = CanonicalJSON.Limits(bytes: 5)
        #expect(
            try CanonicalJSON.decode(JSONValue.self, from: "[1,2]", limits: limits)
                == .array([.integer(1), .integer(2)])
        )
        #expect(try CanonicalJSON.text(of: [1, 2], limits: limits) == "[1,2]")
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: "[1,2] ", limits: limits) }
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.encode([1, 23], limits: limits) }
        #expect(error?.code == .limitExceeded)
    }

    @Test(
        "The length of a string or name is counted in UTF-8, without quotes and escapes",
        arguments: ["abcd", "éé", "\n\n\n\n", "😀", "\0\0\0\0", "€a"]
    )
    func stringsAreBounded(text: String) throws {
        let fits = CanonicalJSON.Limits(stringBytes: 4)
        let tooShort = CanonicalJSON.Limits(stringBytes: 3)
        let escaped = "\"" + text.utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined() + "\""
        let values: [JSONValue] = [.string(text), .object([text: .null])]
        for value in values {
            let bytes = try CanonicalJSON.encode(value, limits: fits)
            #expect(try CanonicalJSON.decode(JSONValue.self, from: bytes, limits: fits) == value)
            #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: bytes, limits: tooShort) }
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.encode(value, limits: tooShort) }
            #expect(error?.code == .limitExceeded)
        }
        #expect(try CanonicalJSON.decode(String.self, from: escaped, limits: fits) == text)
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(String.self, from: escaped, limits: tooShort)
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test(
        "A number that does not fit is refused, never rounded to another kind",
        arguments: [
            "9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
            "100000000000000000000000", "1e309", "-1e309", "1e999999999999", "2e308",
            String(repeating: "9", count: 1_025), "0." + String(repeating: "0", count: 1_100),
            "1e" + String(repeating: "0", count: 100_000),
        ]
    )
    func hugeNumbers(text: String) {
        for text in [text, "[\(text)]"] {
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: text) }
            #expect(error?.code == .limitExceeded)
            #expect(error?.position?.offset == text.utf8.count { $0 == 0x5B })
        }
    }

    @Test("An object of twenty thousand members is read in less than quadratic time")
    func wideObject() throws {
        let values = Dictionary(uniqueKeysWithValues: (0..<20_000).map { ("k\($0)", $0) })
        let bytes = try CanonicalJSON.encode(values)
        #expect(try CanonicalJSON.decode([String: Int].self, from: bytes) == values)
        let shuffled = "{" + values.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
        #expect(try CanonicalJSON.decode([String: Int].self, from: shuffled) == values)
    }

    /// Names of the same letters with their marks in any order are one string to `String`, and so one hash.
    @Test("An object of many names that are equal strings is read in less than quadratic time")
    func equivalentNames() throws {
        let marks: [Unicode.Scalar] = [
            "\u{301}", "\u{315}", "\u{316}", "\u{31B}", "\u{321}", "\u{334}", "\u{345}", "\u{35C}",
        ]
        let names = Self.orders(of: marks).map { order in
            String(String.UnicodeScalarView([Unicode.Scalar("a")] + order))
        }
        #expect(names.count == 40_320)
        let text = "{" + names.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: text) }
        #expect(error?.code == .unexpectedJSON)
        let repeated = "{" + (names + [names[0]]).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(JSONValue.self, from: repeated) }
    }

    static func orders(of marks: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        guard !marks.isEmpty else { return [[]] }
        return marks.indices.flatMap { index in
            var rest = marks
            let mark = rest.remove(at: index)
            return orders(of: rest).map { [mark] + $0 }
        }
    }

    struct Chain: Codable {
        var next: [Chain]
        var depth: Int { 1 + (next.first?.depth ?? 0) }
    }
}
