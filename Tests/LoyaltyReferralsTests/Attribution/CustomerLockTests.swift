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

@Suite("Customer lock: who won a customer keeps them, until the host says otherwise")
struct CustomerLockTests {
    private func rule(
        lock: CustomerLock = .firstConversion,
        codesBeatLock: Bool = false,
        customers: NewCustomerRule = .any,
        prefersCodes: Bool = true
    ) throws -> AttributionRule {
        try AttributionRule(
            model: .lastTouch,
            window: .calendarDays(30),
            prefersCodes: prefersCodes,
            customers: customers,
            lock: lock,
            codesBeatLock: codesBeatLock
        )
    }

    /// Attributes an order of Ann's on day 10.
    private func attribute(
        _ rule: AttributionRule,
        _ touches: [Touch] = [],
        conversions: [Conversion] = [],
        reassignments: [Reassignment] = [],
        firstOrderAt: Timestamp? = nil,
        customer: String? = "ann",
        asOf: Timestamp? = nil
    ) throws -> AttributionEvaluation {
        let order = try Make.order("o-9", at: Make.day(10), customer: customer, 100)
        let log = try TouchLog(
            touches,
            owners: Make.owners,
            customerFirstOrderAt: firstOrderAt,
            conversions: conversions,
            reassignments: reassignments
        )
        return rule.attribution(of: order, touches: log, asOf: asOf ?? order.at, in: FixedOffset.utc)
    }

    private var click: Touch { get throws { try Make.touch("t1", at: Make.day(8), "A") } }
    private var code: Touch { get throws { try Make.touch("t2", at: Make.day(9), "A", kind: .code) } }
    private var won: [Conversion] { get throws { [try Make.conversion("o-1", of: "bob", at: Make.day(2))] } }

    @Test("A locked customer's order is the locking partner's, whatever they clicked since, and with no touch at all")
    func lockHolds() throws {
        let evaluation = try attribute(rule(), [click, code], conversions: won)
        #expect(try evaluation.partner == Make.bob)
        #expect(evaluation.touch == nil)
        #expect(evaluation.steps.map(\.finding) == [.customerLocked, .customerLocked])
        #expect(evaluation.binding?.finding == .locked)
        #expect(try evaluation.binding?.since == Make.day(2))
        #expect(try attribute(rule(), conversions: won).partner == Make.bob)
    }

    @Test("Without a lock a conversion binds nobody")
    func noLockNoBinding() throws {
        let evaluation = try attribute(rule(lock: .none), [click], conversions: won)
        #expect(try evaluation.partner == Make.alice)
        #expect(evaluation.binding == nil)
    }

    @Test("A code given since beats the lock if the rule says so; a link never does")
    func codeMayBeatLock() throws {
        let rule = try rule(codesBeatLock: true, prefersCodes: false)
        let evaluation = try attribute(rule, [click, code], conversions: won)
        #expect(try evaluation.partner == Make.alice)
        #expect(try evaluation.touch == code.id)
        #expect(evaluation.steps.map(\.finding) == [.beatenByCode, .credited])
        #expect(evaluation.binding?.finding == .beatenByCode)
        #expect(try attribute(rule, [click], conversions: won).partner == Make.bob)
        let early = try Make.touch("t0", at: Make.day(2), "A", kind: .code)
        let both = try attribute(rule, [early, code], conversions: won)
        #expect(both.steps.map(\.finding) == [.customerLocked, .credited])
        #expect(try attribute(rule, [early], conversions: won).steps.map(\.finding) == [.customerLocked])
    }

    @Test("Who is locked need not be new; who is not new cannot be won away by a code")
    func lockedCustomersNeedNotBeNew() throws {
        let rule = try rule(codesBeatLock: true, customers: .firstOrder)
        let evaluation = try attribute(rule, [code], conversions: won, firstOrderAt: Make.day(2))
        #expect(try evaluation.partner == Make.bob)
        #expect(evaluation.steps.map(\.finding) == [.existingCustomer])
    }

