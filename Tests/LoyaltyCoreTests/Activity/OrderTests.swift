//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Order: what was bought, when, by whom, and how it was paid")
struct OrderTests {
    private func eur(_ minorUnits: Int64) throws -> Money { try Money(minorUnits: minorUnits, in: .eur) }

    private func line(_ id: String, _ minorUnits: Int64, in currency: Currency = .eur) throws -> OrderLine {
        try OrderLine(
            id: LineID(id),
            item: ItemID("beans"),
            quantity: .one,
            unitPrice: UnitPrice(millionths: 0, in: currency),
            gross: Money(minorUnits: minorUnits, in: currency)
        )
    }

    private func order(
        _ lines: [OrderLine],
        shipping: Money? = nil,
        tenders: [Tender] = []
    ) throws -> Order {
        try Order(
            id: OrderID("1001"),
            at: Sample.at,
            customer: Sample.ann,
            currency: .eur,
            lines: lines,
            shipping: shipping,
            tenders: tenders
        )
    }

    private func order(total: Money, tenders: [Tender] = []) throws -> Order {
        try Order(id: OrderID("1001"), at: Sample.at, customer: nil, total: total, tenders: tenders)
    }

    private func card(_ amount: Money) throws -> Tender { try Tender(kind: TenderKind("card"), amount: amount) }

    @Test("An order of which only the total is known")
    func documentedSample() throws {
        let order = try Order(
            id: OrderID("1001"),
            at: Timestamp(parsing: "2026-11-21T09:30:00Z"),
            customer: CustomerID("ann"),
            total: Money(parsing: "19.99 EUR")
        )
        #expect(order.total.description == "19.99 EUR")
        #expect(order.currency == .eur)
        #expect(order.lines.isEmpty && order.tenders.isEmpty && order.shipping == .zero(in: .eur))
    }

    @Test("The total is what is paid for the lines and the shipping")
    func total() throws {
        #expect(try order([line("1", 1_000), line("2", 999)], shipping: eur(500)).total == eur(2_499))
        #expect(try order([line("1", 1_000)]).total == eur(1_000))
        #expect(try order([], shipping: eur(500)).total == eur(500))
        #expect(try order([]).total == .zero(in: .eur))
    }

    @Test("Each line has an identifier of its own")
    func lineIdentifiers() throws {
        expectRefusal(.invalidActivity) { try order([line("1", 1), line("2", 1), line("1", 1)]) }
        #expect(try order([line("a", 1), line("A", 1)]).lines.count == 2)
    }

    @Test("Every amount of an order has one currency")
    func currencies() {
        expectRefusal(.currencyMismatch) { try order([line("1", 1), line("2", 1, in: .usd)]) }
        expectRefusal(.currencyMismatch) { try order([line("1", 1)], shipping: .zero(in: .usd)) }
        expectRefusal(.currencyMismatch) { try order([line("1", 1)], tenders: [card(.zero(in: .usd))]) }
        expectRefusal(.currencyMismatch) { try order(total: eur(1), tenders: [card(.zero(in: .usd))]) }
    }

    @Test("Negative amounts are refused: a return is an activity of its own")
    func negativeRefused() {
        expectRefusal(.invalidActivity) { try order(total: eur(-1)) }
        expectRefusal(.invalidActivity) { try order([line("1", 5)], shipping: eur(-1)) }
        expectRefusal(.invalidActivity) { try order(total: eur(5), tenders: [card(eur(6)), card(eur(-1))]) }
    }

    @Test("A total beyond the bounds of money is refused")
    func totalOutOfRange() {
        expectRefusal(.amountOutOfRange) { try order([line("1", 9_007_199_254_740_991), line("2", 1)]) }
        expectRefusal(.amountOutOfRange) { try order([line("1", 9_007_199_254_740_991)], shipping: eur(1)) }
    }

