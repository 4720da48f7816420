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

@Suite("Customer value accumulator: orders and returns that merge")
struct CustomerValueAccumulatorTests {
    static func order(_ id: String, _ customer: String?, day: Int = 0, _ total: String) throws -> CustomerMovement {
        .order(
            try Order(
                id: OrderID(id),
                at: Timestamp(secondsSince1970: Int64(day) * 86_400),
                customer: customer.map { try CustomerID($0) },
                total: Money(parsing: total)
            )
        )
    }

    static func giveBack(_ id: String, _ customer: String?, day: Int = 0, _ amount: String) throws -> CustomerMovement {
        .return(
            try Return(
                id: ActivityID(id),
                at: Timestamp(secondsSince1970: Int64(day) * 86_400),
                customer: customer.map { try CustomerID($0) },
                order: OrderID("any"),
                amount: Money(parsing: amount)
            )
        )
    }

    static func movements() throws -> [CustomerMovement] {
        [
            try giveBack("1", "ann", day: 3, "5.00 EUR"), try order("1", "ann", day: 2, "20.00 EUR"),
            try order("2", "ann", day: 0, "10.00 EUR"), try order("3", "bob", day: 6, "15.00 EUR"),
            try order("4", nil, "100.00 EUR"), try giveBack("2", nil, "1.00 EUR"), try giveBack("3", "eve", "1.00 EUR"),
        ]
    }

    static func definition(_ delivery: DeliveryGuarantee) throws -> CustomerValueDefinition {
        try CustomerValueDefinition(currency: .eur, delivery: delivery)
    }

    @Test(
        "Returns are taken off their customer, wherever they stand; guests are apart",
        arguments: DeliveryGuarantee.allCases
    )
    func counting(delivery: DeliveryGuarantee) throws {
        var state = CustomerValueAccumulator(try Self.definition(delivery))
        try state.add(contentsOf: Self.movements())
        let value = try state.finish(asOf: Timestamp(secondsSince1970: 10 * 86_400))
        #expect(value.revenue.description == "45.00 EUR" && value.returned.description == "5.00 EUR")
        #expect(value.orders == 3 && value.customers == 2)
        #expect(value.guestOrders == 1 && value.unmatchedReturns == 2)
        #expect(value.average(rounding: .down)?.description == "20.00 EUR")
        #expect(value.meanTenureDays == 7)
        let values = try state.values()
        #expect(values.map(\.customer.text) == ["ann", "bob"])
        #expect(values.map(\.net.description) == ["25.00 EUR", "15.00 EUR"])
        #expect(values.map(\.discountedMinorUnits) == [nil, nil])
    }

    @Test("A year later money is worth less: 10 % takes 110.00 to 100.00")
    func discounted() throws {
        let definition = try CustomerValueDefinition(
            currency: .eur,
            margin: .percent(50),
            discountPerYear: .percent(10)
        )
        var state = CustomerValueAccumulator(definition)
        try state.add(Self.order("2", "ann", day: 365, "110.00 EUR"))
        try state.add(Self.order("1", "ann", day: 0, "50.00 EUR"))
        try state.add(Self.giveBack("1", "ann", day: 730, "12.10 EUR"))
        try state.add(Self.order("3", "bob", day: 900, "7.00 EUR"))
        try state.add(Self.order("4", nil, day: 900, "7.00 EUR"))
        try state.add(Self.giveBack("2", "eve", day: 730, "12.10 EUR"))
        let values = try state.values()
        #expect(isClose(values.first?.discountedMinorUnits, 14_000) && isClose(values.last?.discountedMinorUnits, 700))
        let value = try state.finish(asOf: .unixEpoch)
        #expect(isClose(value.discountedMinorUnits, 7_350) && isClose(value.averageDiscountedMinorUnits, 3_675))
        #expect(value.net.description == "154.90 EUR")
    }

    static func random(_ count: Int, using random: inout some RandomNumberGenerator) throws -> [CustomerMovement] {
        try (0..<count).map { index in
            let customer = Int.random(in: 0...5, using: &random)
            let name = customer == 0 ? nil : "c\(customer)"
            let day = Int.random(in: 0...20, using: &random)
            let amount = "\(Int.random(in: 0...50, using: &random)).37 EUR"
            return index % 4 == 0
                ? try giveBack("r\(index)", name, day: day, amount) : try order("o\(index)", name, day: day, amount)
        }
    }

