//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Canonical JSON: a complete coder for Swift types")
struct CanonicalJSONCodableTests {
    @Test("Every width of integer is exact at both ends and refused beyond them")
    func integerWidths() throws {
        try checkBounds(Int.self)
        try checkBounds(Int8.self)
        try checkBounds(Int16.self)
        try checkBounds(Int32.self)
        try checkBounds(Int64.self)
        try checkBounds(UInt8.self)
        try checkBounds(UInt16.self)
        try checkBounds(UInt32.self)
        for value in [UInt64(0), UInt64(Int64.max)] {
            #expect(try CanonicalJSON.decode(UInt64.self, from: CanonicalJSON.encode(value)) == value)
            #expect(try CanonicalJSON.decode(UInt.self, from: CanonicalJSON.encode(UInt(value))) == UInt(value))
        }
        refusesToEncode(UInt64(Int64.max) + 1)
        refusesToEncode(UInt.max)
        refusesToDecode(UInt64.self, "-1")
        refusesToDecode(UInt.self, "-1")
    }

    private func checkBounds<T: FixedWidthInteger & Codable>(_ type: T.Type) throws {
        for value in [T.min, 0, T.max] {
            #expect(try CanonicalJSON.text(of: value) == "\(value)")
            #expect(try CanonicalJSON.decode(type, from: "\(value)") == value)
            #expect(try CanonicalJSON.decode([T?].self, from: CanonicalJSON.encode([value, nil])) == [value, nil])
        }
        if T.bitWidth < 64 {
            refusesToDecode(type, "\(Int64(T.max) + 1)")
            refusesToDecode(type, "\(Int64(T.min) - 1)")
        }
    }

