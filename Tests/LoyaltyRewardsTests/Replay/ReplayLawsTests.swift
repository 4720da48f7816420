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

@Suite("Replay laws: a program over its own history comes to the account that it had come to")
struct ReplayLawsTests {
    /// A program of any policies in which people may do everything by hand.
    private func program(_ world: inout PolicyWorld) throws -> Program {
        let drawn = try world.program()
        let measure = world.pick([TierLadder.Measure.balance, .points, .spend, .orders])
        let downgrade = TierDowngrade(
            world.pick([.toReached, .oneStep, .byBalance]),
            validity: TierValidity(.days(5))
        )
        let ladder = try TierLadder(
            measure: measure,
            window: measure == .balance ? .lifetime : .rolling(.days(9)),
            tiers: [
                Tier(TierID("silver"), from: 30, multiplier: .percent(150)),
                Tier(TierID("gold"), from: 200, multiplier: .percent(200)),
            ],
            downgrade: measure == .balance ? .immediate : downgrade
        )
        return try Sample.program(
            accrual: drawn.accrual,
            maturity: drawn.maturity,
            expiry: drawn.expiry,
            tiers: Bool.random(using: &world.random) ? ladder : drawn.tiers,
            policies: PointsPolicies(
                returns: drawn.policies.returns,
                debt: drawn.policies.debt,
                refundGrace: drawn.policies.refundGrace,
                burnOrder: world.pick(BurnOrder.allCases),
                holds: drawn.policies.holds,
                reinstatement: world.pick([nil, ReinstatementRule(window: .days(10), life: .days(12))]),
                adjustments: AdjustmentRule()
            )
        )
    }

    private func opening(_ world: inout PolicyWorld) throws -> OpeningBalance {
        let start = try Sample.time("2026-12-30")
        let lots = try (1...3).map { number in
            OpeningLot(
                try Sample.points(Int64(number) * 20),
                grantedAt: start,
                expiresAt: try start.advanced(by: .days(world.pick([1, 5, 40])))
            )
        }
        let entry = QualifyingEntry(
            at: start,
            amounts: QualifyingAmounts(points: 90, spend: 80, orders: 1),
            source: .order(try OrderID("old"))
        )
        return OpeningBalance(
            lots: lots,
            qualifying: [entry],
            debt: try world.pick([nil, Sample.points(30)]),
            enrolledAt: try world.pick([nil, Sample.time("2026-05-05")]),
            lastActiveAt: try world.pick([nil, Sample.time("2026-12-31")])
        )
    }

    private func byHand(_ world: inout PolicyWorld, at: Timestamp) throws -> PointsCommand.Action {
        let points = try Sample.points(world.pick([-60, -5, 10, 70]))
        switch Int.random(in: 0..<4, using: &world.random) {
        case 0: return .adjust(points, try Sample.why())
        case 1: return .reinstate(try Sample.why())
        case 2: return .extendTier(until: try at.advanced(by: .days(20)), try Sample.why())
        default:
            return .extendExpiry(ExpiryExtension(by: .days(world.pick([1, 6]))), try Sample.why())
        }
    }

    /// A history of sixty commands and more, and the account that it led to.
    private func told(seed: UInt64) throws -> Member {
        var world = PolicyWorld(seed: seed)
        var member = try Member(program(&world))
        if Bool.random(using: &world.random) {
            _ = try member.run(.openBalance(opening(&world)), at: "2027-01-01")
        }
        for step in try world.history() {
            if Int.random(in: 0..<5, using: &world.random) == 0 {
                _ = try member.run(byHand(&world, at: step.at), at: step.at)
            }
            _ = try member.attempt(step)
        }
        guard let last = member.account.lastAt else { return member }
        let end = try last.advanced(by: .hours(40))
        if Bool.random(using: &world.random) { _ = try member.run(.close(forfeiting: true), at: end) }
        if Bool.random(using: &world.random) { _ = try member.run(.erase, at: end) }
        return member
    }

    @Test("The same program comes to the same account, to the byte", arguments: UInt64(1)...200)
    func identity(seed: UInt64) throws {
        let member = try told(seed: seed)
        let history = MemberHistory(of: member.id, member.log)
        let replayed = try member.rules.account(replaying: history, asOf: .latest)
        #expect(replayed == member.account)
        #expect(try CanonicalJSON.text(of: replayed) == CanonicalJSON.text(of: member.account))
        let end = member.account.lastAt ?? .unixEpoch
        let report = try member.rules.replay([history], against: member.rules, asOf: end)
        #expect(report.live == report.draft && report.changedBalances.isEmpty && report.changedTiers.isEmpty)
        #expect(report.members.allSatisfy { $0.declined.isEmpty && !$0.isPartial })
    }

    @Test("Another program over any history keeps accounts whole", arguments: UInt64(1)...100)
    func anyDraft(seed: UInt64) throws {
        let member = try told(seed: seed)
        var world = PolicyWorld(seed: seed + 1_000)
        let draft = try PointsProgram(program(&world), in: FixedOffset.utc)
        let replayed = try draft.account(replaying: MemberHistory(of: member.id, member.log), asOf: .latest)
        #expect(replayed.isBalanced)
        let stored = try CanonicalJSON.encode(replayed)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: stored) == replayed)
    }
}
