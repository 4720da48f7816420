//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit
import Testing

@Suite("Tab: a small domain that uses all of a decision")
struct TabTests {
    private let ann: StreamID
    private let bob: StreamID
    private let now: Timestamp

    init() throws {
        ann = try StreamID("tab/ann")
        bob = try StreamID("tab/bob")
        now = try Timestamp(secondsSince1970: 1_000)
    }

    private func tab(_ events: TabEvent...) throws -> Tab {
        var tab = Tab()
        for event in events { try tab.apply(event) }
        return tab
    }

    @Test("An event that takes more than there is, or adds more than fits, contradicts the state")
    func contradictions() throws {
        let full = try tab(TabEvent(.deposited, .max - 1), TabEvent(.held, 5))
        for (state, event) in [
            (Tab(), TabEvent(.withdrawn, 1)), (Tab(), TabEvent(.held, 1)), (Tab(), TabEvent(.captured, 1)),
            (Tab(), TabEvent(.lapsed, 1)), (Tab(), TabEvent(.deposited, 0)), (Tab(), TabEvent(.deposited, .min)),
            (full, TabEvent(.deposited, 2)), (full, TabEvent(.captured, 6)), (full, TabEvent(.captured, -1)),
        ] {
            var state = state
            let error = #expect(throws: TestKitError.self) { try state.apply(event) }
            #expect(error?.code == .contradiction)
            #expect(error?.description.hasPrefix("contradiction: ") == true)
        }
    }

    @Test("A balance is never more than fits: such commands are refused")
    func tooMuch() throws {
        let full = try tab(TabEvent(.deposited, .max))
        let commands: [(TabCommand, [Tab])] = [
            (.deposit(1, to: ann), [full]),
            (.transfer(1, from: ann, to: bob), [try tab(TabEvent(.deposited, 1)), full]),
            (.redeemCode("x", on: ann), [full]), (.join("party", limit: 1, on: ann), [full]),
        ]
        for (command, states) in commands {
            let decision = try TabRules().decide(command, on: states, in: DecisionContext(asOf: now))
            #expect(decision.answer.outcome == .tooMuch && decision.isRefusal)
        }
    }

    @Test("Each command with too little is refused with its reason")
    func refusals() throws {
        let context = DecisionContext(
            asOf: now,
            takenClaims: [try Claim(scope: "tab.code", token: "x")],
            exhaustedCounters: [try CounterID("party")]
        )
        for (command, outcome) in [
            (TabCommand.withdraw(1, from: ann), TabAnswer.Outcome.insufficient), (.hold(1, on: ann), .insufficient),
            (.capture(1, on: ann), .unknownHold), (.returnCode("x", on: ann), .insufficient),
            (.redeemCode("x", on: ann), .codeTaken),
            (.join("party", limit: 1, on: ann), .full), (.lapse(ann), .nothing),
        ] {
            let decision = try TabRules().decide(command, on: [Tab()], in: context)
            #expect(decision.answer == TabAnswer(outcome, balance: 0) && decision.isRefusal)
        }
        let error = #expect(throws: TestKitError.self) {
            try TabRules().decide(.hold(0, on: ann), on: [Tab()], in: DecisionContext(asOf: now))
        }
        #expect(error?.code == .malformed)
    }

    @Test("A balance lapses at its instant, not before, and a new deposit on an empty tab has no old expiry")
    func lapsing() throws {
        let due = try tab(TabEvent(.deposited, 5, instant: now))
        #expect(due.nextDue == now)
        let before = try now.advanced(by: TimeSpan(microseconds: -1))
        #expect(
            try TabRules().decide(.withdraw(5, from: ann), on: [due], in: DecisionContext(asOf: before)).answer.outcome
                == .done
        )
        let lapse = try TabRules().decide(.lapse(ann), on: [due], in: DecisionContext(asOf: now))
        #expect(lapse.events == [[TabEvent(.lapsed, 5)]])
        let fresh = try tab(
            TabEvent(.deposited, 5, instant: now),
            TabEvent(.withdrawn, 5),
            TabEvent(.deposited, 1)
        )
        #expect(fresh.nextDue == nil)
    }
}
