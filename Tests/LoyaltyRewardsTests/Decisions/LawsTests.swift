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

@Suite("Points account: laws that hold for any history")
struct LawsTests {
    /// A program that a seed draws: short lives, short tiers, so that everything happens within weeks.
    private func program(_ random: inout SeededGenerator) throws -> Program {
        let ladder = try TierLadder(
            measure: Bool.random(using: &random) ? .points : .spend,
            window: Bool.random(using: &random) ? .rolling(.days(9)) : .period(.month),
            tiers: [
                Tier(TierID("silver"), from: 100, multiplier: .percent(150)),
                Tier(TierID("gold"), from: 300, multiplier: .percent(200)),
            ]
        )
        let policies: [ExpiryPolicy] = [
            .never, .throughDay(after: .days(5)), .throughDay(after: .days(15)),
            .throughEnd(of: .week(startingOn: .monday), after: .days(0)),
        ]
        return try Sample.program(
            accrual: Sample.rule(per: .random(in: 1...3, using: &random)),
            maturity: .days(.random(in: 0...3, using: &random)),
            expiry: policies.randomElement(using: &random) ?? .never,
            minimum: 5,
            step: .random(in: 1...2, using: &random),
            tiers: Bool.random(using: &random) ? ladder : nil
        )
    }

    private struct Step {
        let action: PointsCommand.Action
        let at: Timestamp
    }

    private func history(_ random: inout SeededGenerator) throws -> [Step] {
        var now = try Sample.time("2027-01-01")
        return try (0..<60).map { index in
            now = try now.advanced(by: .hours(.random(in: 0...40, using: &random)))
            let known = Int.random(in: 0...max(0, index), using: &random)
            let action: PointsCommand.Action
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4:
                let back = try TimeSpan.hours(.random(in: 0...72, using: &random))
                let at = try now.advanced(by: TimeSpan(microseconds: -back.microseconds))
                let total = try Sample.euro(.random(in: 0...200, using: &random))
                action = .accrue(
                    .order(try Order(id: OrderID("\(index / 2)"), at: at, customer: nil, total: total))
                )
            case 4..<7:
                let points = try Sample.points(.random(in: 1...120, using: &random))
                action = .redeem(points, try RedemptionID("\(index / 2)"))
            case 7: action = .refundRedemption(try RedemptionID("\(known / 2)"), nil)
            case 8: action = .reverseAccrual(.order(try OrderID("\(known / 2)")))
            default: action = .settle
            }
            return Step(action: action, at: now)
        }
    }

    @Test("Every event conserves points, and a refusal changes nothing", arguments: UInt64(1)...60)
    func conservation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rules = try PointsProgram(program(&random), in: FixedOffset.utc)
        var account = PointsAccount()
        for step in try history(&random) {
            let before = account
            let decision = try rules.decide(
                PointsCommand(step.action, for: Sample.member()),
                on: account,
                asOf: step.at
            )
            #expect(decision.answer.isApproved || decision.isRefusal)
            #expect(account == before)
            for event in decision.events.joined() {
                try account.apply(event)
                #expect(account.isBalanced)
                #expect(account.lots.allSatisfy { $0.remaining > 0 && $0.remaining <= $0.granted })
                #expect(event.at == step.at)
            }
            if account.debt > 0 { #expect(try account.balance(in: .points, asOf: step.at).available.isZero) }
            if case .settle = step.action { #expect(account.nextDue.map { $0 > step.at } ?? true) }
        }
    }

    @Test("Sweeps anywhere change no answer and no balance", arguments: UInt64(1)...60)
    func sweepIndependence(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let program = try program(&random)
        var lazy = try Member(program)
        var swept = try Member(program)
        for step in try history(&random) {
            _ = try swept.run(.settle, at: step.at)
            #expect(try lazy.run(step.action, at: step.at) == swept.run(step.action, at: step.at))
            #expect(
                try lazy.rules.balance(of: lazy.account, asOf: step.at)
                    == swept.rules.balance(of: swept.account, asOf: step.at)
            )
        }
        let end = try Sample.time("2029-01-01")
        _ = try lazy.run(.settle, at: end)
        _ = try swept.run(.settle, at: end)
        #expect(lazy.account.totals == swept.account.totals)
        #expect(lazy.account.lots == swept.account.lots)
        #expect(lazy.account.tier?.tier == swept.account.tier?.tier)
    }

    @Test(
        "Replaying the log, or reading it back from JSON, gives the same account to the byte",
        arguments: UInt64(1)...30
    )
    func replay(seed: UInt64) throws {
        func run() throws -> Member {
            var random = SeededGenerator(seed: seed)
            var member = try Member(program(&random))
            for step in try history(&random) { _ = try member.run(step.action, at: step.at) }
            return member
        }
        let member = try run()
        let text = try CanonicalJSON.text(of: member.log)
        let log = try CanonicalJSON.decode([PointsEvent].self, from: text)
        #expect(log == member.log)
        var account = PointsAccount()
        for event in log { try account.apply(event) }
        #expect(account == member.account)
        let stored = try CanonicalJSON.encode(account)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: stored) == account)
        #expect(try CanonicalJSON.encode(run().account) == stored)
        #expect(try CanonicalJSON.text(of: run().log) == text)
    }

    @Test("Accruing and reversing at once is as if nothing happened", arguments: UInt64(1)...30)
    func reversalUndoes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var member = try Member(program(&random))
        for step in try history(&random) { _ = try member.run(step.action, at: step.at) }
        let now = try Sample.time("2027-06-01")
        _ = try member.run(.settle, at: now)
        guard member.account.program != nil else { return }
        let before = try member.rules.balance(of: member.account, asOf: now)
        let standing = try member.rules.standing(of: member.account, asOf: now)
        try member.accrue(.random(in: 0...500, using: &random), as: "undone", at: "2027-06-01")
        try member.reverse("undone", at: "2027-06-01")
        #expect(try member.rules.balance(of: member.account, asOf: now) == before)
        let after = try member.rules.standing(of: member.account, asOf: now)
        #expect(after?.tier == standing?.tier && after?.total == standing?.total && after?.next == standing?.next)
    }
}
