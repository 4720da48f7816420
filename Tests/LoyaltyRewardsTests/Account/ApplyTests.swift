//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Apply: a log that contradicts itself is refused, never a trap")
struct ApplyTests {
    /// 150 points granted, 100 of them redeemed.
    private func account() throws -> PointsAccount {
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(30))))
        try member.accrue(150, as: "1", at: "2027-01-01")
        try member.redeem(100, as: "r", at: "2027-01-02")
        return member.account
    }

    private static let at = #""at":"2027-01-03T00:00:00Z""#

    private static func accrued(lot: Int, order: String, granted: String) -> String {
        """
        {"accrued":{"activeAt":"2027-01-01T00:00:00Z",\(at),"awards":[],"carried":0,\
        "context":{"at":"2027-01-01T00:00:00Z"},"granted":\(granted),"lot":\(lot),"millionths":0,"qualifying":{},\
        "source":{"order":{"at":"2027-01-01T00:00:00Z","id":"\(order)","total":{"currency":"EUR","minorUnits":1}}},\
        "spend":{"currency":"EUR","minorUnits":1},"uses":[],"version":"1"}}
        """
    }

    private static func reversed(_ accrual: String, _ steps: Int, debt: String) -> String {
        taken(
            "accrualReversed",
            1,
            steps,
            #","accrual":\#(accrual),"carried":0,"debt":\#(debt),"isComplete":true,"millionths":0,"qualifying":{},"#
                + #""returned":{},"writtenOff":0"#
        )
    }

    private static func redeemed(_ lot: Int, _ steps: Int, as name: String = "s") -> String {
        """
        {"redeemed":{"allocations":[{"lot":\(lot),"steps":\(steps)}],\(at),"redemption":"\(name)",\
        "value":{"currency":"EUR","minorUnits":1},"version":"1"}}
        """
    }

    private static func taken(_ kind: String, _ lot: Int, _ steps: Int, _ rest: String = "") -> String {
        #"{"\#(kind)":{"allocations":[{"lot":\#(lot),"steps":\#(steps)}],\#(at)\#(rest)}}"#
    }

    @Test(
        "Each contradiction is found",
        arguments: [
            #"{"opened":{\#(at),"enrolledAt":"2027-01-03T00:00:00Z","program":"coffee","unit":"points"}}"#,
            accrued(lot: 3, order: "2", granted: "1"),
            accrued(lot: 2, order: "1", granted: "1"),
            accrued(lot: 2, order: "2", granted: "-1"),
            accrued(lot: 2, order: "2", granted: "9223372036854775807"),
            accrued(lot: 2, order: "2", granted: "9007199254740991"),
            redeemed(9, 1), redeemed(1, 51), redeemed(1, 0), redeemed(1, -1), redeemed(1, 1, as: "r"),
            taken("redemptionRefunded", 1, 101, #","redemption":"r","value":{"currency":"EUR","minorUnits":1}"#),
            taken("redemptionRefunded", 1, 100, #","redemption":"s","value":{"currency":"EUR","minorUnits":1}"#),
            reversed(#"{"order":"1"}"#, 50, debt: "101"), reversed(#"{"order":"1"}"#, 50, debt: "-1"),
            reversed(#"{"order":"1"}"#, 50, debt: "9223372036854775807"), reversed(#"{"order":"2"}"#, 50, debt: "100"),
            reversed(#"{"action":"1"}"#, 50, debt: "100"),
            taken("debtRepaid", 1, 1),
            taken("expired", 1, 50),
        ]
    )
    func contradictions(text: String) throws {
        var account = try account()
        let event = try CanonicalJSON.decode(PointsEvent.self, from: text)
        #expect(code { () throws(RewardsError) in try account.apply(event) } == .corruptLog)
    }

    @Test("An account is opened before anything else")
    func openedFirst() throws {
        var account = PointsAccount()
        let event = try CanonicalJSON.decode(PointsEvent.self, from: Self.redeemed(1, 1))
        #expect(code { () throws(RewardsError) in try account.apply(event) } == .corruptLog)
    }

    @Test("A stored account that lies about a redemption or an accrual is not read, so it gets no points from nowhere")
    func lyingSnapshot() throws {
        let text = try CanonicalJSON.text(of: account())
        let lies = [
            text.replacing("\"remaining\":50", with: "\"remaining\":150").replacing(
                "\"issued\":150",
                with: "\"issued\":250"
            ),
            text.replacing("\"redeemed\":100", with: "\"redeemed\":0").replacing(
                "\"issued\":150",
                with: "\"issued\":50"
            ),
            text.replacing("\"expired\":0,\"granted\"", with: "\"expired\":1,\"granted\""),
        ]
        for lie in lies {
            #expect(lie != text)
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsAccount.self, from: lie) }
            #expect(error?.message.contains("corruptLog") == true)
        }
    }
}
