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

    @Test("A log survives the round trip through JSON")
    func roundTrip() throws {
        let log = try TouchLog(
            [Make.touch("t", at: Make.day(0), "A")],
            owners: Make.owners,
            customerFirstOrderAt: Make.day(0)
        )
        #expect(try CanonicalJSON.decode(TouchLog.self, from: CanonicalJSON.encode(log)) == log)
    }
}