    @Test("Integers of 128 bits are refused both ways")
    func wideIntegers() {
        refusesToEncode(Int128(1))
        refusesToEncode(UInt128(1))
        refusesToEncode([Int128(1)])
        refusesToEncode(["a": UInt128(1)])
        refusesToDecode(Int128.self, "1")
        refusesToDecode(UInt128.self, "1")
        refusesToDecode([Int128].self, "[1]")
        refusesToDecode([String: UInt128].self, #"{"a":1}"#)
    }

    @Test("NaN and infinity are refused", arguments: [Double.nan, .signalingNaN, .infinity, -.infinity])
    func notFinite(value: Double) {
        refusesToEncode(value)
        refusesToEncode(Float(value))
        refusesToEncode(["a": [value]])
        refusesToEncode(JSONValue.number(value))
    }

    @Test("A floating-point value is read from an integer only if that is exact")
    func floatingPoint() throws {
        #expect(try CanonicalJSON.decode(Double.self, from: "3") == 3)
        #expect(try CanonicalJSON.decode(Double.self, from: "9007199254740992") == 9_007_199_254_740_992)
        #expect(try CanonicalJSON.decode(Float.self, from: "0.1") == 0.1)
        #expect(try CanonicalJSON.decode(Float.self, from: CanonicalJSON.encode(Float(0.1))) == 0.1)
        #expect(try CanonicalJSON.text(of: Float(0.5)) == "0.5")
        refusesToDecode(Double.self, "9007199254740993")
        refusesToDecode(Float.self, "1e39")
    }

    @Test(
        "No kind of value is read as another",
        arguments: ["null", "true", "1", "1.5", "1.0", "1e2", #""1""#, "[1]", #"{"a":1}"#]
    )
    func noCoercion(text: String) {
        if text != "true" { refusesToDecode(Bool.self, text) }
        if text != "1" { refusesToDecode(Int.self, text) }
        if !"1.5 1.0 1e2".contains(text) {
            refusesToDecode(Double.self, text)
            refusesToDecode(Float.self, text)
        }
        if text != #""1""# { refusesToDecode(String.self, text) }
        if text != "[1]" { refusesToDecode([Int].self, text) }
        if text != #"{"a":1}"# { refusesToDecode([String: Int].self, text) }
    }

    @Test("Optional members are left out or null, and both read as nil")
    func optionals() throws {
        #expect(try CanonicalJSON.text(of: Sample()) == #"{"list":[],"number":0}"#)
        let full = Sample(number: -1, text: "t", list: [1, nil], nested: [Sample()])
        let text = #"{"list":[1,null],"nested":[{"list":[],"number":0}],"number":-1,"text":"t"}"#
        #expect(try CanonicalJSON.text(of: full) == text)
        #expect(try CanonicalJSON.decode(Sample.self, from: text) == full)
        let nulls = #"{"list":[],"nested":null,"number":0,"text":null,"more":true}"#
        #expect(try CanonicalJSON.decode(Sample.self, from: nulls) == Sample())
        #expect(try CanonicalJSON.text(of: Int?.none) == "null")
        #expect(try CanonicalJSON.decode(Int?.self, from: "null") == nil)
    }

    @Test("Enums, tuples of containers and types without members round-trip as the compiler codes them")
    func synthesized() throws {
        let plans: [Plan] = [.none, .points(5), .tiered(name: "gold", at: 3)]
        let text = #"[{"none":{}},{"points":{"_0":5}},{"tiered":{"at":3,"name":"gold"}}]"#
        #expect(try CanonicalJSON.text(of: plans) == text)
        #expect(try CanonicalJSON.decode([Plan].self, from: text) == plans)
        #expect(try CanonicalJSON.text(of: Nothing()) == "{}")
        _ = try CanonicalJSON.decode(Nothing.self, from: "{}")
        #expect(try CanonicalJSON.text(of: WritesNothing()) == "{}")
        #expect(try CanonicalJSON.text(of: [WritesNothing()]) == "[{}]")
    }

    @Test("A class writes its superclass under the name super")
    func superclass() throws {
        let child = Child()
        child.name = "n"
        child.age = 7
        #expect(try CanonicalJSON.text(of: child) == #"{"age":7,"extra":{"name":"n"},"super":{"name":"n"}}"#)
        let back = try CanonicalJSON.decode(Child.self, from: CanonicalJSON.encode(child))
        #expect(back.name == "n")
        #expect(back.age == 7)
        refusesToDecode(Child.self, #"{"age":7}"#)
    }

    @Test("Nested containers and their coding paths follow the text")
    func nestedContainers() throws {
        let text =
            #"{"a":{"b":[1,null,[2],{"c":3},{"d":4}],"paths":["[]","[a]","[a, b]","[a, b, 2]","[a, b, 3]","[a, b, 4]"]}}"#
        #expect(try CanonicalJSON.text(of: Nested()) == text)
        #expect(
            try CanonicalJSON.decode(Nested.self, from: text).paths == [
                "[]", "[a]", "[a, b]", "[a, b, 2]", "[a, b, 3]", "[a, b, 4]",
            ]
        )
        refusesToDecode(Nested.self, #"{"a":{"b":[1,null]}}"#)
        refusesToDecode(Nested.self, #"{"a":{"b":[1]}}"#)
        refusesToDecode(Nested.self, #"{"a":[]}"#)
    }

    @Test("A dictionary writes its keys as names if they are text, integers or identifiers")
    func dictionaryKeys() throws {
        #expect(try CanonicalJSON.text(of: [10: "x", 9: "y"]) == #"{"10":"x","9":"y"}"#)
        #expect(try CanonicalJSON.decode([Int: String].self, from: #"{"10":"x","9":"y"}"#) == [10: "x", 9: "y"])
        let byID = [try CustomerID("b"): 1, try CustomerID("a"): 2]
        #expect(try CanonicalJSON.text(of: byID) == #"{"a":2,"b":1}"#)
        #expect(try CanonicalJSON.decode([CustomerID: Int].self, from: #"{"a":2,"b":1}"#) == byID)
        refusesToDecode([CustomerID: Int].self, #"{"":1}"#)
        refusesToDecode([Int: Int].self, #"{"x":1}"#)
    }

    @Test("Sets and dictionaries give the same bytes whatever order their hash tables have")
    func orderOfHashTables() throws {
        var texts: Set<String> = []
        for capacity in [0, 100, 1_000, 10_000] {
            for numbers in [Array(0..<50), Array((0..<50).reversed())] {
                var set = Set<Int>(minimumCapacity: capacity)
                var names = [String: Set<Int>](minimumCapacity: capacity)
                var pairs = [Suit: [Double: Int]](minimumCapacity: capacity)
                for number in numbers {
                    set.insert(number)
                    names["n\(number)", default: []].insert(number)
                    pairs[Suit(rawValue: number % 4) ?? .clubs, default: [:]][Double(number)] = number
                }
                let hand = Hand(set: set, optional: set, names: names, pairs: pairs)
                texts.insert(try CanonicalJSON.text(of: hand))
                #expect(try CanonicalJSON.decode(Hand.self, from: CanonicalJSON.encode(hand)) == hand)
            }
        }
        #expect(texts.count == 1)
        #expect(try CanonicalJSON.text(of: Set(["b", "a", "aa"])) == #"["a","aa","b"]"#)
        #expect(try CanonicalJSON.text(of: [Suit.spades: "s", .clubs: "c"]) == #"[0,"c",3,"s"]"#)
    }

    @Test("A type that breaks the rules of coding is refused, not guessed at")
    func misuse() {
        refusesToEncode(
            Custom { encoder in
                var container = encoder.container(keyedBy: Name.self)
                try container.encode(1, forKey: "a")
                try container.encode(2, forKey: "a")
            }
        )
        refusesToEncode(
            Custom { encoder in
                var container = encoder.singleValueContainer()
                try container.encode(1)
                try container.encode(2)
            }
        )
        refusesToEncode(
            Custom { encoder in
                var elements = encoder.unkeyedContainer()
                try elements.encode(1)
                var members = encoder.container(keyedBy: Name.self)
                try members.encode(1, forKey: "a")
            }
        )
        refusesToEncode(
            Custom { _ in throw EncodingError.invalidValue(1, .init(codingPath: [], debugDescription: "")) }
        )
    }

    @Test(
        "Containers of one kind that are opened twice fill one object or array, and nothing reaches the type from outside"
    )
    func containersOpenedTwice() throws {
        let value = Custom { encoder in
            var first = encoder.container(keyedBy: Name.self)
            var second = encoder.container(keyedBy: Name.self)
            try second.encodeNil(forKey: "b")
            try first.encode(encoder.userInfo.count, forKey: "a")
        }
        #expect(try CanonicalJSON.text(of: value) == #"{"a":0,"b":null}"#)
    }

    @Test("A JSON value converts to a type and back")
    func conversion() throws {
        let value = try CanonicalJSON.value(of: Sample(number: 1, text: "t"))
        #expect(value == .object(["number": .integer(1), "text": .string("t"), "list": .array([])]))
        #expect(try CanonicalJSON.decode(Sample.self, from: value) == Sample(number: 1, text: "t"))
    }

    private func refusesToEncode(_ value: some Encodable, sourceLocation: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: CoreError.self, sourceLocation: sourceLocation) { try CanonicalJSON.encode(value) }
        #expect(error?.code == .unencodable, sourceLocation: sourceLocation)
    }

    private func refusesToDecode<T: Decodable>(
        _ type: T.Type,
        _ text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: CoreError.self, sourceLocation: sourceLocation) {
            _ = try CanonicalJSON.decode(type, from: text)
        }
        #expect(error?.code == .unexpectedJSON, sourceLocation: sourceLocation)
        #expect(error?.position != nil, sourceLocation: sourceLocation)
    }
}

// MARK: - Types to code

extension CanonicalJSONCodableTests {
    struct Sample: Codable, Equatable {
        var number = 0
        var text: String?
        var list: [Int?] = []
        var nested: [Sample]?
    }

    enum Plan: Codable, Equatable {
        case none
        case points(Int)
        case tiered(name: String, at: Int)
    }

    struct Nothing: Codable {}

    struct WritesNothing: Encodable {
        func encode(to encoder: any Encoder) throws {}
    }

    enum Suit: Int, Codable, Hashable { case clubs, diamonds, hearts, spades }

    struct Hand: Codable, Equatable {
        var set: Set<Int>
        var optional: Set<Int>?
        var names: [String: Set<Int>]
        var pairs: [Suit: [Double: Int]]
    }

    struct Name: CodingKey, ExpressibleByStringLiteral {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringLiteral: String) { stringValue = stringLiteral }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    struct Custom: Encodable {
        let body: (any Encoder) throws -> Void

        func encode(to encoder: any Encoder) throws { try body(encoder) }
    }

    class Parent: Codable {
        var name = ""
    }

    final class Child: Parent {
        var age = 0

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            age = try container.decode(Int.self, forKey: "age")
            try super.init(from: container.superDecoder())
            let extra = try Parent(from: container.superDecoder(forKey: "extra"))
            guard extra.name == name else { throw CancellationError() }
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Name.self)
            try container.encode(age, forKey: "age")
            try super.encode(to: container.superEncoder())
            try super.encode(to: container.superEncoder(forKey: "extra"))
        }
    }

    /// Uses every way to nest a container, and notes the coding path of each.
    struct Nested: Codable {
        var paths: [String] = []

        init() {}

        init(from decoder: any Decoder) throws {
            let root = try decoder.container(keyedBy: Name.self)
            let a = try root.nestedContainer(keyedBy: Name.self, forKey: "a")
            var b = try a.nestedUnkeyedContainer(forKey: "b")
            note(root.codingPath)
            note(a.codingPath)
            note(b.codingPath)
            _ = try b.decode(Int.self)
            guard try b.decodeNil(), try !b.decodeNil() else { throw CancellationError() }
            var list = try b.nestedUnkeyedContainer()
            note(list.codingPath)
            _ = try list.decode(Int.self)
            guard list.isAtEnd, list.count == 1, b.currentIndex == 3 else { throw CancellationError() }
            let c = try b.nestedContainer(keyedBy: Name.self)
            note(c.codingPath)
            guard c.contains("c"), !c.contains("d"), c.allKeys.map(\.stringValue) == ["c"] else {
                throw CancellationError()
            }
            let last = try b.superDecoder()
            note(last.codingPath)
            _ = try last.container(keyedBy: Name.self).decode(Int.self, forKey: "d")
        }

        func encode(to encoder: any Encoder) throws {
            var noted = Nested()
            var root = encoder.container(keyedBy: Name.self)
            var a = root.nestedContainer(keyedBy: Name.self, forKey: "a")
            var b = a.nestedUnkeyedContainer(forKey: "b")
            noted.note(root.codingPath)
            noted.note(a.codingPath)
            noted.note(b.codingPath)
            try b.encode(1)
            try b.encodeNil()
            var list = b.nestedUnkeyedContainer()
            noted.note(list.codingPath)
            try list.encode(2)
            guard b.count == 3 else { throw CancellationError() }
            var c = b.nestedContainer(keyedBy: Name.self)
            noted.note(c.codingPath)
            try c.encode(3, forKey: "c")
            let last = b.superEncoder()
            noted.note(last.codingPath)
            var d = last.container(keyedBy: Name.self)
            try d.encode(4, forKey: "d")
            try a.encode(noted.paths, forKey: "paths")
        }

        private mutating func note(_ path: [any CodingKey]) {
            paths.append(
                "[" + path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ", ") + "]"
            )
        }
    }
}
