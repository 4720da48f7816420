//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Return: goods or money given back for an order")
struct ReturnTests {
    private func returned(_ lines: [ReturnedLine] = [], amount: Int64) throws -> Return {
        try Return(
            id: ActivityID("r-1"),
            at: Sample.at,
            customer: Sample.ann,
            order: OrderID("1001"),
            lines: lines,
            amount: Money(minorUnits: amount, in: .eur)
        )
    }

    private func line(_ id: String, _ quantity: String) throws -> ReturnedLine {
        try ReturnedLine(line: LineID(id), quantity: Quantity(parsing: quantity))
    }

    @Test("A return gives back zero or more, of whole and part units of several lines")
    func accepted() throws {
        let returned = try returned([line("1", "1"), line("2", "0.5")], amount: 0)
        #expect(returned.lines.map(\.quantity.description) == ["1", "0.5"])
        #expect(returned.amount.isZero)
    }

    @Test("A negative amount is refused")
    func negativeAmount() {
        expectRefusal(.invalidActivity) { try returned(amount: -1) }
    }

    @Test("A quantity of zero or less is refused", arguments: ["0", "-1"])
    func noQuantity(quantity: String) {
        expectRefusal(.invalidActivity) { try returned([line("1", "1"), line("2", quantity)], amount: 1) }
    }

    @Test("A line that is named twice is refused")
    func lineTwice() {
        expectRefusal(.invalidActivity) { try returned([line("1", "1"), line("1", "2")], amount: 1) }
    }

    @Test("A return is coded by its names, and read without lines as an amount")
    func coding() throws {
        try expectCanonical(
            returned([line("1", "0.5")], amount: 999),
            #"{"amount":{"currency":"EUR","minorUnits":999},"at":"2026-11-21T09:30:00Z","customer":"ann","id":"r-1","#
                + #""lines":[{"line":"1","quantity":"0.5"}],"order":"1001"}"#
        )
        let text =
            #"{"amount":{"currency":"EUR","minorUnits":1},"at":"2026-11-21T09:30:00Z","customer":"ann","id":"r-1","#
            + #""order":"1001"}"#
        try expectCanonical(returned(amount: 1), text)
    }

    @Test(
        "What the initializer refuses is not decoded",
        arguments: [
            #"{"amount":{"currency":"EUR","minorUnits":-1},"#,
            #"{"amount":{"currency":"EUR","minorUnits":1},"lines":[{"line":"1","quantity":"0"}],"#,
            #"{"amount":{"currency":"EUR","minorUnits":1},"lines":[{"line":"1","quantity":"1"},{"line":"1","quantity":"1"}],"#,
        ]
    )
    func refusedJSON(start: String) {
        let text = start + #""at":"2026-11-21T09:30:00Z","id":"r-1","order":"1001"}"#
        expectRefusal(.invalidActivity) { try CanonicalJSON.decode(Return.self, from: text) }
    }
}
