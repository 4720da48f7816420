//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Bounds: whatever is asked or stored is done, declined or refused with a code, never a trap")
struct BoundsTests {
    private static let most: Int64 = 9_007_199_254_740_991

    /// Amounts around every power of two that points and money can hold.
    private static let edges = (0...53).flatMap { power in
        (-1...1).map { Int64(1) << Int64(power) + Int64($0) }
    }.filter { $0 <= most }

    @Test("Amounts around every power of two come in, go out and come back", arguments: edges)
    func anyAmount(steps: Int64) throws {
        var member = try Member(Sample.program())
        try member.accrue(steps, as: "1", at: "2027-01-01")
        #expect(try member.available(at: "2027-01-01") == steps)
        guard steps > 0 else {
            #expect(
                try member.refusal(of: .redeem(Sample.points(steps), RedemptionID("r")), at: "2027-01-01")
                    == .invalidAmount
            )
            return
        }
        if steps < Self.most {
            #expect(try member.redeem(steps + 1, as: "x", at: "2027-01-01").codes == [.pointsInsufficient])
        }
        #expect(try member.hold(steps, as: "h", at: "2027-01-01").isApproved)
        #expect(try member.capture("h", at: "2027-01-01").isApproved)
        #expect(try member.refund("h", at: "2027-01-01").isApproved)
        #expect(try member.redeem(steps, as: "r", at: "2027-01-01").isApproved)
        #expect(try member.reverse("1", at: "2027-01-01").isApproved)
        #expect((member.account.debt, member.account.isBalanced) == (steps, true))
        #expect(try member.refund("r", at: "2027-01-01").isApproved)
        #expect((member.account.debt, member.account.lots.isEmpty) == (0, true))
        let text = try CanonicalJSON.text(of: member.account)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: text) == member.account)
    }

    @Test("A refund that would grant more points again than an account can hold is declined, and nothing is lost")
    func regrant() throws {
        let policies = try Sample.policies(refundGrace: .days(30))
        var member = try Member(Sample.program(expiry: .throughDay(after: .days(10)), policies: policies))
        try member.accrue(Self.most - 5, as: "1", at: "2027-01-01")
        try member.redeem(20, as: "r", at: "2027-01-01")
        try member.settle(at: "2027-02-01")
        let before = member.account
        #expect(try member.refund("r", at: "2027-02-01").codes == [.pointsOverflow])
        #expect(member.account == before)
        #expect(try member.refund("r", 5, at: "2027-02-01").isApproved)
        #expect(try member.available(at: "2027-02-01") == 5)
    }

    @Test(
        "A decision about foreign points, another program's account or two accounts at once is refused, and nothing changes"
    )
    func foreign() throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "2027-01-01")
        let before = member.account
        let stars = try Points(steps: 5, in: PointUnit("stars"))
        let name = try RedemptionID("r")
        #expect(try member.refusal(of: .redeem(stars, name), at: "2027-01-01") == .unitMismatch)
        #expect(try member.refusal(of: .separate(Sample.member()), at: "2027-01-01") == .accountMismatch)
        let other = try Program(
            id: ProgramID("tea"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: Sample.rule(),
            expiry: .never
        )
        member.rules = try PointsProgram(other, in: FixedOffset.utc)
        #expect(try member.refusal(of: .settle, at: "2027-01-01") == .accountMismatch)
        #expect(member.account == before)
    }

    private static let at = #""at":"2027-01-03T00:00:00Z""#

    private static func hold(_ lot: Int, _ steps: Int64, as name: String = "x") -> String {
        """
        {"held":{\(at),"hold":{"allocations":[{"lot":\(lot),"steps":\(steps)}],"redemption":"\(name)",\
        "until":"2027-01-04T00:00:00Z","value":{"currency":"EUR","minorUnits":1},"version":"1"}}}
        """
    }

    private static func captured(_ allocations: String, as name: String = "h") -> String {
        #"{"captured":{"allocations":[\#(allocations)],\#(at),"redemption":"\#(name)","value":{"currency":"EUR","minorUnits":1}}}"#
    }

    private static func granted(_ lot: Int, _ steps: Int64, _ origin: String, _ rest: String = "") -> String {
        """
        {"granted":{\(at),"lots":[{"activeAt":"2027-01-03T00:00:00Z","granted":\(steps),\
        "grantedAt":"2027-01-03T00:00:00Z","id":\(lot),"origin":\(origin)\(rest)}]}}
        """
    }

    @Test(
        "A log that contradicts itself about holds, refunds, write-offs or lots is corrupt",
        arguments: [
            hold(9, 1), hold(1, 0), hold(1, -1), hold(1, 51), hold(1, 1, as: "h"), hold(1, 1, as: "r"), hold(1, .max),
            captured(#"{"lot":1,"steps":21}"#), captured(#"{"lot":2,"steps":1}"#), captured("", as: "x"),
            captured(#"{"lot":1,"steps":15},{"lot":1,"steps":15}"#), captured(#"{"lot":1,"steps":-1}"#),
            captured(#"{"lot":1,"steps":-9223372036854775808}"#),
            #"{"holdReleased":{\#(at),"hasTimedOut":true,"redemption":"x"}}"#,
            #"{"writeOffRecovered":{"accrual":{"order":"1"},"allocations":[{"lot":1,"steps":1}],\#(at)}}"#,
            #"{"writeOffRecovered":{"accrual":{"order":"2"},"allocations":[{"lot":1,"steps":1}],\#(at)}}"#,
            #"{"redemptionRefunded":{"allocations":[{"lot":1,"steps":20},{"lot":1,"steps":20}],\#(at),"redemption":"r","value":{"currency":"EUR","minorUnits":1}}}"#,
            #"{"redemptionRefunded":{"allocations":[{"lot":1,"steps":-1}],\#(at),"redemption":"r","value":{"currency":"EUR","minorUnits":1}}}"#,
            #"{"settled":{"at":"2027-01-01T00:00:00Z"}}"#,
            granted(3, 1, #"{"opening":true}"#), granted(2, 0, #"{"opening":true}"#),
            granted(2, .max, #"{"opening":true}"#),
            granted(2, 5, #"{"opening":true}"#, #","remaining":4"#), granted(2, 5, #"{"opening":true}"#, #","held":1"#),
            granted(2, 1, #"{"regrant":{"accrual":{"order":"1"}}}"#), granted(2, most, #"{"opening":true}"#),
        ]
    )
    func corrupt(text: String) throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(30, as: "r", at: "2027-01-01")
        try member.hold(20, as: "h", hours: 100, at: "2027-01-01")
        var account = member.account
        guard let event = try? CanonicalJSON.decode(PointsEvent.self, from: text) else { return }
        #expect(code { () throws(RewardsError) in try account.apply(event) } == .corruptLog)
    }

    @Test("Time does not go back in a log")
    func timeGoesBack() throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "2027-01-04")
        let event = try CanonicalJSON.decode(PointsEvent.self, from: Self.granted(2, 1, #"{"opening":true}"#))
        #expect(code { () throws(RewardsError) in try member.account.apply(event) } == .corruptLog)
    }

    @Test("A stored account whose redemption adds up beyond all bounds is not read")
    func sumOfParts() throws {
        var member = try Member(Sample.program())
        try member.accrue(100, as: "1", at: "2027-01-01")
        try member.redeem(30, as: "r", at: "2027-01-01")
        try member.refund("r", at: "2027-01-01")
        let text = try CanonicalJSON.text(of: member.account)
        let start = try #require(text.firstRange(of: #""parts":["#)).upperBound
        let end = try #require(text[start...].firstRange(of: #"],"redemption""#)).lowerBound
        let huge = text[start..<end].replacing("100", with: "\(Self.most)").replacing("30", with: "\(Self.most)")
        let parts = Array(repeating: String(huge), count: 1_025).joined(separator: ",")
        let lie = text[..<start] + parts + text[end...]
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(PointsAccount.self, from: String(lie)) }
    }
}
