//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Points program: one version decides for one account")
struct PointsProgramTests {
    @Test("A program is used with the zone that it names")
    func zoneIsChecked() throws {
        let program = try Sample.program()
        #expect(
            code { () throws(RewardsError) in _ = try PointsProgram(program, in: FixedOffset.utc) } == nil
        )
        let moscow = try FixedOffset(hours: 3)
        #expect(code { () throws(RewardsError) in _ = try PointsProgram(program, in: moscow) } == .timeZoneMismatch)
    }

    @Test("A program names its zone, a maturity of zero or more, and one unit")
    func contradictionIsRefused() throws {
        let miles = try Points(steps: 1, in: PointUnit("miles"))
        let redemption = try RedemptionRule(miles, worth: Sample.euro(1), minimum: miles, step: miles, rounding: .down)
        func program(_ zone: String, _ maturity: Int64, _ redemption: RedemptionRule?) throws -> Program {
            try Program(
                id: ProgramID("coffee"),
                version: DefinitionVersion("1"),
                timeZone: zone,
                accrual: Sample.rule(),
                maturity: TimeSpan(microseconds: maturity),
                expiry: .never,
                redemption: redemption
            )
        }
        for (zone, maturity, redemption) in [("", 0, nil), ("UTC", -1, nil), ("UTC", 0, redemption)]
            as [(String, Int64, RedemptionRule?)]
        {
            let error = #expect(throws: RewardsError.self) { try program(zone, maturity, redemption) }
            #expect(error?.code == .invalidProgram)
        }
    }

    @Test("Streams of different programs and members never meet")
    func streamsAreApart() throws {
        func stream(_ program: String, _ member: String) throws -> [StreamID] {
            let rules = try PointsProgram(
                Program(
                    id: ProgramID(program),
                    version: DefinitionVersion("1"),
                    timeZone: "UTC",
                    accrual: Sample.rule(),
                    expiry: .never
                ),
                in: FixedOffset.utc
            )
            return rules.streams(for: .settle(try CustomerID(member)))
        }
        #expect(try stream("coffee", "ann").map(\.text) == ["points/6:coffee/ann"])
        #expect(try stream("a/b", "c") != stream("a", "b/c"))
        let longest = String(repeating: "x", count: 128)
        #expect(try stream(longest, longest).count == 1)
    }

    @Test("The account of another program, or another number of accounts, is refused")
    func otherAccountsAreRefused() throws {
        var member = try Member(Sample.program())
        try member.accrue(10, as: "1", at: "2027-01-01")
        let tea = try Program(
            id: ProgramID("tea"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: Sample.rule(),
            expiry: .never
        )
        let rules = try PointsProgram(tea, in: FixedOffset.utc)
        let command = PointsCommand.settle(member.id)
        #expect(
            code { () throws(RewardsError) in
                _ = try rules.decide(command, on: member.account, asOf: .unixEpoch)
            } == .accountMismatch
        )
        let error = #expect(throws: RewardsError.self) {
            try rules.decide(command, on: [], in: DecisionContext(asOf: .unixEpoch))
        }
        #expect(error?.code == .accountMismatch)
        #expect(
            code { () throws(RewardsError) in
                _ = try tea.liability(of: [member.account], asOf: .unixEpoch, rounding: .up)
            } == .accountMismatch
        )
        let miles = try PointUnit("miles")
        #expect(
            code { () throws(RewardsError) in
                _ = try member.account.balance(in: miles, asOf: .unixEpoch)
            } == .unitMismatch
        )
    }

    @Test("A program without tiers has no standing")
    func noStanding() throws {
        let member = try Member(Sample.program())
        #expect(try member.rules.standing(of: member.account, asOf: .unixEpoch) == nil)
    }
}