    @Test(
        "The earliest conversion locks; those of others, of this order, later and not yet known ones do not",
        arguments: [
            ("o-1", "ann", 3, true), ("o-9", "ann", 3, false), ("o-1", "eve", 3, false), ("o-1", "ann", 10, false),
        ]
    )
    func whichConversionLocks(order: String, customer: String, day: Int64, locks: Bool) throws {
        let conversion = try Make.conversion(order, of: "alice", at: Make.day(day), customer: customer)
        let later = try Make.conversion("o-5", of: "bob", at: Make.day(5))
        let partner = try attribute(rule(), conversions: [later, conversion]).partner
        #expect(try partner == (locks ? Make.alice : Make.bob))
        #expect(try attribute(rule(), conversions: [later], asOf: Make.day(4)).partner == nil)
    }

    @Test("A guest is never bound")
    func guestsAreFree() throws {
        let evaluation = try attribute(
            rule(),
            conversions: won,
            reassignments: [Make.reassignment(to: "bob", at: Make.day(1))],
            customer: nil
        )
        #expect(evaluation.partner == nil)
        #expect(evaluation.binding == nil)
    }

    @Test("A partner is not credited with their own orders by a lock either")
    func ownLockCountsForNothing() throws {
        let won = [try Make.conversion("o-1", of: "alice", at: Make.day(2), customer: "alice-buys")]
        let link = try Make.touch("t", at: Make.day(9), "B", customer: "alice-buys")
        let evaluation = try attribute(rule(), [link], conversions: won, customer: "alice-buys")
        #expect(try evaluation.partner == Make.bob)
        #expect(evaluation.binding?.finding == .selfReferral)
        #expect(try attribute(rule(), conversions: won, customer: "alice-buys").partner == nil)
    }

    // MARK: - Reassignment

    @Test("A reassignment counts for orders from its instant on, under every lock", arguments: CustomerLock.allCases)
    func reassignmentBinds(lock: CustomerLock) throws {
        let moved = [try Make.reassignment(to: "alice", at: Make.day(10))]
        let evaluation = try attribute(rule(lock: lock), [click], conversions: won, reassignments: moved)
        #expect(try evaluation.partner == Make.alice)
        #expect(evaluation.binding?.finding == .reassigned)
        #expect(evaluation.steps.map(\.finding) == [.reassigned])
    }

