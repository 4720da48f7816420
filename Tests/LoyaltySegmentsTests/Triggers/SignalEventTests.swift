//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Signals: what activities say to triggers")
struct SignalEventTests {
    static func ann() throws -> CustomerID { try CustomerID("ann") }

    @Test("An order signals itself and each of its items")
    func order() throws {
        let at = try TriggerWorld.instant("2027-01-01")
        let line = try OrderLine(
            id: LineID("1"),
            item: ItemID("tea"),
            quantity: Quantity(parsing: "1"),
            unitPrice: UnitPrice(parsing: "4.00", in: .eur),
            gross: Money(parsing: "4.00 EUR")
        )
        let order = try Order(id: OrderID("o-1"), at: at, customer: Self.ann(), currency: .eur, lines: [line])
        let events = try SignalEvent.events(of: order)
        #expect(events.map(\.signal) == [.order, .itemOrdered])
        #expect(events.map(\.item?.text) == [nil, "tea"])
        #expect(events.map(\.source.text) == ["o-1", "o-1"])
        #expect(events.allSatisfy { $0.at == at })
    }

    @Test(
        "A review is negative by the host's sentiment or by its rating",
        arguments: [
            (Sentiment?.some(.negative), Int?.some(5), Int?.none, true), (.positive, 2, 2, true),
            (.positive, 3, 2, false),
            (nil, 1, nil, false), (.neutral, nil, 5, false),
        ]
    )
    func review(sentiment: Sentiment?, rating: Int?, bound: Int?, isNegative: Bool) throws {
        let review = Review(
            id: try ActivityID("r"),
            at: .unixEpoch,
            customer: try Self.ann(),
            item: try ItemID("tea"),
            rating: try rating.map { try Rating($0, on: 1...5) },
            sentiment: sentiment
        )
        let events = SignalEvent.events(of: review, negativeUpTo: bound)
        #expect(events.map(\.signal) == (isNegative ? [.review, .negativeReview] : [.review]))
    }

    @Test("A case signals its opening, and its resolution when it is resolved")
    func supportCase() throws {
        let resolved = try TriggerWorld.instant("2027-01-02")
        let open = SupportCase(id: try ActivityID("c"), at: .unixEpoch, customer: try Self.ann())
        let closed = SupportCase(id: open.id, at: .unixEpoch, customer: open.customer, resolvedAt: resolved)
        #expect(SignalEvent.events(of: open).map(\.signal) == [.caseOpened])
        #expect(SignalEvent.events(of: closed).map(\.signal) == [.caseOpened, .caseResolved])
        #expect(SignalEvent.events(of: closed).map(\.at) == [.unixEpoch, resolved])
    }

    @Test("Visits, enrolments, leavings and custom actions signal themselves")
    func others() throws {
        let id = try ActivityID("x")
        let program = try ProgramID("club")
        let action = try ActionName("page.visited")
        let item = try ItemID("tea")
        let ann = try Self.ann()
        let events = [
            SignalEvent(Visit(id: id, at: .unixEpoch, customer: ann)),
            SignalEvent(Enrolment(id: id, at: .unixEpoch, customer: ann, program: program)),
            SignalEvent(Leaving(id: id, at: .unixEpoch, customer: ann, program: program)),
            SignalEvent(CustomAction(id: id, at: .unixEpoch, customer: ann, name: action, item: item)),
        ]
        #expect(events.map(\.signal) == [.visit, .enrolled, .left, .action(action)])
        #expect(events.map(\.item) == [nil, nil, nil, item])
    }

    @Test("A signal is one word of JSON")
    func coding() throws {
        let signals: [TriggerSignal] = [
            .order, .itemOrdered, .visit, .review, .negativeReview, .caseOpened, .caseResolved, .enrolled, .left,
            .action(try ActionName("cart.added")), .action(try ActionName("action:twice")),
        ]
        for signal in signals {
            let text = try CanonicalJSON.text(of: signal)
            #expect(text == "\"\(signal.description)\"")
            #expect(try CanonicalJSON.decode(TriggerSignal.self, from: text) == signal)
        }
    }

    @Test("A word that is no signal is refused", arguments: ["", "Order", "orders", "action", "action:"])
    func refused(text: String) {
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(TriggerSignal.self, from: CanonicalJSON.encode(text))
        }
    }
}
