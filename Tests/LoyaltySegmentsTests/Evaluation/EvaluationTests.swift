//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Evaluation: the value, the distance to a change, and the smallest cause")
struct EvaluationTests {
    @Test(
        "The distance is the smallest change that flips the answer",
        arguments: [
            ("orders >= 6", FlipDistance.integer(2)), ("orders > 6", .integer(3)), ("orders < 3", .integer(-2)),
            ("orders <= 3", .integer(-1)), ("orders = 6", .integer(2)), ("orders != 4", nil),
            ("orders >= 4", .integer(-1)),
            ("orders > 3", .integer(-1)), ("orders < 5", .integer(1)), ("orders <= 4", .integer(1)),
            ("orders = 4", nil),
            ("orders != 6", .integer(2)), ("orders > 5.5", .integer(2)), ("orders >= 5.5", .integer(2)),
            ("orders < 3.5", .integer(-1)), ("orders <= 3.5", .integer(-1)), ("orders = 4.5", nil),
            ("orders = 5.0", .integer(1)),
            ("orders < 1e300", nil), ("orders >= 9223372036854775807", .integer(9_223_372_036_854_775_803)),
            ("score >= 4", .number(1.5)), ("score > 2.5", .number(0)), ("score < 2.25", .number(-0.25)),
            ("score = 2.5", nil), ("score != 2.5", nil),
            ("score > -1.7976931348623157e308", .number(-1.7976931348623157e308)),
            ("birthday < 1990-05-17", .days(-1)), ("birthday >= 1990-06-01", .days(15)),
            (#"name = "x""#, nil), (#"name in ("x")"#, nil), ("subscribed = false", nil), (#"tags contains "x""#, nil),
            ("orders is missing", nil),
        ] as [(String, FlipDistance?)]
    )
    func distance(text: String, expected: FlipDistance?) throws {
        #expect(try Examples.evaluation(text, Examples.known()).root.distance == expected)
    }

    @Test("Money is missing or to spare to the minor unit")
    func moneyDistance() throws {
        let cases = [
            ("spend > 50 EUR", "0.01 EUR"), ("spend >= 58.40 EUR", "8.40 EUR"), ("spend >= 50 EUR", "-0.01 EUR"),
            ("spend < 20 EUR", "-30.01 EUR"),
        ]
        for (text, amount) in cases {
            let distance = try Examples.evaluation(text, Examples.known()).root.distance
            #expect(distance == .money(try Money(parsing: amount)), "\(text)")
        }
        let least = try Examples.facts(["spend": .money(Money(minorUnits: -9_007_199_254_740_991, in: .eur))])
        #expect(try Examples.evaluation("spend >= 1 EUR", least).root.distance == nil)
    }

    @Test("An instant is so far from a constant, a window flips with time or with a later instant")
    func timeDistance() throws {
        let cases: [(String, FlipDistance?)] = [
            ("last_order >= 2026-11-20T10:00:00Z", .span(try .hours(1))),
            ("last_order in last 3 days", .elapsed(until: try Timestamp(parsing: "2026-11-23T09:00:00Z"))),
            ("last_order in last 1 days", .span(TimeSpan(microseconds: 1))),
            ("last_order in last 3652059 days", nil),
        ]
        for (text, expected) in cases {
            #expect(try Examples.evaluation(text, Examples.known()).root.distance == expected, "\(text)")
        }
        let future = try Timestamp(parsing: "2026-11-25T00:00:00Z")
        let facts = try Examples.facts(["last_order": .instant(future)])
        #expect(try Examples.evaluation("last_order in last 3 days", facts).root.distance == .elapsed(until: future))
    }

    @Test(
        "Making the change flips the answer, and less does not",
        arguments: ["=", "!=", "<", "<=", ">", ">="],
        Int64(-3)...3
    )
    func changeFlips(comparison: String, orders: Int64) throws {
        let rule = try SegmentRule(parsing: "orders \(comparison) 0")
        let asOf = try Timestamp(parsing: Examples.asOf)
        let before = try rule.evaluate(Examples.facts(["orders": .integer(orders)]), asOf: asOf)
        guard case .integer(let steps) = before.root.distance else {
            #expect(orders == 0 && (comparison == "=" || comparison == "!="))
            return
        }
        let after = try rule.verdict(for: Examples.facts(["orders": .integer(orders + steps)]), asOf: asOf)
        #expect(after != before.verdict)
        let nearer = try rule.verdict(
            for: Examples.facts(["orders": .integer(orders + steps - steps.signum())]),
            asOf: asOf
        )
        #expect(nearer == before.verdict)
    }

    @Test(
        "The cause is the smallest set of tests that settles the verdict",
        arguments: [
            ("orders = 4 and score = 2.5", ["rules/0", "rules/1"]), ("orders = 5 and score = 2.5", ["rules/0"]),
            ("orders = 5 and score = 3", ["rules/0"]),
            ("(orders = 5 or score = 3) and subscribed = false", ["rules/1"]),
            ("orders = 4 or score = 2.5", ["rules/0"]), ("orders = 5 or score = 3", ["rules/0", "rules/1"]),
            ("(orders = 4 and score = 2.5) or subscribed = true", ["rules/1"]),
            ("not (orders = 4 and score = 3)", ["rule/rules/1"]),
            ("not (orders = 5 or score = 3)", ["rule/rules/0", "rule/rules/1"]),
            ("true", [""]), ("false or orders = 5", ["rules/0", "rules/1"]),
        ]
    )
    func smallestCause(text: String, paths: [String]) throws {
        #expect(try Examples.evaluation(text, Examples.known()).causes.map(\.path) == paths)
    }

    @Test("The cause of an unknown is every test that is unknown")
    func causeOfUnknown() throws {
        let facts = try Examples.facts(["orders": .integer(4)])
        let evaluation = try Examples.evaluation(
            "orders = 4 and score = 1 and (orders = 5 or subscribed = true)",
            facts
        )
        #expect(evaluation.verdict == .unknown)
        #expect(evaluation.causes.map(\.path) == ["rules/1", "rules/2/rules/1"])
        #expect(evaluation.causes.allSatisfy { $0.actual == nil })
        #expect(evaluation.asOf.description == Examples.asOf)
    }

    @Test("The verdict of an evaluation is the verdict alone, and so are those of its parts", arguments: UInt64(1)...60)
    func evaluationAgreesWithVerdict(seed: UInt64) throws {
        let random = try RandomRules.rule(seed: seed)
        let asOf = try Timestamp(parsing: Examples.asOf)
        for facts in [try Examples.facts(), try Examples.known(), try Examples.facts(["orders": .integer(4)])] {
            var pending = [try random.evaluate(facts, asOf: asOf).root]
            while let part = pending.popLast() {
                #expect(try part.rule.verdict(for: facts, asOf: asOf) == part.verdict)
                #expect(part.parts.contains { $0.isCause } == (part.isCause && !part.parts.isEmpty))
                pending += part.parts
            }
        }
    }
}
