//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("JsonLogic: an imported rule answers as JsonLogic did, or is refused")
struct JSONLogicTests {
    static func schema() throws -> Schema {
        try Schema([
            AttributeDefinition("name", .text), AttributeDefinition("orders", .integer),
            AttributeDefinition("items", .integer), AttributeDefinition("score", .number),
            AttributeDefinition("birthday", .date), AttributeDefinition("subscribed", .flag),
            AttributeDefinition("tags", .set), AttributeDefinition("visits", .integer, isNullable: false),
            AttributeDefinition("spend", .money(.eur)), AttributeDefinition("last_order", .instant),
        ])
    }

    static func rule(_ text: String, paths: [String: AttributeName] = [:]) throws -> SegmentRule {
        try SegmentRule(jsonLogic: CanonicalJSON.decode(JSONValue.self, from: text), for: schema(), paths: paths)
    }

    @Test(
        "The rule says what JavaScript does with what is missing",
        arguments: [
            (#"{"<": [{"var": "orders"}, 15]}"#, "orders ?? 0 < 15"),
            (#"{">": [15, {"var": ["orders"]}]}"#, "orders ?? 0 < 15"),
            (#"{">=": [{"var": ["orders", 7]}, 5]}"#, "orders ?? 7 >= 5"),
            (#"{"!=": [{"var": "name"}, "gold"]}"#, #"name is missing or name != "gold""#),
            (#"{"===": [{"var": "name"}, "gold"]}"#, #"name is known and name = "gold""#),
            (#"{"==": [{"var": "name"}, null]}"#, "name is missing"),
            (#"{"!==": [null, {"var": "spend"}]}"#, "spend is known"),
            (#"{"<=": [{"var": "orders"}, null]}"#, "orders ?? 0 <= 0"),
            (#"{"<": [0, {"var": "visits"}, 10]}"#, "visits > 0 and visits < 10"),
            (#"{"in": [{"var": "name"}, ["a", "b"]]}"#, #"name is known and name in ("a", "b")"#),
            (#"{"in": [{"var": "name"}, ["a", null]]}"#, #"name is missing or name = "a""#),
            (#"{"in": ["x", {"var": "name"}]}"#, #"name is known and name contains "x""#),
            (#"{"in": ["vegan", {"var": "tags"}]}"#, #"tags is known and tags contains "vegan""#),
            (#"{"missing": ["orders", "name", "visits"]}"#, #"orders is missing or name ?? "" = """#),
            (#"{"!": {"missing": [["orders"]]}}"#, "not orders is missing"),
            (#"{"!!": {"var": "last_order"}}"#, "last_order is known"),
            (#"{"var": "subscribed"}"#, "subscribed is known and subscribed = true"),
            (
                #"{">": [{"+": [{"var": "orders"}, {"var": "visits"}]}, 5]}"#,
                "orders is known and orders + visits * 1.0 > 5"
            ),
            (#"{"<": [{"var": "birthday"}, "1990-01-01"]}"#, "birthday is known and birthday < 1990-01-01"),
            (#"{"if": [{"var": "orders"}, true, false]}"#, "orders ?? 0 != 0"),
            (#"true"#, "true"), (#"{"and": [true, 0]}"#, "false"),
        ]
    )
    func texts(logic: String, text: String) throws {
        #expect(try Self.rule(logic).text() == text)
    }

    @Test("A path that is no name is given its attribute")
    func paths() throws {
        #expect(
            try Self.rule(#"{">": [{"var": "user.visits"}, 1]}"#, paths: ["user.visits": "visits"]).text()
                == "visits > 1"
        )
    }

    @Test(
        "What has no rule of the same answers is refused with its place",
        arguments: [
            (#"{"and": [true, {"later": []}]}"#, SegmentsError.Code.unknownOperation, "and/1/later"),
            (#"{"==": [{"var": "orders"}, "1"]}"#, .typeMismatch, "==/1"),
            (#"{"or": [{"==": [{"var": "subscribed"}, 1]}]}"#, .typeMismatch, "or/0/==/1"),
            (#"{">": [{"var": "spend"}, 50]}"#, .typeMismatch, ">/1"),
            (#"{"<": [{"var": "last_order"}, "2026-01-01T00:00:00Z"]}"#, .notExpressible, "</1"),
            (#"{"<": [{"var": "birthday"}, "soon"]}"#, .typeMismatch, "</1"),
            (#"{"<": [{"var": "name"}, "15"]}"#, .notExpressible, "</1"),
            (#"{"<": [{"var": "name"}, "x\ud83d\ude00"]}"#, .notExpressible, "</1"),
            (#"{"==": [{"var": "name"}, {"var": "name"}]}"#, .notExpressible, "==/1"),
            (#"{"var": "absent"}"#, .unknownAttribute, "var"),
            (#"{"missing": ["orders", "absent"]}"#, .unknownAttribute, "missing/1"),
            (#"{"missing": [1]}"#, .notExpressible, "missing/0"),
            (#"{"var": ""}"#, .unknownAttribute, "var"), (#"{"var": 1}"#, .notExpressible, "var"),
            (#"{"%": [{"var": "orders"}, 2]}"#, .notExpressible, "%"),
            (#"{">": [{"/": [{"var": "orders"}, {"var": "items"}]}, 2]}"#, .notExpressible, ">/0/~1"),
            (#"{">": [{"*": [{"var": "score"}, {"var": "score"}]}, 2]}"#, .notExpressible, ">/0/*/1"),
            (#"{">": [{"+": [{"*": [{"var": "score"}, 3]}, 1]}, 2]}"#, .notExpressible, ">/0/+/1"),
            (#"{">": [{"+": [{"var": "name"}, 1]}, 2]}"#, .typeMismatch, ">/0/+/0"),
            (#"{">": [{"var": "visits"}, {"/": [1, 0]}]}"#, .notExpressible, ">/1"),
            (#"{"<": [{"var": "orders"}, 9007199254740992]}"#, .numberOutOfRange, "</1"),
            (#"{">": [1, 2, 3]}"#, .notExpressible, ">"), (#"{}"#, .notExpressible, ""),
            (#"{"!": [[]]}"#, .notExpressible, "!/0"), (#"{"!!": {"var": "tags"}}"#, .notExpressible, "!!"),
            (#"{"in": [{"var": "name"}, "abc"]}"#, .notExpressible, "in/1"),
            (#"{"in": [{"var": "name"}, {"var": "tags"}]}"#, .notExpressible, "in/0"),
            (#"{"in": [{"var": "name"}, ["a", {"var": "name"}]]}"#, .notExpressible, "in/1/1"),
            (#"{"in": [{"var": "orders"}, [1, "2"]]}"#, .typeMismatch, "in/1/1"),
            (#"{"<": [{"var": "subscribed"}, 2]}"#, .typeMismatch, "</1"),
            (
                #"{"<": [{"+": [{"var":"orders"},{"var":"items"},{"var":"score"},{"var":"name"},{"var":"tags"},{"var":"spend"}]}, 2]}"#,
                .limitExceeded, "<"
            ),
        ]
    )
    func refusals(logic: String, code: SegmentsError.Code, path: String) throws {
        do {
            let rule = try Self.rule(logic)
            Issue.record("became \(try rule.text())")
        } catch let error as SegmentsError {
            #expect(error.code == code)
            #expect(error.path == path)
        }
    }

    @Test("Deep, wide and long input ends in an error")
    func hostile() throws {
        var deep = JSONValue.bool(true)
        for _ in 0..<10_000 { deep = .object(["!": deep]) }
        let schema = try Self.schema()
        let asked = JSONValue.object(["var": .string("name")])
        let many = JSONValue.array((0..<2_000).map { .string("\($0)") })
        let values: [JSONValue] = [
            deep, .object(["and": .array(Array(repeating: asked, count: 600))]),
            .object(["in": .array([asked, many])]),
            .object(["==": .array([asked, .string(String(repeating: "x", count: 70_000))])]),
            .object(["or": .array(Array(repeating: asked, count: 400))]),
        ]
        for value in values {
            #expect(refusal { try SegmentRule(jsonLogic: value, for: schema) } == .limitExceeded)
        }
        #expect(refusal { try SegmentRule(jsonLogic: .number(.nan), for: schema) } == .notFinite)
        // A deep value is taken apart level by level, so that it does not exhaust the stack when it goes.
        while case .object(let members) = deep, let inner = members["!"] { deep = inner }
    }

    @Test("Random rules over random data answer as JsonLogic does, and never with unknown", arguments: UInt64(1)...150)
    func law(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let schema = try Self.schema()
        let asOf = try Timestamp(parsing: "2026-11-22T00:00:00Z")
        for _ in 0..<8 {
            let logic = RandomLogic.condition(depth: 4, &random)
            let rule: SegmentRule
            do {
                rule = try SegmentRule(jsonLogic: logic, for: schema)
            } catch {
                #expect([.notExpressible, .limitExceeded].contains(error.code), "\(error)")
                continue
            }
            let prepared = try PreparedRule(rule, for: schema)
            let text = try CanonicalJSON.text(of: logic) + " as " + rule.text()
            for _ in 0..<12 {
                let (data, values) = try RandomLogic.data(&random)
                let expected: Verdict = ReferenceLogic.isTruthy(ReferenceLogic.apply(logic, data)) ? .yes : .no
                let facts = try Facts(values, schema: schema)
                let verdict = try prepared.verdict(for: facts, asOf: asOf)
                #expect(verdict == expected, "\(text) over \(data)")
            }
        }
    }

    @Test("Many random rules are imported, so that the law is asked of them")
    func power() throws {
        let schema = try Self.schema()
        let imported = (UInt64(1)...1_000).filter { seed in
            var random = SeededGenerator(seed: seed)
            return (try? SegmentRule(jsonLogic: RandomLogic.condition(depth: 4, &random), for: schema)) != nil
        }
        #expect(imported.count > 400)
    }
}
