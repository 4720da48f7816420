//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit

/// Random JsonLogic of the subset that is imported, and data for it.
enum RandomLogic {
    static func condition(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        func parts(_ count: Int) -> JSONValue { .array((0..<count).map { _ in condition(depth: depth - 1, &random) }) }
        switch depth > 1 ? Int.random(in: 0..<8, using: &random) : 7 {
        case 0: return .object(["and": parts(2)])
        case 1: return .object(["or": parts(3)])
        case 2: return .object(["!": parts(1)])
        case 3: return .object(["if": parts(Int.random(in: 1...5, using: &random))])
        default: return leaf(&random)
        }
    }

    private static func leaf(_ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<9, using: &random) {
        case 0:
            return call(
                pick(["==", "!=", "===", "!=="], &random),
                [text(&random), pick([.string("gold"), .string(""), .null], &random)]
            )
        case 1:
            return call(
                pick(["<", ">=", "<=", ">"], &random),
                [text(&random), .string(pick(["gold", "h", "é"], &random))]
            )
        case 2: return call("in", [text(&random), .array([.string("gold"), pick([.string("é"), .null], &random)])])
        case 3:
            return call(
                "in",
                [.string(pick(["o", "", "é", "vegan"], &random)), variable(pick(["name", "tags"], &random))]
            )
        case 4:
            return .object([
                "missing": .array(
                    ["name", "orders", "tags", "birthday"].shuffled(using: &random).prefix(2).map { .string($0) }
                )
            ])
        case 5:
            return call(pick(["<", "<=", "==", "!=", ">"], &random), [variable("birthday"), .string("1990-05-17")])
        case 6: return variable(pick(["name", "orders", "score", "birthday", "subscribed", "visits"], &random))
        case 7: return call(pick(["<", "<="], &random), (0..<3).map { _ in number(depth: 2, &random) })
        default:
            let operation = pick(["<", "<=", ">", ">=", "==", "!=", "===", "!=="], &random)
            return call(operation, [number(depth: 3, &random), number(depth: 2, &random)])
        }
    }

    private static func text(_ random: inout SeededGenerator) -> JSONValue {
        pick([variable("name"), call("var", [.string("name"), .string("gold")]), variable("name")], &random)
    }

    private static func number(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        let name = pick(["orders", "items", "score", "visits"], &random)
        switch Int.random(in: 0..<(depth > 1 ? 8 : 3), using: &random) {
        case 0: return pick([.integer(0), .integer(3), .number(2.5), .integer(-1), .null], &random)
        case 1: return variable(name)
        case 2: return call("var", [.string(name), .integer(3)])
        case 3: return call("-", [number(depth: depth - 1, &random)])
        case 4: return call("/", [number(depth: depth - 1, &random), .number(pick([2, -0.5, 3], &random))])
        default:
            return call(
                pick(["+", "-", "*"], &random),
                [number(depth: depth - 1, &random), number(depth: depth - 1, &random)]
            )
        }
    }

    /// Values for the attributes, some of them missing, as members of JSON and as facts.
    static func data(
        _ random: inout SeededGenerator
    ) throws -> (json: [String: JSONValue], facts: [AttributeName: AttributeValue]) {
        var json: [String: JSONValue] = [:]
        var facts: [AttributeName: AttributeValue] = [:]
        func add(_ name: AttributeName, _ value: JSONValue, _ fact: AttributeValue, isMissing: Bool) {
            guard !isMissing else { return }
            json[name.text] = value
            facts[name] = fact
        }
        let name = pick(["", "gold", "h", "é", "\u{1F600}", "\u{FFFD}"], &random)
        add("name", .string(name), .text(name), isMissing: Bool.random(using: &random))
        for attribute: AttributeName in ["orders", "items", "visits"] {
            let value = pick([0, 1, 3, -2, 9_007_199_254_740_991, -9_007_199_254_740_991], &random) as Int64
            let isMissing = attribute != "visits" && Int.random(in: 0..<3, using: &random) == 0
            add(attribute, .integer(value), .integer(value), isMissing: isMissing)
        }
        let score =
            pick(
                [0, -0.0, 2.5, 3, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e300],
                &random
            )
            as Double
        add("score", .number(score), .number(score), isMissing: Int.random(in: 0..<3, using: &random) == 0)
        let day = pick(["1990-05-17", "0001-01-01", "9999-12-31"], &random)
        add("birthday", .string(day), .date(try CivilDate(parsing: day)), isMissing: Bool.random(using: &random))
        let flag = Bool.random(using: &random)
        add("subscribed", .bool(flag), .flag(flag), isMissing: Bool.random(using: &random))
        let tags = pick([[], ["vegan"], ["é", "o"]], &random) as [String]
        add("tags", .array(tags.map { .string($0) }), .set(Set(tags)), isMissing: Bool.random(using: &random))
        return (json, facts)
    }

    private static func variable(_ name: String) -> JSONValue { .object(["var": .string(name)]) }

    private static func call(_ operation: String, _ arguments: [JSONValue]) -> JSONValue {
        .object([operation: .array(arguments)])
    }

    private static func pick<Value>(_ values: [Value], _ random: inout SeededGenerator) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}
