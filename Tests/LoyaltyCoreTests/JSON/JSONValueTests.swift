//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit
import Testing

@Suite("JSON value: equal values are equal bytes")
struct JSONValueTests {
    @Test("A value comes back from its bytes, and the bytes from the value", arguments: UInt64(1)...200)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = Self.value(depth: 5, using: &random)
        let bytes = try CanonicalJSON.encode(value)
        let back = try CanonicalJSON.decode(JSONValue.self, from: bytes)
        #expect(back == value)
        #expect(back.hashValue == value.hashValue)
        #expect(try CanonicalJSON.encode(back) == bytes)
        #expect(try CanonicalJSON.value(of: [value]) == .array([value]))
        let foreign = try CanonicalJSON.encode(Foreign(value: value))
        #expect(foreign == bytes)
        #expect(try CanonicalJSON.decode(Foreign.self, from: bytes).value == value)
    }

    @Test("Any finite number comes back bit for bit", arguments: UInt64(1)...50)
    func numbers(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 1...100 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            let text = try CanonicalJSON.text(of: value)
            #expect(try CanonicalJSON.decode(Double.self, from: text).bitPattern == value.bitPattern)
            #expect(Double(text) == value)
            #expect(text.contains(".") || text.contains("e"))
        }
        for _ in 1...100 {
            let value = Int64(bitPattern: random.next()) >> Int64.random(in: 0...63, using: &random)
            #expect(try CanonicalJSON.text(of: value) == "\(value)")
            #expect(try CanonicalJSON.decode(Int64.self, from: "\(value)") == value)
        }
    }

    @Test("A damaged text is read or refused, and never crashes", arguments: UInt64(1)...200)
    func damage(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var bytes = try CanonicalJSON.encode(Self.value(depth: 4, using: &random))
        for _ in 1...20 {
            guard !bytes.isEmpty else { break }
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0...2, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            default: bytes.insert(Array("[]{},:\"\\u-.eE0".utf8).randomElement(using: &random) ?? 0, at: place)
            }
            do {
                let value = try CanonicalJSON.decode(JSONValue.self, from: bytes)
                #expect(try CanonicalJSON.decode(JSONValue.self, from: CanonicalJSON.encode(value)) == value)
            } catch {
                #expect([.invalidJSON, .limitExceeded, .unexpectedJSON].contains(error.code))
                #expect(error.position.map { $0.offset <= bytes.count } == true)
            }
        }
    }

    @Test("Kinds of value are apart, and strings and names are compared byte by byte")
    func equality() {
        let values: [JSONValue] = [
            .null, .bool(false), .bool(true), .integer(0), .integer(1), .number(0), .number(1), .string(""),
            .string("\u{E9}"), .string("e\u{301}"), .array([]), .array([.null]), .object([:]), .object(["a": .null]),
            .object(["a": .integer(1)]), .object(["b": .null]), .object(["\u{E9}": .null]),
            .object(["e\u{301}": .null]),
        ]
        for (row, first) in values.enumerated() {
            for (column, second) in values.enumerated() { #expect((first == second) == (row == column)) }
        }
        #expect(Set(values).count == values.count)
        #expect(JSONValue.number(0.0) == .number(-0.0))
    }

    @Test("Reading with another coder gives the same value for each kind")
    func anotherCoder() throws {
        let text = #"{"a":[null,true,1,1.5,"s",[],{}],"b":{}}"#
        let value = try CanonicalJSON.decode(Foreign.self, from: text).value
        #expect(value == (try CanonicalJSON.decode(JSONValue.self, from: text)))
    }
}

// MARK: - Random values, and a coder that is not this module's own

extension JSONValueTests {
    static func value(depth: Int, using random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 7 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .integer(Int64(bitPattern: random.next()) >> Int64.random(in: 0...63, using: &random))
        case 3:
            let number = Double(bitPattern: random.next())
            return .number(number.isFinite && number != 0 ? number : 0.5)
        case 4: return .string(text(using: &random))
        case 5, 6:
            return .array(
                (0..<Int.random(in: 0...5, using: &random)).map { _ in value(depth: depth - 1, using: &random) }
            )
        default:
            var members: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                members[text(using: &random)] = value(depth: depth - 1, using: &random)
            }
            return .object(members)
        }
    }

    private static func text(using random: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "b", "Z", "0", "\"", "\\", "/", "\n", "\0", "\u{1F}", "\u{7F}", "é", "я", "€", "\u{301}", "😀",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            text.unicodeScalars.append(scalars.randomElement(using: &random) ?? "a")
        }
        return text
    }

    /// Codes a JSON value through a coder whose type the module does not know.
    struct Foreign: Codable {
        let value: JSONValue

        init(value: JSONValue) { self.value = value }
        init(from decoder: any Decoder) throws { value = try JSONValue(from: ForeignDecoder(base: decoder)) }
        func encode(to encoder: any Encoder) throws { try value.encode(to: ForeignEncoder(base: encoder)) }
    }

    struct ForeignDecoder: Decoder {
        let base: any Decoder
        var codingPath: [any CodingKey] { base.codingPath }
        var userInfo: [CodingUserInfoKey: Any] { base.userInfo }

        func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
            try base.container(keyedBy: type)
        }
        func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try base.unkeyedContainer() }
        func singleValueContainer() throws -> any SingleValueDecodingContainer { try base.singleValueContainer() }
    }

    struct ForeignEncoder: Encoder {
        let base: any Encoder
        var codingPath: [any CodingKey] { base.codingPath }
        var userInfo: [CodingUserInfoKey: Any] { base.userInfo }

        func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
            base.container(keyedBy: type)
        }
        func unkeyedContainer() -> any UnkeyedEncodingContainer { base.unkeyedContainer() }
        func singleValueContainer() -> any SingleValueEncodingContainer { base.singleValueContainer() }
    }
}
