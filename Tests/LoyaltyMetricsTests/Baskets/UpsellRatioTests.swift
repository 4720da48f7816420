//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import LoyaltyTestKit
import Testing

@Suite("Upsell ratio: buyers of several kinds for each buyer of one")
struct UpsellRatioTests {
    @Test(
        "orders.online_retail: a shop's year by customer and by order",
        arguments: [
            (BasketScope.customer, Int64(4_247), Int64(91), 46.6703296703297),
            (.order, 17_125, 1_407, 12.1712864250178),
        ]
    )
    func realShop(scope: BasketScope, several: Int64, one: Int64, expected: Double) throws {
        let ratio = try UpsellRatio(severalKinds: several, oneKind: one, by: UpsellRatioDefinition(scope: scope))
        #expect(isClose(ratio.value, expected))
        #expect(try ratio.exactValue == Rate(several, per: one))
        #expect(ratio.share == (try Proportion(several, of: several + one)))
        #expect(ratio.definition.scope == scope && !ratio.isSmallSample)
    }

    @Test("Kinds are counted, not pieces, and empty baskets are none")
    func counting() throws {
        let ratio = try UpsellRatio(kindsPerBasket: [1, 3, 2, 1, 5, 2, 0])
        #expect(ratio.value == 2 && ratio.severalKinds == 4 && ratio.oneKind == 2 && ratio.baskets == 6)
        #expect(isClose(ratio.share.value, 0.666666666666667))
    }

    @Test("Where nobody bought one kind only there is no ratio but a share; without baskets there is neither")
    func noDenominator() throws {
        let all = try UpsellRatio(kindsPerBasket: [2, 2])
        #expect(all.value == nil && all.exactValue == nil && all.share.value == 1)
        let none = try UpsellRatio(kindsPerBasket: [])
        #expect(none.value == nil && none.share.value == nil && none.isSmallSample)
    }

    @Test("Counts that cannot be are refused")
    func refused() {
        for body in [
            { try UpsellRatio(kindsPerBasket: [1, -1]) }, { try UpsellRatio(severalKinds: -1, oneKind: 2) },
            { try UpsellRatio(severalKinds: 1, oneKind: 2, ordersLeftOut: -1) },
        ] {
            let error = #expect(throws: MetricsError.self) { try body() }
            #expect(error?.code == .invalidCounts)
        }
        let error = #expect(throws: MetricsError.self) { try UpsellRatio(severalKinds: 1 << 52, oneKind: 1 << 52) }
        #expect(error?.code == .sumOutOfRange)
    }

    static func orders() throws -> [Order] {
        [
            try Samples.order("1", "ann", items: ["coffee", "coffee"]),
            try Samples.order("2", "ann", items: ["syrup"]),
            try Samples.order("3", "bob", items: ["coffee"]),
            try Samples.order("4", nil, items: ["coffee", "cake"]),
            try Samples.order("5", "bob", items: []),
        ]
    }

    @Test(
        "The scope decides what a basket is",
        arguments: [(BasketScope.customer, Int64(1), Int64(1), Int64(2)), (.order, 1, 3, 1)]
    )
    func scopes(scope: BasketScope, several: Int64, one: Int64, leftOut: Int64) throws {
        var state = UpsellRatioAccumulator(try UpsellRatioDefinition(scope: scope))
        try state.add(contentsOf: Self.orders())
        let ratio = try state.finish()
        #expect(ratio.severalKinds == several && ratio.oneKind == one && ratio.ordersLeftOut == leftOut)
    }

    @Test("However orders are split, ordered, stored or sent again, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.baskets(.random(in: 0...40, using: &random), using: &random)
        for scope in BasketScope.allCases {
            let definition = try UpsellRatioDefinition(scope: scope)
            try checkMergeLaws(definition, as: UpsellRatioAccumulator.self, of: orders, using: &random)
            try checkRedelivery(definition, as: UpsellRatioAccumulator.self, of: orders)
        }
    }

    @Test("A definition has this JSON, and reads back equal")
    func definition() throws {
        let text = #"{"confidence":95,"kind":"upsellRatio","minimumSample":30,"scope":"customer","version":1}"#
        #expect(try CanonicalJSON.text(of: UpsellRatioDefinition.standard) == text)
        #expect(try CanonicalJSON.decode(UpsellRatioDefinition.self, from: text) == .standard)
        checkRefused(UpsellRatioDefinition.self, text.replacing("upsellRatio", with: "rfm"))
        checkRefused(UpsellRatioDefinition.self, text.replacing(#""minimumSample":30"#, with: #""minimumSample":0"#))
    }

    @Test("A state has this JSON: sorted, two items at most")
    func golden() throws {
        var state = UpsellRatioAccumulator(.standard)
        try state.add(contentsOf: Self.orders())
        let definition = try CanonicalJSON.text(of: UpsellRatioDefinition.standard)
        let text =
            #"{"baskets":[{"basket":"ann","items":["coffee","syrup"]},{"basket":"bob","items":["coffee"]}],"#
            + #""definition":\#(definition),"leftOut":["4","5"],"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        checkRefused(UpsellRatioAccumulator.self, text.replacing(#"["coffee"]"#, with: "[]"))
        checkRefused(UpsellRatioAccumulator.self, text.replacing(#"["coffee"]"#, with: #"["a","b","c"]"#))
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(
                UpsellRatioAccumulator.self,
                from: text.replacing(#""basket":"bob""#, with: #""basket":"""#)
            )
        }
        #expect(error?.code == .invalidIdentifier)
    }

    @Test("States of different scopes do not merge")
    func mismatch() throws {
        var state = UpsellRatioAccumulator(.standard)
        let other = UpsellRatioAccumulator(try UpsellRatioDefinition(scope: .order))
        let error = #expect(throws: MetricsError.self) { try state.merge(other) }
        #expect(error?.code == .definitionMismatch)
    }
}
