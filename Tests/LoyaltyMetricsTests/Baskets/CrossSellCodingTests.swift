//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Cross-selling: definitions and states as JSON")
struct CrossSellCodingTests {
    static let definition =
        #"{"confidence":95,"delivery":"atLeastOnce","kind":"crossSell","largestBasket":100,"maximumPairs":2000000,"#
        + #""minimumSample":30,"minimumTogether":5,"scope":"order","version":1}"#

    @Test("A definition has this JSON, and reads back equal")
    func standard() throws {
        #expect(try CanonicalJSON.text(of: CrossSellDefinition.standard) == Self.definition)
        #expect(try CanonicalJSON.decode(CrossSellDefinition.self, from: Self.definition) == .standard)
        #expect(try CrossSellDefinition(scope: .order) == .standard)
        checkRefused(CrossSellDefinition.self, Self.definition.replacing("crossSell", with: "rfm"))
    }

    @Test(
        "Limits outside their ranges are refused",
        arguments: [
            (0, 100, 10, 30), (5, 1, 10, 30), (5, 1_001, 10, 30), (5, 100, 0, 30), (5, 100, 10_000_001, 30),
            (5, 100, 10, 0),
        ] as [(Int64, Int, Int, Int64)]
    )
    func refused(minimum: Int64, largest: Int, pairs: Int, sample: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try CrossSellDefinition(
                scope: .order,
                minimumTogether: minimum,
                largestBasket: largest,
                maximumPairs: pairs,
                minimumSample: sample
            )
        }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("Orders that may come again are stored by identifier, items sorted")
    func facts() throws {
        var state = CrossSellAccumulator(.standard)
        try state.add(Samples.order("2", "ann", items: ["b", "a", "b"]))
        try state.add(Samples.order("1", nil, items: []))
        let text =
            #"{"definition":\#(Self.definition),"orders":{"facts":[{"fact":[],"id":"1"},{"fact":["a","b"],"id":"2"}]},"#
            + #""version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(CrossSellAccumulator.self, from: text) == state)
        checkRefused(CrossSellAccumulator.self, text.replacing(#"["a","b"]"#, with: #"["b","a"]"#))
        checkRefused(CrossSellAccumulator.self, text.replacing(#"["a","b"]"#, with: #"["a","a"]"#))
        checkRefused(CrossSellAccumulator.self, text.replacing(#"},"version":1}"#, with: #"},"version":2}"#))
    }

    @Test("Counts are stored sorted, and read back only if they fit together")
    func counts() throws {
        let definition = try CrossSellDefinition(scope: .order, delivery: .exactlyOnce)
        var state = CrossSellAccumulator(definition)
        try state.add(Samples.order("2", "ann", items: ["b", "a"]))
        try state.add(Samples.order("1", nil, items: ["b"]))
        let counts =
            #"{"baskets":2,"items":[{"count":1,"item":"a"},{"count":2,"item":"b"}],"leftOut":0,"#
            + #""pairs":[{"count":1,"first":"a","second":"b"}],"tooLarge":0}"#
        let text =
            #"{"definition":\#(try CanonicalJSON.text(of: definition)),"orders":{"totals":\#(counts)},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(CrossSellAccumulator.self, from: text) == state)
        for (found, other) in [
            (#""baskets":2"#, #""baskets":-2"#), (#""count":2,"item":"b""#, #""count":3,"item":"b""#),
            (#""count":1,"first""#, #""count":2,"first""#), (#""count":1,"first""#, #""count":0,"first""#),
            (#""first":"a","second":"b""#, #""first":"b","second":"a""#),
            (#""count":1,"item":"a""#, #""count":1,"item":"b""#),
            (#"{"count":1,"first":"a","second":"b"}"#, #"{"count":1,"first":"a","second":"c"}"#),
        ] {
            checkRefused(CrossSellAccumulator.self, text.replacing(found, with: other))
        }
    }

    @Test("Customers' baskets are stored sorted, and none is empty")
    func customers() throws {
        let definition = try CrossSellDefinition(scope: .customer)
        var state = CrossSellAccumulator(definition)
        try state.add(Samples.order("2", "bob", items: ["b", "a"]))
        try state.add(Samples.order("1", nil, items: ["b"]))
        let text =
            #"{"customers":[{"customer":"bob","items":["a","b"]}],"definition":\#(try CanonicalJSON.text(of: definition)),"#
            + #""leftOut":["1"],"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        checkRefused(CrossSellAccumulator.self, text.replacing(#"["a","b"]"#, with: "[]"))
    }
}
