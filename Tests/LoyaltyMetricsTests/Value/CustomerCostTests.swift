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

@Suite("Customer cost: winning a customer against keeping one")
struct CustomerCostTests {
    static func definition(_ delivery: DeliveryGuarantee = .atLeastOnce) throws -> CustomerCostDefinition {
        try CustomerCostDefinition(
            currency: .eur,
            acquisition: [ReasonName("ads"), ReasonName("affiliates")],
            retention: [ReasonName("reward")],
            delivery: delivery
        )
    }

    static func cost(_ id: String, _ amount: String, _ purpose: String) throws -> Cost {
        try Cost(
            id: ActivityID(id),
            at: .unixEpoch,
            customer: nil,
            amount: Money(parsing: amount),
            purpose: ReasonName(purpose)
        )
    }

    @Test("Costs are spread over the customers who were won and who stayed")
    func worked() throws {
        let cost = try CustomerCost(
            acquisition: Money(parsing: "900.00 EUR"),
            newCustomers: 30,
            retention: Money(parsing: "500.00 EUR"),
            retainedCustomers: 100
        )
        #expect(cost.perNewCustomer.value(rounding: .down)?.description == "30.00 EUR")
        #expect(cost.perRetainedCustomer.value(rounding: .down)?.description == "5.00 EUR")
        #expect(cost.ratio == 6)
    }

    @Test(
        "Without customers, or where keeping them costs nothing, there is no ratio",
        arguments: [("1.00 EUR", Int64(0), Int64(1)), ("1.00 EUR", 1, 0), ("0.00 EUR", 1, 1)]
    )
    func noRatio(retention: String, new: Int64, retained: Int64) throws {
        let cost = try CustomerCost(
            acquisition: Money(parsing: "1.00 EUR"),
            newCustomers: new,
            retention: Money(parsing: retention),
            retainedCustomers: retained
        )
        #expect(cost.ratio == nil)
    }

    @Test(
        "Costs below zero or of two currencies are refused",
        arguments: [
            ("-1.00 EUR", "1.00 EUR", MetricsError.Code.invalidCounts), ("1.00 EUR", "-1.00 EUR", .invalidCounts),
            ("1.00 EUR", "1.00 USD", .currencyMismatch),
        ]
    )
    func refused(acquisition: String, retention: String, code: MetricsError.Code) {
        let error = #expect(throws: MetricsError.self) {
            try CustomerCost(
                acquisition: Money(parsing: acquisition),
                newCustomers: 1,
                retention: Money(parsing: retention),
                retainedCustomers: 1
            )
        }
        #expect(error?.code == code)
    }

    @Test("Costs are summed by what they are for, others apart", arguments: DeliveryGuarantee.allCases)
    func sums(delivery: DeliveryGuarantee) throws {
        var state = CustomerCostAccumulator(try Self.definition(delivery))
        for (index, purpose) in ["ads", "affiliates", "reward", "rent"].enumerated() {
            try state.add(Self.cost("\(index)", "\(index + 1).00 EUR", purpose))
        }
        let sums = try state.finish()
        #expect(sums.acquisition.description == "3.00 EUR" && sums.retention.description == "3.00 EUR")
        #expect(sums.other.description == "4.00 EUR" && sums.costs == 4)
        #expect(try sums.perCustomer(newCustomers: 1, retainedCustomers: 3).ratio == 3)
        #expect(try sums.definition == Self.definition(delivery))
    }

    @Test("A cost in another currency, below zero or known with other facts is refused, and nothing changes")
    func refusedCosts() throws {
        var state = CustomerCostAccumulator(try Self.definition())
        try state.add(Self.cost("1", "1.00 EUR", "ads"))
        let before = state
        for (cost, code) in [
            (try Self.cost("2", "1.00 USD", "ads"), MetricsError.Code.currencyMismatch),
            (try Self.cost("2", "-1.00 EUR", "ads"), .invalidCounts),
            (try Self.cost("1", "1.00 EUR", "reward"), .conflictingActivity),
        ] {
            let error = #expect(throws: MetricsError.self) { try state.add(cost) }
            #expect(error?.code == code)
        }
        #expect(state == before)
        var exact = CustomerCostAccumulator(try Self.definition(.exactlyOnce))
        try exact.add(Self.cost("1", "90071992547409.91 EUR", "ads"))
        let full = exact
        var error = #expect(throws: MetricsError.self) { try exact.add(Self.cost("2", "0.01 EUR", "ads")) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) { try exact.merge(full) }
        #expect(error?.code == .sumOutOfRange)
        #expect(exact == full)
        error = #expect(throws: MetricsError.self) { try exact.merge(state) }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("However costs are split, ordered, stored or sent again, the bytes are the same", arguments: UInt64(1)...10)
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let purposes = ["ads", "affiliates", "reward", "rent"]
        let costs = try (0..<30).map { index in
            try Self.cost("c\(index)", "\(Int.random(in: 0...9, using: &random)).50 EUR", purposes[index % 4])
        }
        for delivery in DeliveryGuarantee.allCases {
            try checkMergeLaws(Self.definition(delivery), as: CustomerCostAccumulator.self, of: costs, using: &random)
        }
        try checkRedelivery(Self.definition(), as: CustomerCostAccumulator.self, of: costs)
    }

    @Test("A definition has this JSON, purposes sorted, and reads back equal")
    func golden() throws {
        let text =
            #"{"acquisition":["ads","affiliates"],"currency":"EUR","delivery":"atLeastOnce","kind":"customerCost","#
            + #""retention":["reward"],"version":1}"#
        #expect(try CanonicalJSON.text(of: Self.definition()) == text)
        #expect(try CanonicalJSON.decode(CustomerCostDefinition.self, from: text) == Self.definition())
        checkRefused(CustomerCostDefinition.self, text.replacing(#"["reward"]"#, with: #"["ads"]"#))
        checkRefused(CustomerCostDefinition.self, text.replacing(#"["reward"]"#, with: "[]"))
        checkRefused(CustomerCostDefinition.self, text.replacing("customerCost", with: "rfm"))
        let error = #expect(throws: MetricsError.self) {
            try CustomerCostDefinition(currency: .eur, acquisition: [], retention: [ReasonName("reward")])
        }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("Sums are stored by use, and read back only if they fit together")
    func goldenState() throws {
        var state = CustomerCostAccumulator(try Self.definition(.exactlyOnce))
        try state.add(Self.cost("1", "1.00 EUR", "ads"))
        let definition = try CanonicalJSON.text(of: Self.definition(.exactlyOnce))
        let text =
            #"{"definition":\#(definition),"log":{"totals":{"acquisition":100,"costs":1}},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        checkRefused(CustomerCostAccumulator.self, text.replacing(#""costs":1"#, with: #""costs":0"#))
        checkRefused(CustomerCostAccumulator.self, text.replacing(#""acquisition":100"#, with: #""acquisition":-1"#))
    }
}
