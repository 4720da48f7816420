//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyTestKit
import Testing

@Suite("Customer builder: what one customer does, along a clock that the test moves")
struct CustomerBuilderTests {
    @Test("Each activity happens at the builder's instant, to its customer")
    func activitiesFollowTheClock() throws {
        var ann = try CustomerBuilder("ann", from: "2026-11-01T12:00:00Z", in: .eur)
        let click = try ann.click("t-1", code: "BLOG")
        try ann.wait(.days(3))
        let order = try ann.order("1001", total: "19.99")
        let refund = try ann.refund("r-1", of: order, amount: "5.00")
        try ann.wait(.days(7))
        let answer = try ann.answer("a-1", 9, on: 0...10)

        #expect(
            [click.at, order.at, answer.at].map(\.description) == [
                "2026-11-01T12:00:00Z", "2026-11-04T12:00:00Z", "2026-11-11T12:00:00Z",
            ]
        )
        #expect(order.total.description == "19.99 EUR")
        #expect(refund.order == order.id)
        #expect(refund.amount.description == "5.00 EUR")
        #expect(click.code.text == "BLOG")
        #expect(answer.rating == (try Rating(9, on: 0...10)))
        #expect(try ann.answer("a-2", nil, on: 0...10).rating == nil)
        #expect(try ann.visit("v-1").customer == ann.customer)
        #expect(try ann.action("c-1", named: "webinar").name.text == "webinar")
        #expect(ann.now == answer.at)
    }

    @Test("Time can go back, but not before the year 1")
    func timeGoesBack() throws {
        var ann = try CustomerBuilder("ann", from: "0001-01-01T00:00:01Z", in: .eur)
        try ann.wait(.seconds(-1))
        #expect(ann.now == .earliest)
        let error = #expect(throws: CoreError.self) { try ann.wait(.seconds(-1)) }
        #expect(error?.code == .instantOutOfRange)
        #expect(ann.now == .earliest)
    }

    @Test("An answer off its scale is refused")
    func answerOffScaleIsRefused() throws {
        let ann = try CustomerBuilder("ann", from: "2026-11-01T12:00:00Z", in: .eur)
        #expect(throws: CoreError.self) { try ann.answer("a-1", 11, on: 0...10) }
    }
}
