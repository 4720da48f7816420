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

@Suite("Payout rule: from which amount on, in each currency, and how long after approval")
struct PayoutRuleTests {
    private func rule(_ minimums: [Money] = [], holdDays: Int64 = 0) throws -> PayoutRule {
        try PayoutRule(version: DefinitionVersion("payout-1"), minimums: minimums, extraHold: .days(holdDays))
    }

    @Test("A currency without a minimum, or with one of zero, is paid from one minor unit on")
    func minimums() throws {
        let rule = try rule([Make.cents(5_000), Make.cents(0, in: .eur)])
        #expect(try rule.minimum(in: .usd) == Make.cents(5_000))
        #expect(try rule.minimum(in: .eur) == Make.cents(1, in: .eur))
        #expect(try rule.minimum(in: Currency("JPY")).minorUnits == 1)
        #expect(rule.minimums.map(\.currency.code) == ["EUR", "USD"])
    }

    @Test("Two minimums for a currency, one below zero, and a hold below zero are refused")
    func malformedRulesAreRefused() throws {
        let rules: [() throws -> PayoutRule] = [
            { try rule([Make.cents(1), Make.cents(2)]) }, { try rule([Make.cents(-1)]) }, { try rule(holdDays: -1) },
        ]
        for make in rules {
            let error = #expect(throws: ReferralsError.self) { try make() }
            #expect(error?.code == .invalidPayoutRule)
        }
    }

    @Test("The golden forms are written and read, and another version is not")
    func goldenForm() throws {
        let full = try rule([Make.cents(5_000)], holdDays: 1)
        let golden = [
            #"{"extraHold":86400000000,"minimums":[{"currency":"USD","minorUnits":5000}],"rule":"payout-1","version":1}"#,
            #"{"rule":"payout-1","version":1}"#,
        ]
        #expect(try [full, rule()].map { try CanonicalJSON.text(of: $0) } == golden)
        #expect(try golden.map { try CanonicalJSON.decode(PayoutRule.self, from: $0) } == [full, rule()])
        for (part, other) in [("\"version\":1", "\"version\":2"), ("5000", "-1")] {
            #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(PayoutRule.self, from: golden[0].replacing(part, with: other))
            }
        }
    }
}
