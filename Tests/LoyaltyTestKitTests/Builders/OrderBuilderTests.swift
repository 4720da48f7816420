//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyTestKit
import Testing

@Suite("Order builder: an order from the facts that a test is about")
struct OrderBuilderTests {
    @Test("Lines, shipping and tenders make the order that a host would make")
    func wholeOrder() throws {
        var latte = try OrderBuilder("1001", at: "2026-11-21T09:30:00Z", customer: "ann", in: .eur)
        latte.line("latte", price: "3.50", quantity: "2", categories: ["coffee"], discount: "1.00", tax: "0.50")
        latte.line("cup", price: "0")
        latte.shipping("4.00")
        latte.tender("giftCard", "5.00")
        let order = try latte.order()

        #expect(order.total.description == "10.00 EUR")
        #expect(order.lines.map(\.id.text) == ["1", "2"])
        #expect(order.lines[0].net.description == "6.00 EUR")
        #expect(order.lines[0].tax.description == "0.50 EUR")
        #expect(order.lines[0].categories.map(\.text) == ["coffee"])
        #expect(order.tenders.map(\.kind.text) == ["giftCard"])
        #expect(order.customer?.text == "ann")
        #expect(order.at.description == "2026-11-21T09:30:00Z")
    }

    @Test("A line's price is rounded to the even minor unit")
    func linePriceIsRounded() throws {
        var order = try OrderBuilder("1", at: "2026-11-21T09:30:00Z", customer: nil, in: .eur)
        order.line("gram", price: "0.125")
        order.line("gram", price: "0.135")
        #expect(try order.order().lines.map(\.net.minorUnits) == [12, 14])
        #expect(try order.order().customer == nil)
    }

    @Test("What an order refuses, the builder refuses")
    func refusals() throws {
        var order = try OrderBuilder("1", at: "2026-11-21T09:30:00Z", customer: nil, in: .eur)
        order.line("latte", price: "3.50", discount: "4.00")
        let discount = #expect(throws: CoreError.self) { try order.order() }
        #expect(discount?.code == .invalidActivity)
        let instant = #expect(throws: CoreError.self) {
            try OrderBuilder("1", at: "yesterday", customer: nil, in: .eur)
        }
        #expect(instant?.code == .invalidText)
    }
}
