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

@Suite("Cross-selling: who buys coffee is offered syrup")
struct CrossSellTests {
    static func baskets(_ names: [[String]]) throws -> [[ItemID]] { try names.map { try $0.map { try ItemID($0) } } }

    @Test("Support, confidence and lift of a worked rule")
    func rule() throws {
        let rule = try CrossSellRule(
            buyersOf: ItemID("coffee"),
            areOffered: ItemID("syrup"),
            together: 30,
            withItem: 50,
            withOffer: 40,
            baskets: 100
        )
        #expect(rule.support == 0.3 && rule.confidence.value == 0.6 && rule.lift == 1.5)
        #expect(rule.confidence.interval == (try ConfidenceInterval.wilson(30, of: 50)))
        #expect(rule.together == 30 && rule.withItem == 50)
    }

    @Test(
        "A rule of counts that contradict each other is refused",
        arguments: [
            (-1, 1, 1, 2), (0, 0, 1, 2), (0, 1, 0, 2), (2, 2, 1, 2), (2, 1, 2, 2), (1, 3, 1, 2), (1, 1, 3, 2),
        ] as [(Int64, Int64, Int64, Int64)]
    )
    func refusedRule(together: Int64, withItem: Int64, withOffer: Int64, baskets: Int64) throws {
        let error = #expect(throws: MetricsError.self) {
            try CrossSellRule(
                buyersOf: ItemID("a"),
                areOffered: ItemID("b"),
                together: together,
                withItem: withItem,
                withOffer: withOffer,
                baskets: baskets
            )
        }
        #expect(error?.code == .invalidCounts)
    }

    @Test("A rule over more than 2^53 - 1 baskets is refused")
    func beyond() throws {
        let error = #expect(throws: MetricsError.self) {
            try CrossSellRule(
                buyersOf: ItemID("a"),
                areOffered: ItemID("b"),
                together: 1,
                withItem: 1,
                withOffer: 1,
                baskets: 1 << 53
            )
        }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("Rules stand by lift, then by baskets with both, then by name")
    func order() throws {
        let baskets = try Self.baskets([
            ["coffee", "syrup"], ["syrup", "coffee", "cake", "coffee"], ["tea"], ["tea", "cake"], [],
        ])
        let sales = try CrossSell(baskets: baskets, by: CrossSellDefinition(scope: .order, minimumTogether: 1))
        #expect(sales.baskets == 4 && sales.ordersLeftOut == 1 && sales.isSmallSample)
        #expect(
            sales.rules.map { "\($0.item)>\($0.offer) \($0.together) \($0.lift)" } == [
                "coffee>syrup 2 2.0", "syrup>coffee 2 2.0", "cake>coffee 1 1.0", "cake>syrup 1 1.0", "cake>tea 1 1.0",
                "coffee>cake 1 1.0", "syrup>cake 1 1.0", "tea>cake 1 1.0",
            ]
        )
        #expect(try sales.offers(forBuyersOf: ItemID("coffee")).map(\.offer.text) == ["syrup", "cake"])
        #expect(try sales.offers(forBuyersOf: ItemID("cake")).map(\.offer.text) == ["coffee", "syrup", "tea"])
        #expect(try sales.offers(forBuyersOf: ItemID("milk")).isEmpty)
    }

    @Test("A pair that is rarer than the definition asks for gives no rule")
    func minimum() throws {
        let baskets = try Self.baskets(Array(repeating: ["a", "b"], count: 4))
        #expect(try CrossSell(baskets: baskets).rules.isEmpty)
        #expect(try CrossSell(baskets: baskets + Self.baskets([["a", "b"]])).rules.count == 2)
    }

    @Test("A basket above the largest is counted apart and brings nothing else")
    func largest() throws {
        let definition = try CrossSellDefinition(scope: .order, minimumTogether: 1, largestBasket: 2)
        let sales = try CrossSell(baskets: Self.baskets([["a", "b"], ["a", "b", "c"]]), by: definition)
        #expect(sales.baskets == 1 && sales.largerBaskets == 1 && sales.rules.count == 2)
    }

    @Test("More different pairs than the definition allows are refused, wherever they meet")
    func limit() throws {
        let definition = try CrossSellDefinition(scope: .order, maximumPairs: 2)
        var error = #expect(throws: MetricsError.self) {
            try CrossSell(baskets: Self.baskets([["a", "b"], ["c", "d"], ["e", "f"]]), by: definition)
        }
        #expect(error?.code == .limitExceeded)
        #expect(
            try CrossSell(baskets: Self.baskets([["a", "b"], ["c", "d"], ["a", "b"]]), by: definition).baskets == 3
        )

        for delivery in DeliveryGuarantee.allCases {
            let definition = try CrossSellDefinition(scope: .order, maximumPairs: 2, delivery: delivery)
            var state = CrossSellAccumulator(definition)
            try state.add(Samples.order("1", nil, items: ["a", "b"]))
            try state.add(Samples.order("2", nil, items: ["c", "d"]))
            let before = state
            error = #expect(throws: MetricsError.self) { try state.add(Samples.order("3", nil, items: ["e", "f"])) }
            #expect(error?.code == .limitExceeded)
            var part = CrossSellAccumulator(definition)
            try part.add(Samples.order("3", nil, items: ["e", "f"]))
            error = #expect(throws: MetricsError.self) { try state.merge(part) }
            #expect(error?.code == .limitExceeded)
            #expect(state == before)
            try state.add(Samples.order("4", nil, items: ["b", "a"]))
            #expect(try state.finish().baskets == 3)
        }

        var customers = CrossSellAccumulator(try CrossSellDefinition(scope: .customer, maximumPairs: 2))
        try customers.add(Samples.order("1", "ann", items: ["a", "b", "c"]))
        error = #expect(throws: MetricsError.self) { try customers.finish() }
        #expect(error?.code == .limitExceeded)
    }

    @Test("A customer's basket is all that was ever bought, and too large is too large in any order")
    func customers() throws {
        let definition = try CrossSellDefinition(scope: .customer, minimumTogether: 1, largestBasket: 2)
        var state = CrossSellAccumulator(definition)
        try state.add(Samples.order("1", "ann", items: ["coffee"]))
        try state.add(Samples.order("2", "ann", items: ["syrup"]))
        try state.add(Samples.order("3", nil, items: ["coffee", "syrup"]))
        try state.add(Samples.order("4", "ann", items: []))
        for (id, items) in [("5", ["z", "y"]), ("6", ["x", "y"]), ("7", ["a", "b", "c", "d"])] {
            try state.add(Samples.order(id, "bob", items: items))
        }
        let sales = try state.finish()
        #expect(sales.baskets == 1 && sales.largerBaskets == 1 && sales.ordersLeftOut == 2)
        #expect(sales.rules.map(\.lift) == [1, 1])
    }

    @Test("The accumulators' figure is the plain function's", arguments: UInt64(1)...10)
    func sameAsPlain(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.baskets(60, using: &random)
        for delivery in DeliveryGuarantee.allCases {
            let definition = try CrossSellDefinition(scope: .order, minimumTogether: 2, delivery: delivery)
            var state = CrossSellAccumulator(definition)
            try state.add(contentsOf: orders)
            #expect(try state.finish() == CrossSell(baskets: orders.map { $0.lines.map(\.item) }, by: definition))
        }
        var byCustomer: [CustomerID: [ItemID]] = [:]
        for order in orders {
            if let name = order.customer { byCustomer[name, default: []] += order.lines.map(\.item) }
        }
        let definition = try CrossSellDefinition(scope: .customer, minimumTogether: 1)
        var state = CrossSellAccumulator(definition)
        try state.add(contentsOf: orders)
        #expect(try state.finish().rules == CrossSell(baskets: byCustomer.values, by: definition).rules)
    }

    @Test("However orders are split, ordered, stored or sent again, the bytes are the same", arguments: UInt64(1)...20)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let orders = try Samples.baskets(.random(in: 0...40, using: &random), using: &random)
        for (scope, delivery) in [(BasketScope.order, DeliveryGuarantee.atLeastOnce), (.customer, .exactlyOnce)] {
            let definition = try CrossSellDefinition(
                scope: scope,
                minimumTogether: 1,
                largestBasket: 3,
                delivery: delivery
            )
            try checkMergeLaws(definition, as: CrossSellAccumulator.self, of: orders, using: &random)
            try checkRedelivery(definition, as: CrossSellAccumulator.self, of: orders)
        }
        let definition = try CrossSellDefinition(scope: .order, minimumTogether: 1, delivery: .exactlyOnce)
        try checkMergeLaws(definition, as: CrossSellAccumulator.self, of: orders, using: &random)
    }

    @Test("An order that comes again with other items is refused, and so is another definition")
    func conflict() throws {
        var state = CrossSellAccumulator(.standard)
        try state.add(Samples.order("1", nil, items: ["a"]))
        var error = #expect(throws: MetricsError.self) { try state.add(Samples.order("1", nil, items: ["b"])) }
        #expect(error?.code == .conflictingActivity)
        error = #expect(throws: MetricsError.self) {
            try state.merge(CrossSellAccumulator(CrossSellDefinition(scope: .customer)))
        }
        #expect(error?.code == .definitionMismatch)
    }
}
