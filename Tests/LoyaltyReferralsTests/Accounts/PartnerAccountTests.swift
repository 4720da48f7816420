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

@Suite("Partner account: a corrupt log is noticed and never traps")
struct PartnerAccountTests {
    private let plan: CommissionPlan
    private var ledger = Ledger()

    /// A sale of 1000 at 10 %, approved, 60 paid, 400 refunded; and a sale of 500 that is pending.
    init() throws {
        plan = try Make.plan("10%")
        try ledger.sell(Make.order(1_000), by: plan)
        try ledger.pay(60, by: plan, asOf: Make.day(14))
        try ledger.refund(Make.refund(at: Make.day(15), 400), by: plan)
        try ledger.sell(Make.order("o-2", at: Make.day(16), 500), by: plan)
    }

    @Test("Every event is refused where it stands already", arguments: 0..<5)
    func repeatedEventsAreRefused(index: Int) throws {
        var account = ledger.account
        let error = #expect(throws: ReferralsError.self) { try account.apply(ledger.events[index]) }
        #expect(error?.code == .corruptLog)
        #expect(account == ledger.account)
    }

    @Test("Events before their sale are refused", arguments: 1..<4)
    func earlyEventsAreRefused(index: Int) throws {
        var account = PartnerAccount()
        let error = #expect(throws: ReferralsError.self) { try account.apply(ledger.events[index]) }
        #expect(error?.code == .corruptLog)
        #expect(account == PartnerAccount())
    }

    @Test(
        "Events that contradict the account are refused",
        arguments: [
            #"{"paid":{"amount":{"currency":"EUR","minorUnits":1},"at":"2026-07-01T00:00:00Z","id":"p-9"}}"#,
            #"{"paid":{"amount":{"currency":"USD","minorUnits":0},"at":"2026-07-01T00:00:00Z","id":"p-9"}}"#,
            #"{"paid":{"amount":{"currency":"USD","minorUnits":1},"at":"2026-07-01T00:00:00Z","id":"p-9"}}"#,
            #"{"approved":{"amount":{"currency":"USD","minorUnits":49},"at":"2026-06-30T00:00:00Z","order":"o-2"}}"#,
            #"{"approved":{"amount":{"currency":"USD","minorUnits":50},"at":"2026-06-29T00:00:00Z","order":"o-2"}}"#,
        ]
    )
    func contradictionsAreRefused(text: String) throws {
        var account = ledger.account
        let event = try CanonicalJSON.decode(PartnerEvent.self, from: text)
        let error = #expect(throws: ReferralsError.self) { try account.apply(event) }
        #expect(error?.code == .corruptLog)
    }

    @Test(
        "An accrual that contradicts itself or the account is refused",
        arguments: [
            ("\"partner\":\"alice\"", "\"partner\":\"bob\""),
            (
                "\"commission\":{\"currency\":\"USD\",\"minorUnits\":50}",
                "\"commission\":{\"currency\":\"USD\",\"minorUnits\":-1}"
            ),
            (
                "\"commission\":{\"currency\":\"USD\",\"minorUnits\":50}",
                "\"commission\":{\"currency\":\"USD\",\"minorUnits\":501}"
            ),
            ("\"base\":{\"currency\":\"USD\"", "\"base\":{\"currency\":\"EUR\""),
            ("\"order\":\"o-2\"", "\"order\":\"o-1\""),
        ]
    )
    func wrongAccrualsAreRefused(part: String, other: String) throws {
        var account = PartnerAccount()
        for event in ledger.events.dropLast() { try account.apply(event) }
        let text = try CanonicalJSON.text(of: #require(ledger.events.last)).replacing(part, with: other)
        let event = try CanonicalJSON.decode(PartnerEvent.self, from: text)
        #expect(event != ledger.events.last)
        let error = #expect(throws: ReferralsError.self) { try account.apply(event) }
        #expect(error?.code == .corruptLog)
    }

    @Test(
        "A reversal that contradicts its sale is refused",
        arguments: [
            ("\"isAfterApproval\":true", "\"isAfterApproval\":false"),
            (
                "\"refundedToDate\":{\"currency\":\"USD\",\"minorUnits\":400}",
                "\"refundedToDate\":{\"currency\":\"USD\",\"minorUnits\":401}"
            ),
            ("\"refund\":{\"currency\":\"USD\"", "\"refund\":{\"currency\":\"EUR\""),
            (
                "\"amount\":{\"currency\":\"USD\",\"minorUnits\":40}",
                "\"amount\":{\"currency\":\"USD\",\"minorUnits\":101}"
            ),
            (
                "\"amount\":{\"currency\":\"USD\",\"minorUnits\":40}",
                "\"amount\":{\"currency\":\"USD\",\"minorUnits\":-1}"
            ),
        ]
    )
    func wrongReversalsAreRefused(part: String, other: String) throws {
        var account = PartnerAccount()
        for event in ledger.events.prefix(3) { try account.apply(event) }
        let text = try CanonicalJSON.text(of: ledger.events[3])
        let event = try CanonicalJSON.decode(PartnerEvent.self, from: text.replacing(part, with: other))
        #expect(event != ledger.events[3])
        let error = #expect(throws: ReferralsError.self) { try account.apply(event) }
        #expect(error?.code == .corruptLog)
    }

    @Test("An account to which nothing has happened has no balance, and is conserved")
    func emptyAccount() throws {
        let account = PartnerAccount()
        #expect(account.currency == nil)
        #expect(account.partner == nil)
        #expect(account.isConserved)
        #expect(try account.balance(asOf: Make.day(0)) == nil)
        #expect(try CanonicalJSON.text(of: account) == #"{"version":1}"#)
        #expect(try CanonicalJSON.decode(PartnerAccount.self, from: CanonicalJSON.encode(account)) == account)
    }

    @Test(
        "A stored account that does not sum up, or of another version, is not read",
        arguments: [
            ("\"version\":1", "\"version\":2"),
            ("\"paid\":{\"currency\":\"USD\",\"minorUnits\":60}", "\"paid\":{\"currency\":\"USD\",\"minorUnits\":61}"),
            ("\"isApproved\":true", "\"isApproved\":false"),
            ("\"partner\":\"alice\",\"payouts\"", "\"partner\":\"bob\",\"payouts\""),
            ("\"order\":\"o-2\"", "\"order\":\"o-1\""),
            (
                "\"refunded\":{\"currency\":\"USD\",\"minorUnits\":400}",
                "\"refunded\":{\"currency\":\"USD\",\"minorUnits\":1001}"
            ),
            (
                "\"refunded\":{\"currency\":\"USD\",\"minorUnits\":400}",
                "\"refunded\":{\"currency\":\"USD\",\"minorUnits\":-1}"
            ),
        ]
    )
    func wrongStatesAreRefused(part: String, other: String) throws {
        let text = try CanonicalJSON.text(of: ledger.account)
        #expect(text.replacing(part, with: other) != text)
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(PartnerAccount.self, from: text.replacing(part, with: other))
        }
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(PartnerAccount.self, from: #"{"partner":"a","payouts":[],"sales":[],"version":1}"#)
        }
    }
}