    @Test("An order is coded without the parts that are empty")
    func coding() throws {
        try expectCanonical(
            order(total: eur(1_999)),
            #"{"at":"2026-11-21T09:30:00Z","id":"1001","total":{"currency":"EUR","minorUnits":1999}}"#
        )
        try expectCanonical(
            Order(
                id: OrderID("1001"),
                at: Sample.at,
                customer: Sample.ann,
                currency: .eur,
                lines: [line("1", 1_899)],
                shipping: eur(500),
                tenders: [card(eur(2_000)), Tender(kind: TenderKind("points"), amount: eur(399))],
                channel: ChannelID("web"),
                place: PlaceID("shop-1")
            ),
            #"{"at":"2026-11-21T09:30:00Z","channel":"web","customer":"ann","id":"1001","#
                + #""lines":[{"gross":{"currency":"EUR","minorUnits":1899},"id":"1","item":"beans","quantity":"1","#
                + #""unitPrice":{"amount":"0","currency":"EUR"}}],"place":"shop-1","#
                + #""shipping":{"currency":"EUR","minorUnits":500},"#
                + #""tenders":[{"amount":{"currency":"EUR","minorUnits":2000},"kind":"card"},"#
                + #"{"amount":{"currency":"EUR","minorUnits":399},"kind":"points"}],"#
                + #""total":{"currency":"EUR","minorUnits":2399}}"#
        )
    }

    @Test("An order of nothing but shipping, and one of nothing at all, read back as themselves")
    func emptyOrders() throws {
        try expectCanonical(
            order([], shipping: eur(500)),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"1001","lines":[],"#
                + #""shipping":{"currency":"EUR","minorUnits":500},"total":{"currency":"EUR","minorUnits":500}}"#
        )
        try expectCanonical(
            order([]),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"1001","total":{"currency":"EUR","minorUnits":0}}"#
        )
    }

    @Test(
        "What the initializers refuse is not decoded",
        arguments: [
            Tampered(total: 1_998, lines: [1_999], code: .invalidActivity),
            Tampered(total: 1_999, lines: [1_999], shipping: 1, code: .invalidActivity),
            Tampered(total: 0, lines: [], shipping: 1, code: .invalidActivity),
            Tampered(total: -1, code: .invalidActivity),
            Tampered(total: 1_999, shipping: 500, code: .invalidActivity),
            Tampered(total: 2, lines: [1, 1], sameID: true, code: .invalidActivity),
            Tampered(total: 9_007_199_254_740_991, lines: [9_007_199_254_740_991, 1], code: .amountOutOfRange),
            Tampered(total: 1, tender: "-1", code: .invalidActivity),
            Tampered(total: 1, tender: "9007199254740992", code: .amountOutOfRange),
        ]
    )
    func tampered(_ example: Tampered) {
        expectRefusal(example.code) { try CanonicalJSON.decode(Order.self, from: example.text) }
    }

    @Test("An order without its identifier, time or total is refused")
    func missing() {
        for text in [
            #"{"at":"2026-11-21T09:30:00Z","total":{"currency":"EUR","minorUnits":1}}"#,
            #"{"id":"1001","total":{"currency":"EUR","minorUnits":1}}"#,
            #"{"at":"2026-11-21T09:30:00Z","id":"1001"}"#,
        ] {
            expectRefusal(.unexpectedJSON) { try CanonicalJSON.decode(Order.self, from: text) }
        }
    }

    struct Tampered: Sendable, CustomTestStringConvertible {
        let text: String
        let code: CoreError.Code
        var testDescription: String { "\(code): \(text)" }

        init(
            total: Int64,
            lines: [Int64]? = nil,
            shipping: Int64? = nil,
            sameID: Bool = false,
            tender: String? = nil,
            code: CoreError.Code
        ) {
            func money(_ minorUnits: some CustomStringConvertible) -> String {
                #"{"currency":"EUR","minorUnits":\#(minorUnits)}"#
            }
            var parts = [#""at":"2026-11-21T09:30:00Z","id":"1001","total":"# + money(total)]
            if let lines {
                let texts = lines.enumerated().map { index, gross in
                    #"{"gross":\#(money(gross)),"id":"\#(sameID ? 0 : index)","item":"i","quantity":"1","#
                        + #""unitPrice":{"amount":"1","currency":"EUR"}}"#
                }
                parts.append(#""lines":["# + texts.joined(separator: ",") + "]")
            }
            if let shipping { parts.append(#""shipping":"# + money(shipping)) }
            if let tender { parts.append(#""tenders":[{"amount":\#(money(tender)),"kind":"card"}]"#) }
            self.text = "{" + parts.joined(separator: ",") + "}"
            self.code = code
        }
    }
}
