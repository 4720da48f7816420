//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import LoyaltyTestKit
import Testing

@Suite("Burn order: which lots points leave first is the program's choice")
struct BurnOrderTests {
    /// 100 points of January that live through June, then 50 of February that live through March.
    private func member(_ order: BurnOrder) throws -> Member {
        func rules(through days: Int32) throws -> PointsProgram {
            try PointsProgram(
                Sample.program(
                    expiry: .throughDay(after: .days(days)),
                    policies: Sample.policies(burnOrder: order)
                ),
                in: FixedOffset.utc
            )
        }
        var member = try Member(Sample.program())
        member.rules = try rules(through: 180)
        try member.accrue(100, as: "1", at: "2027-01-01")
        member.rules = try rules(through: 30)
        try member.accrue(50, as: "2", at: "2027-02-01")
        return member
    }

    @Test("S4 · what ends first, or what was granted first", arguments: BurnOrder.allCases)
    func order(order: BurnOrder) throws {
        var member = try member(order)
        try member.redeem(60, as: "r", at: "2027-02-02")
        let left = [member.remaining(of: 1), member.remaining(of: 2)]
        #expect(left == (order == .earliestExpiry ? [90, 0] : [40, 50]))
    }

    @Test("A hold sets aside what a redemption would take", arguments: BurnOrder.allCases)
    func holds(order: BurnOrder) throws {
        var held = try member(order)
        var redeemed = held
        try held.hold(60, as: "r", at: "2027-02-02")
        try held.capture("r", at: "2027-02-02")
        try redeemed.redeem(60, as: "r", at: "2027-02-02")
        #expect(held.account.lots == redeemed.account.lots)
    }

    @Test("A refund gives back last what was redeemed first, whatever the order", arguments: BurnOrder.allCases)
    func refund(order: BurnOrder) throws {
        var member = try member(order)
        let before = member.account.lots
        try member.redeem(120, as: "r", at: "2027-02-02")
        try member.refund("r", 20, at: "2027-02-02")
        let first = order == .earliestExpiry ? member.remaining(of: 2) : member.remaining(of: 1)
        #expect(first == 0)
        try member.refund("r", at: "2027-02-02")
        #expect(member.account.lots == before)
    }

    @Test("The order has its golden form, and the usual one is left out")
    func coding() throws {
        let usual = try CanonicalJSON.text(of: Sample.policies())
        #expect(!usual.contains("burnOrder"))
        let text = try CanonicalJSON.text(of: Sample.policies(burnOrder: .earliestGrant))
        #expect(text.contains(#""burnOrder":"earliestGrant""#))
        #expect(try CanonicalJSON.decode(PointsPolicies.self, from: text).burnOrder == .earliestGrant)
    }
}
