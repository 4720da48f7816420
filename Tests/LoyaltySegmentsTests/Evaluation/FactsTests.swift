//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Facts: values of the schema's types, never converted")
struct FactsTests {
    @Test("A value by name is found in its slot, and an attribute without one is missing")
    func valuesByName() throws {
        let facts = try Examples.facts(["orders": .integer(4)])
        #expect(facts["orders"] == .integer(4))
        #expect(facts["name"] == nil)
        #expect(facts["nothing"] == nil)
    }

    @Test("Facts by slot equal facts by name")
    func valuesBySlot() throws {
        let schema = try Examples.schema()
        let slots: [AttributeValue?] = [nil, .integer(4), nil, nil, nil, nil, nil, nil]
        #expect(try Facts(slots: slots, schema: schema) == Examples.facts(["orders": .integer(4)]))
        #expect(throws: SegmentsError.self) { try Facts(slots: [], schema: schema) }
    }

    @Test(
        "A value of another type is refused with its attribute",
        arguments: [
            ("name", AttributeValue.integer(1)), ("orders", .number(4)), ("orders", .text("4")), ("score", .integer(2)),
            ("birthday", .text("1990-05-17")), ("last_order", .text("2026-11-20")), ("subscribed", .integer(1)),
            ("tags", .text("vegan")), ("spend", .money(.zero(in: .usd))), ("spend", .integer(50)),
        ]
    )
    func otherTypeIsRefused(name: String, value: AttributeValue) throws {
        let error = #expect(throws: SegmentsError.self) { try Examples.facts([AttributeName(name): value]) }
        #expect(error?.code == .typeMismatch)
        #expect(error?.path == name)
    }

    @Test("A name outside the schema is refused; of several, the first by name")
    func unknownNameIsRefused() throws {
        let error = #expect(throws: SegmentsError.self) {
            try Examples.facts(["zebra": .integer(1), "apple": .integer(1)])
        }
        #expect(error?.code == .unknownAttribute)
        #expect(error?.path == "apple")
    }

    @Test("An attribute that is not nullable needs a value, and NaN is none")
    func requiredFactIsNeeded() throws {
        let schema = try Schema([AttributeDefinition("score", .number, isNullable: false)])
        for values: [AttributeName: AttributeValue] in [[:], ["score": .number(.nan)]] {
            let error = #expect(throws: SegmentsError.self) { try Facts(values, schema: schema) }
            #expect(error?.code == .missingFact)
        }
    }

    @Test("Facts of another schema are refused, equal schemas are one")
    func otherSchemaIsRefused() throws {
        let asOf = try Timestamp(parsing: Examples.asOf)
        let prepared = try PreparedRule(SegmentRule(parsing: "orders = 4"), for: Examples.schema())
        #expect(try prepared.verdict(for: Examples.known(), asOf: asOf) == .yes)
        let other = try Facts([:], schema: Schema([AttributeDefinition("orders", .integer)]))
        let verdict = #expect(throws: SegmentsError.self) { try prepared.verdict(for: other, asOf: asOf) }
        #expect(verdict?.code == .schemaMismatch)
        let evaluation = #expect(throws: SegmentsError.self) { try prepared.evaluate(other, asOf: asOf) }
        #expect(evaluation?.code == .schemaMismatch)
    }
}
