//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Return rule: how long an activity can be undone")
struct ReturnRuleTests {
    @Test(
        "An activity can be undone through the last local day",
        arguments: [
            ("2027-01-01T12:00:00Z", true), ("2027-01-15T20:59:59.999999Z", true), ("2027-01-15T21:00:00Z", false),
            ("2026-01-01T00:00:00Z", true),
        ]
    )
    func open(asOf: String, isOpen: Bool) throws {
        let rule = try ReturnRule(period: .days(14))
        let ordered = try Sample.time("2027-01-01T12:00:00Z")
        let zone = try FixedOffset(hours: 3)
        #expect(try rule.isOpen(forActivityAt: ordered, asOf: Sample.time(asOf), in: zone) == isOpen)
        #expect(try rule.end(ofActivityAt: ordered, in: zone)?.description == "2027-01-15T21:00:00Z")
    }

    @Test("Without a period an activity can be undone for ever")
    func forEver() throws {
        let rule = try ReturnRule(period: nil)
        #expect(try rule.end(ofActivityAt: .latest, in: FixedOffset.utc) == nil)
        #expect(try rule.isOpen(forActivityAt: .earliest, asOf: .latest, in: FixedOffset.utc))
    }

    @Test("A period that leads back, or out of time, is refused")
    func refusals() throws {
        #expect(code { () throws(RewardsError) in _ = try ReturnRule(period: .days(-1)) } == .invalidProgram)
        let rule = try ReturnRule(period: .days(0))
        #expect(
            code { () throws(RewardsError) in _ = try rule.end(ofActivityAt: .latest, in: FixedOffset.utc) }
                == .instantOutOfRange
        )
    }

    @Test("The stored form has the period that there is")
    func goldenForm() throws {
        try expectStored(ReturnRule(period: nil), "{}")
        try expectStored(ReturnRule(period: .days(14)), #"{"period":{"days":14,"months":0}}"#)
        expectUnstorable(ReturnRule.self, #"{"period":{"days":0,"months":-1}}"#)
    }
}
