//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Attribution: a pure function of the touch log")
struct AttributionTests {
    /// Attributes an order of Ann's on a day to the touches given.
    private func attribute(
        _ rule: AttributionRule,
        _ touches: [Touch],
        day: Int64,
        seconds: Int64 = 0,
        customer: String? = "ann",
        firstOrderAt: Timestamp? = nil,
        asOf: Timestamp? = nil
    ) throws -> AttributionEvaluation {
        let order = try Make.order(at: Make.day(day, seconds: seconds), customer: customer, 100)
        let log = try TouchLog(touches, owners: Make.owners, customerFirstOrderAt: firstOrderAt)
        return try rule.attribution(of: order, touches: log, asOf: asOf ?? order.at)
    }

    private func findings(_ evaluation: AttributionEvaluation) -> [AttributionFinding] {
        evaluation.steps.map(\.finding)
    }

    @Test(
        "V14 · A window of 30 days: a click of 1 June credits 30 June and not 1 July",
        arguments: AttributionModel.allCases
    )
    func windowIsHalfOpen(model: AttributionModel) throws {
        let click = try Make.touch("t", at: Make.day(0), "A")
        let inside = try attribute(Make.rule(model), [click], day: 29)
        #expect(inside.partner == (try Make.alice))
        #expect(inside.touch == click.id)
        #expect(try attribute(Make.rule(model), [click], day: 29, seconds: 86_399).partner == Make.alice)
        let outside = try attribute(Make.rule(model), [click], day: 30)
        #expect(outside.partner == nil)
        #expect(outside.touch == nil)
        #expect(findings(outside) == [.windowEnded])
    }

    @Test("A touch at the instant of the order counts, a later one does not")
    func orderInstantCounts() throws {
        let touches = [
            try Make.touch("t1", at: Make.day(1), "A"), try Make.touch("t2", at: Make.day(1, seconds: 1), "B"),
        ]
        let evaluation = try attribute(Make.rule(), touches, day: 1, asOf: Make.day(9))
        #expect(evaluation.partner == (try Make.alice))
        #expect(findings(evaluation) == [.credited, .afterOrder])
    }

    @Test("V15 · Ninety days, A clicks on days 0 and 60: day 140 is A's, and B's after a click on day 100")
    func laterClickHasItsOwnWindow() throws {
        let a = [try Make.touch("t1", at: Make.day(0), "A"), try Make.touch("t2", at: Make.day(60), "A")]
        let b = try Make.touch("t3", at: Make.day(100), "B")
        let rule = try Make.rule(days: 90)
        let first = try attribute(rule, a, day: 140)
        #expect(first.partner == (try Make.alice))
        #expect(findings(first) == [.windowEnded, .credited])
        #expect(try attribute(rule, a + [b], day: 140).partner == Make.bob)
    }

    @Test("V16 · A on day 0, B on day 5, an order on day 6: first touch is A, last touch is B")
    func modelDecides() throws {
        let touches = [try Make.touch("t1", at: Make.day(0), "A"), try Make.touch("t2", at: Make.day(5), "B")]
        let first = try attribute(Make.rule(.firstTouch), touches, day: 6)
        let last = try attribute(Make.rule(.lastTouch), touches, day: 6)
        #expect(first.partner == (try Make.alice))
        #expect(findings(first) == [.credited, .notPreferred])
        #expect(last.partner == (try Make.bob))
        #expect(findings(last) == [.notPreferred, .credited])
    }

    @Test("V17 · A link of A and a code of B at checkout: B, unless the rule does not prefer codes")
    func codeBeatsLink() throws {
        let code = try Make.touch("t1", at: Make.day(1), "B", kind: .code)
        let link = try Make.touch("t2", at: Make.day(2), "A")
        let preferring = try attribute(Make.rule(), [code, link], day: 3)
        #expect(preferring.partner == (try Make.bob))
        #expect(findings(preferring) == [.credited, .beatenByCode])
        #expect(try attribute(Make.rule(prefersCodes: false), [code, link], day: 3).partner == Make.alice)
    }

    @Test("A code that cannot count does not beat a link")
    func unownedCodeBeatsNothing() throws {
        let touches = [
            try Make.touch("t1", at: Make.day(1), "A"), try Make.touch("t2", at: Make.day(2), "?", kind: .code),
        ]
        let evaluation = try attribute(Make.rule(), touches, day: 3)
        #expect(evaluation.partner == (try Make.alice))
        #expect(findings(evaluation) == [.credited, .unknownCode])
    }