    @Test("An order before a reassignment, and one looked at before it was known, stay as they were")
    func historyStays() throws {
        let later = [try Make.reassignment(to: "alice", at: Make.day(11))]
        #expect(try attribute(rule(), conversions: won, reassignments: later, asOf: Make.day(20)).partner == Make.bob)
        let unknown = [try Make.reassignment(to: "alice", at: Make.day(5), knownFrom: Make.day(12))]
        #expect(try attribute(rule(), conversions: won, reassignments: unknown).partner == Make.bob)
        #expect(
            try attribute(rule(), conversions: won, reassignments: unknown, asOf: Make.day(12)).partner == Make.alice
        )
    }

    @Test("The last reassignment counts; of one instant the one that is known later; another customer's never")
    func lastReassignmentCounts() throws {
        let list = [
            try Make.reassignment(to: "bob", at: Make.day(3)),
            try Make.reassignment(to: "alice", at: Make.day(3), knownFrom: Make.day(4)),
            try Make.reassignment(to: "bob", at: Make.day(9), customer: "eve"),
        ]
        #expect(try attribute(rule(), reassignments: list).partner == Make.alice)
    }

    @Test("Who is released is nobody's: touches and conversions before it count no more, later ones do")
    func releaseFrees() throws {
        let released = [try Make.reassignment(to: nil, at: Make.day(8, seconds: 1))]
        let free = try attribute(rule(), [click], conversions: won, reassignments: released)
        #expect(free.partner == nil)
        #expect(free.binding?.finding == .released)
        #expect(free.steps.map(\.finding) == [.reassigned])
        #expect(try attribute(rule(), [code], conversions: won, reassignments: released).partner == Make.alice)
        let again = try won + [Make.conversion("o-2", of: "alice", at: Make.day(9))]
        let locked = try attribute(rule(), conversions: again, reassignments: released)
        #expect(try locked.partner == Make.alice)
        #expect(locked.binding?.finding == .locked)
        #expect(try attribute(rule(lock: .none), conversions: again, reassignments: released).partner == nil)
    }

    @Test("A code given since beats a reassignment if the rule says so")
    func codeMayBeatReassignment() throws {
        let moved = [try Make.reassignment(to: "bob", at: Make.day(8))]
        let evaluation = try attribute(rule(codesBeatLock: true), [click, code], reassignments: moved)
        #expect(try evaluation.partner == Make.alice)
        #expect(evaluation.steps.map(\.finding) == [.reassigned, .credited])
    }

    @Test("However the facts come in, one partner at most is credited, and the same one", arguments: UInt64(1)...200)
    func orderOfFactsDoesNotMatter(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func day() throws -> Timestamp { try Make.day(.random(in: 0...12, using: &random)) }
        func partner() -> String { Bool.random(using: &random) ? "alice" : "bob" }
        let touches = try (0..<5).map { index in
            try Make.touch(
                "t\(index)",
                at: day(),
                ["A", "B", "C"].randomElement(using: &random) ?? "A",
                kind: Bool.random(using: &random) ? .click : .code
            )
        }
        let conversions = try (0..<3).map { try Make.conversion("o-\($0)", of: partner(), at: day()) }
        let reassignments = try (0..<3).map { _ in
            try Make.reassignment(to: Bool.random(using: &random) ? nil : partner(), at: day(), knownFrom: day())
        }
        let rule = try rule(
            lock: Bool.random(using: &random) ? .none : .firstConversion,
            codesBeatLock: Bool.random(using: &random),
            prefersCodes: Bool.random(using: &random)
        )
        let expected = try attribute(rule, touches, conversions: conversions, reassignments: reassignments)
        let again = try attribute(
            rule,
            touches.shuffled(using: &random),
            conversions: conversions.shuffled(using: &random),
            reassignments: reassignments.shuffled(using: &random)
        )
        #expect(again == expected)
        let credited = expected.steps.filter { $0.finding == .credited }
        let isBound = expected.binding?.finding == .locked || expected.binding?.finding == .reassigned
        #expect(credited.count == (expected.partner == nil || isBound ? 0 : 1))
        #expect(credited.first?.partner == (isBound ? nil : expected.partner))
    }
}

@Suite("New customers: never ordered before, or not for long")
struct NewCustomerRuleTests {
    @Test(
        "A lapse of ninety days: who ordered less long ago is not new, who ordered just so long ago is",
        arguments: [
            (first: nil, last: nil, finding: AttributionFinding.credited), (0, nil, .recentCustomer),
            (0, 10, .credited), (0, 11, .recentCustomer), (10, nil, .credited), (0, 100, .recentCustomer),
            (100, nil, .credited),
        ] as [(first: Int64?, last: Int64?, finding: AttributionFinding)]
    )
    func lapsedCountsAsNew(first: Int64?, last: Int64?, finding: AttributionFinding) throws {
        let rule = try AttributionRule(model: .lastTouch, window: .calendarDays(30), customers: .lapsed(.days(90)))
        let first = try first.map { try Make.day($0 == 0 && last == nil ? 11 : $0) }
        let log = try TouchLog(
            [Make.touch("t", at: Make.day(99), "A")],
            owners: Make.owners,
            customerFirstOrderAt: first,
            customerLastOrderAt: last.map { try Make.day($0) }
        )
        let order = try Make.order(at: Make.day(100), 100)
        let evaluation = rule.attribution(of: order, touches: log, asOf: order.at, in: FixedOffset.utc)
        #expect(evaluation.steps.map(\.finding) == [finding])
    }
}