    @Test(
        "However movements are split, ordered, stored or sent again, the bytes are the same",
        arguments: UInt64(1)...20
    )
    func laws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let movements = try Self.random(.random(in: 0...50, using: &random), using: &random)
        let discounted = try CustomerValueDefinition(currency: .eur, discountPerYear: .percent(7))
        for definition in [try Self.definition(.atLeastOnce), try Self.definition(.exactlyOnce), discounted] {
            try checkMergeLaws(definition, as: CustomerValueAccumulator.self, of: movements, using: &random)
        }
        try checkRedelivery(discounted, as: CustomerValueAccumulator.self, of: movements)
    }

    @Test("Conflicts, other currencies and other definitions are refused, and nothing changes")
    func refused() throws {
        var state = CustomerValueAccumulator(.standard(in: .eur))
        try state.add(contentsOf: Self.movements())
        let before = state
        for (movement, code) in [
            (try Self.order("1", "ann", day: 2, "20.01 EUR"), MetricsError.Code.conflictingActivity),
            (try Self.giveBack("1", "bob", day: 3, "5.00 EUR"), .conflictingActivity),
            (try Self.order("9", "ann", "1.00 USD"), .currencyMismatch),
        ] {
            let error = #expect(throws: MetricsError.self) { try state.add(movement) }
            #expect(error?.code == code)
        }
        // The part's order would do; its return conflicts.
        var part = CustomerValueAccumulator(.standard(in: .eur))
        try part.add(Self.order("8", "ann", "1.00 EUR"))
        try part.add(Self.giveBack("1", "bob", day: 3, "5.00 EUR"))
        var error = #expect(throws: MetricsError.self) { try state.merge(part) }
        #expect(error?.code == .conflictingActivity)
        #expect(state == before)
        error = #expect(throws: MetricsError.self) { try state.merge(CustomerValueAccumulator(.standard(in: .usd))) }
        #expect(error?.code == .definitionMismatch)
    }

    @Test("A customer's sum beyond 2^53 - 1 is refused, and so is that of all customers")
    func overflow() throws {
        var state = CustomerValueAccumulator(try Self.definition(.exactlyOnce))
        try state.add(Self.order("1", "ann", "90071992547409.91 EUR"))
        let before = state
        var error = #expect(throws: MetricsError.self) { try state.add(Self.order("2", "ann", "0.01 EUR")) }
        #expect(error?.code == .sumOutOfRange)
        error = #expect(throws: MetricsError.self) { try state.merge(before) }
        #expect(error?.code == .sumOutOfRange)
        #expect(state == before)
        try state.add(Self.order("3", "bob", "0.01 EUR"))
        error = #expect(throws: MetricsError.self) { try state.finish(asOf: .latest) }
        #expect(error?.code == .sumOutOfRange)
    }

    @Test("Sums are stored by customer, and a customer twice is refused")
    func golden() throws {
        let definition = try Self.definition(.exactlyOnce)
        var state = CustomerValueAccumulator(definition)
        try state.add(Self.order("1", "ann", "1.00 EUR"))
        try state.add(Self.giveBack("1", nil, "0.50 EUR"))
        func totals(_ amount: Int) -> String {
            #"{"firstAt":"1970-01-01T00:00:00Z","lastAt":"1970-01-01T00:00:00Z","minorUnits":\#(amount),"orders":1}"#
        }
        let entry = #"{"customer":"ann","totals":\#(totals(100))}"#
        let text =
            #"{"definition":\#(try CanonicalJSON.text(of: definition)),"orders":{"totals":{"customers":[\#(entry)]}},"#
            + #""returns":{"totals":{"customers":[],"guests":\#(totals(50))}},"version":1}"#
        #expect(try CanonicalJSON.text(of: state) == text)
        #expect(try CanonicalJSON.decode(CustomerValueAccumulator.self, from: text) == state)
        checkRefused(CustomerValueAccumulator.self, text.replacing("[\(entry)]", with: "[\(entry),\(entry)]"))
    }
}