    @Test("V19 · An existing customer who follows a link is credited to nobody, if only new customers count")
    func existingCustomersDoNotCount() throws {
        let click = try Make.touch("t", at: Make.day(5), "A")
        let rule = try Make.rule(newCustomersOnly: true)
        let existing = try attribute(rule, [click], day: 6, firstOrderAt: Make.day(1))
        #expect(existing.partner == nil)
        #expect(findings(existing) == [.existingCustomer])
        #expect(try attribute(rule, [click], day: 6).partner == Make.alice)
        #expect(try attribute(rule, [click], day: 6, firstOrderAt: Make.day(6)).partner == Make.alice)
        #expect(try attribute(Make.rule(), [click], day: 6, firstOrderAt: Make.day(1)).partner == Make.alice)
    }

    @Test("A partner's own order is not credited to them, and another partner's touch still counts")
    func selfReferralIsRefused() throws {
        let own = try Make.touch("t2", at: Make.day(2), "A", customer: "alice-buys")
        let alone = try attribute(Make.rule(), [own], day: 3, customer: "alice-buys")
        #expect(alone.partner == nil)
        #expect(findings(alone) == [.selfReferral])
        let other = try Make.touch("t1", at: Make.day(1), "B", customer: nil)
        #expect(try attribute(Make.rule(), [own, other], day: 3, customer: "alice-buys").partner == Make.bob)
    }

    @Test("A second code of a partner does not credit them with their own order either")
    func selfReferralByAnotherCode() throws {
        let owners = [
            CodeOwner(code: try ReferralCode("A"), partner: try Make.alice, customer: try CustomerID("alice-buys")),
            CodeOwner(code: try ReferralCode("A2"), partner: try Make.alice),
        ]
        let own = try Make.touch("t", at: Make.day(2), "A2", customer: nil)
        let order = try Make.order(at: Make.day(3), customer: "alice-buys", 100)
        let evaluation = try Make.rule().attribution(
            of: order,
            touches: TouchLog([own], owners: owners),
            asOf: Make.day(3)
        )
        #expect(findings(evaluation) == [.selfReferral])
        let guest = try Make.order(at: Make.day(3), customer: nil, 100)
        #expect(
            try Make.rule().attribution(of: guest, touches: TouchLog([own], owners: owners), asOf: Make.day(3)).partner
                == Make.alice
        )
    }

    @Test("A touch of another customer does not count; one of nobody known does")
    func otherCustomersDoNotCount() throws {
        let other = try Make.touch("t1", at: Make.day(1), "A", customer: "eve")
        let unknown = try Make.touch("t2", at: Make.day(1), "B", customer: nil)
        let evaluation = try attribute(Make.rule(), [other, unknown], day: 2)
        #expect(evaluation.partner == (try Make.bob))
        #expect(findings(evaluation) == [.otherCustomer, .credited])
        #expect(try attribute(Make.rule(), [other], day: 2, customer: nil).steps.map(\.finding) == [.otherCustomer])
    }

    @Test("A touch after the instant that is asked about is not known yet")
    func laterKnowledgeDoesNotCount() throws {
        let touches = [try Make.touch("t1", at: Make.day(1), "A"), try Make.touch("t2", at: Make.day(3), "B")]
        let early = try attribute(Make.rule(), touches, day: 4, asOf: Make.day(2))
        #expect(early.partner == (try Make.alice))
        #expect(findings(early) == [.credited, .notYetKnown])
    }

    @Test("Touches of one instant are ordered by their identifiers")
    func tiesGoByIdentifier() throws {
        let touches = [try Make.touch("t2", at: Make.day(1), "B"), try Make.touch("t1", at: Make.day(1), "A")]
        #expect(try attribute(Make.rule(.firstTouch), touches, day: 2).partner == Make.alice)
        #expect(try attribute(Make.rule(.lastTouch), touches, day: 2).partner == Make.bob)
    }

    @Test("No touches, no credit")
    func nothingCreditsNobody() throws {
        let evaluation = try attribute(Make.rule(), [], day: 2)
        #expect(evaluation.partner == nil)
        #expect(evaluation.steps.isEmpty)
    }

    @Test("The order of the log, and touches delivered twice, change nothing", arguments: UInt64(1)...100)
    func orderOfLogDoesNotMatter(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let touches = try (0..<12).map { index in
            try Make.touch(
                "t\(index)",
                at: Make.day(.random(in: 0...6, using: &random)),
                ["A", "B", "C"].randomElement(using: &random) ?? "A",
                kind: Bool.random(using: &random) ? .click : .code,
                customer: ["ann", "eve", nil].randomElement(using: &random) ?? nil
            )
        }
        let rule = try Make.rule(Bool.random(using: &random) ? .firstTouch : .lastTouch, days: 3)
        let expected = try attribute(rule, touches, day: 5)
        let again = try attribute(rule, (touches + touches.prefix(5)).shuffled(using: &random), day: 5)
        #expect(again == expected)
        #expect(expected.steps.count { $0.finding == .credited } == (expected.partner == nil ? 0 : 1))
    }
}
