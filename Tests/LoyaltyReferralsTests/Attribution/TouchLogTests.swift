//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Touch log: one form, whatever order the touches came in")
struct TouchLogTests {
    @Test("Touches stand by instant and identifier, and of one identifier the earliest counts")
    func touchesAreSorted() throws {
        let early = try Make.touch("t1", at: Make.day(0), "A")
        let late = try Make.touch("t1", at: Make.day(1), "A")
        let other = try Make.touch("t0", at: Make.day(1), "B")
        let log = try TouchLog([late, other, early], owners: Make.owners)
        #expect(log.touches == [early, other])
    }

    @Test("Conflicting touches of one identifier and instant give one form in any order")
    func conflictsAreSettled() throws {
        let at = try Make.day(0)
        let touches = [
            try Make.touch("t", at: at, "A"), try Make.touch("t", at: at, "B"),
            try Make.touch("t", at: at, "A", kind: .code), try Make.touch("t", at: at, "A", customer: nil),
        ]
        let log = try TouchLog(touches, owners: [])
        #expect(try TouchLog(touches.reversed(), owners: []) == log)
        #expect(log.touches == [touches[3]])
    }

    @Test("A code that belongs to two owners is refused; the same owner twice is one")
    func codesHaveOneOwner() throws {
        let code = try ReferralCode("A")
        let owner = try CodeOwner(code: code, partner: Make.alice)
        #expect(try TouchLog([], owners: [owner, owner]).owners == [owner])
        let error = #expect(throws: ReferralsError.self) {
            try TouchLog([], owners: [owner, CodeOwner(code: code, partner: Make.bob)])
        }
        #expect(error?.code == .ambiguousCode)
    }

    @Test("A customer's last order is not before the first, and not without one")
    func lastOrderFollowsFirst() throws {
        for first in [nil, try Make.day(2)] {
            let error = #expect(throws: ReferralsError.self) {
                try TouchLog([], owners: [], customerFirstOrderAt: first, customerLastOrderAt: Make.day(1))
            }
            #expect(error?.code == .invalidTouchLog)
        }
    }

    @Test("Conversions and reassignments have one form in any order, and what was said twice counts once")
    func bindingsAreSorted() throws {
        let conversions = [
            try Make.conversion("o-2", of: "bob", at: Make.day(2)),
            try Make.conversion("o-1", of: "bob", at: Make.day(2)),
            try Make.conversion("o-1", of: "alice", at: Make.day(2)),
            try Make.conversion("o-1", of: "bob", at: Make.day(1)),
        ]
        let reassignments = [
            try Make.reassignment(to: "bob", at: Make.day(1)), try Make.reassignment(to: "alice", at: Make.day(1)),
            try Make.reassignment(to: nil, at: Make.day(1)), try Make.reassignment(to: nil, at: Make.day(1)),
            try Make.reassignment(to: "bob", at: Make.day(0)),
            try Make.reassignment(to: "bob", at: Make.day(1), knownFrom: Make.day(0)),
        ]
        let log = try TouchLog([], owners: [], conversions: conversions, reassignments: reassignments)
        let other = try TouchLog(
            [],
            owners: [],
            conversions: conversions.reversed(),
            reassignments: reassignments.reversed()
        )
        #expect(log == other)
        #expect(log.conversions == [conversions[3], conversions[0]])
        #expect(log.reassignments.map(\.partner?.text) == ["bob", "bob", nil, "alice", "bob"])
    }

    @Test("A log is written without its empty parts")
    func emptyPartsAreLeftOut() throws {
        #expect(try CanonicalJSON.text(of: TouchLog([], owners: [])) == #"{"owners":[],"touches":[]}"#)
    }

    @Test("A log survives the round trip through JSON")
    func roundTrip() throws {
        let log = try TouchLog(
            [Make.touch("t", at: Make.day(0), "A")],
            owners: Make.owners,
            customerFirstOrderAt: Make.day(0),
            customerLastOrderAt: Make.day(1),
            conversions: [Make.conversion("o-1", of: "bob", at: Make.day(0))],
            reassignments: [
                Make.reassignment(to: "alice", at: Make.day(1)), Make.reassignment(to: nil, at: Make.day(2)),
            ]
        )
        #expect(try CanonicalJSON.decode(TouchLog.self, from: CanonicalJSON.encode(log)) == log)
        #expect(
            try CanonicalJSON.text(of: log).contains(
                """
                "reassignments":[{"at":"2026-06-02T00:00:00Z","customer":"ann","knownFrom":"2026-06-02T00:00:00Z",\
                "partner":"alice"},{"at":"2026-06-03T00:00:00Z","customer":"ann","knownFrom":"2026-06-03T00:00:00Z"}]
                """
            )
        )
    }
}
