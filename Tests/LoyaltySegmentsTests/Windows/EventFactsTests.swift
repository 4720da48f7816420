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

@Suite("Events in facts: checked against the schema, in any order")
struct EventFactsTests {
    struct NoEvent: Sendable, CustomTestStringConvertible {
        let kind: AttributeName
        let values: [AttributeName: AttributeValue]
        let code: SegmentsError.Code
        let path: String

        var testDescription: String { "\(path): \(code)" }
    }

    @Test(
        "An event that the schema does not have is refused with its place",
        arguments: [
            NoEvent(kind: "order", values: [:], code: .unknownEvent, path: "events/1"),
            NoEvent(kind: "visits", values: ["page": .text("x")], code: .unknownField, path: "events/1/page"),
            NoEvent(kind: "orders", values: ["items": .text("3")], code: .typeMismatch, path: "events/1/items"),
            NoEvent(kind: "reviews", values: [:], code: .missingFact, path: "events/1/score"),
        ]
    )
    func noEvent(_ event: NoEvent) throws {
        let asOf = try Timestamp(parsing: Shop.asOf)
        let events = [SegmentEvent("visits", at: asOf), SegmentEvent(event.kind, at: asOf, event.values)]
        let error = #expect(throws: SegmentsError.self) { try Shop.facts(events) }
        #expect(error?.code == event.code)
        #expect(error?.path == event.path)
    }

    @Test("A number that is none is a field without a value")
    func notFinite() throws {
        let facts = try Shop.facts(
            [.nan, .infinity, 1.5].map { try Shop.order("2026-11-20T09:00:00Z", ["weight": .number($0)]) }
        )
        #expect(try Shop.verdict("count of orders.weight = 1 and sum of orders.weight = 1.5", facts) == .yes)
    }

    @Test("Events in any order add up to the same", arguments: UInt64(1)...50)
    func anyOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let events = try (0..<20).map { index in
            try Shop.order(
                "2026-10-\(10 + index)T09:00:00Z",
                [
                    "weight": .number(.random(in: -1e16...1e16, using: &random)), "items": .integer(Int64(index)),
                    "channel": .text(String(index)),
                ]
            )
        }
        let shuffled = events.shuffled(using: &random)
        for aggregate in ["sum of orders.weight", "average of orders.weight", "last of orders.items", "first orders"] {
            let asked = try SegmentRule(parsing: "\(aggregate) is known", for: Shop.schema())
            let asOf = try Timestamp(parsing: Shop.asOf)
            let values = try [events, shuffled].map { try asked.evaluate(Shop.facts($0), asOf: asOf).root.actual }
            #expect(values[0] != nil && values[0] == values[1])
        }
    }

    @Test("Of events at one instant the first and the last are those of the given order")
    func oneInstant() throws {
        let events = try ["a", "b", "c"].map {
            try Shop.order("2026-11-20T09:00:00Z", ["channel": .text($0)])
        }
        let text = #"first of orders.channel = "a" and last of orders.channel = "c""#
        #expect(try Shop.verdict(text, Shop.facts(events)) == .yes)
        let later = try [Shop.order("2026-11-20T09:00:00.000001Z", ["channel": .text("a")])] + events
        #expect(try Shop.verdict(#"last of orders.channel = "a""#, Shop.facts(later)) == .yes)
        #expect(try Shop.verdict(#"first of orders.channel = "a""#, Shop.facts(later)) == .yes)
    }

    @Test("A schema with events has one JSON form")
    func golden() throws {
        let schema = try Schema(
            [AttributeDefinition("orders", .integer)],
            events: [EventDefinition("orders", fields: [AttributeDefinition("total", .money(.eur))])]
        )
        let json =
            #"{"attributes":[{"name":"orders","nullable":true,"type":{"kind":"integer"}}],"#
            + #""events":[{"fields":[{"name":"total","nullable":true,"type":{"currency":"EUR","kind":"money"}}],"#
            + #""name":"orders"}],"version":1}"#
        #expect(try CanonicalJSON.text(of: schema) == json)
        #expect(try CanonicalJSON.decode(Schema.self, from: json) == schema)
        #expect(try schema != Schema(schema.attributes))
        #expect(try Set([schema, Schema(schema.attributes)]).count == 2)
    }

    @Test("Events and fields have names, each its own")
    func names() {
        let twice = [EventDefinition("a"), EventDefinition("a")]
        let fields = [AttributeDefinition("x", .text), AttributeDefinition("x", .text)]
        let refused: [([EventDefinition], SegmentsError.Code, String)] = [
            (twice, .duplicateEvent, "events/1/name"), ([EventDefinition("count")], .invalidName, "events/0/name"),
            ([EventDefinition("a", fields: fields)], .duplicateAttribute, "events/0/fields/1/name"),
            (
                [EventDefinition("a", fields: [AttributeDefinition("a b", .text)])], .invalidName,
                "events/0/fields/0/name"
            ),
        ]
        for (events, code, path) in refused {
            let error = #expect(throws: SegmentsError.self) { try Schema([], events: events) }
            #expect(error?.code == code)
            #expect(error?.path == path)
        }
    }
}
