//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Points account: laws under every combination of policies")
struct PolicyLawsTests {
    /// An account after a history, and the instant of its last step.
    private func history(_ world: inout PolicyWorld, owes: Bool = false) throws -> (member: Member, now: Timestamp) {
        var member = try Member(world.program(owes: owes))
        let steps = try world.history()
        for step in steps { _ = try member.attempt(step) }
        let now = steps[steps.count - 1].at
        _ = try member.run(.settle, at: now)
        return (member, now)
    }

    @Test("Each event keeps every point accounted for; who owes has nothing to redeem", arguments: UInt64(1)...120)
    func invariants(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let rules = try PointsProgram(world.program(), in: FixedOffset.utc)
        let ann = try Sample.member()
        var account = PointsAccount()
        for step in try world.history() {
            guard let decision = try? rules.decide(PointsCommand(step.action, for: ann), on: account, asOf: step.at)
            else {
                continue
            }
            for event in decision.events.joined() {
                try account.apply(event)
                #expect(account.isBalanced)
                #expect(event.at == step.at)
            }
            if account.debt > 0 {
                #expect(
                    account.lots.allSatisfy { $0.free == 0 || account.hasEnded($0, asOf: step.at) },
                    "\(step.action)"
                )
            }
            #expect(account.lots.allSatisfy { $0.remaining > 0 && $0.held >= 0 && $0.free >= 0 })
            #expect(account.heldSteps == account.lots.reduce(0) { $0 + $1.held })
            if decision.answer.isApproved {
                #expect(try rules.decide(.settle(ann), on: account, asOf: step.at).events.joined().isEmpty)
            }
        }
    }

    @Test("Ledger 3, I13 · sweeps anywhere change no answer and no balance", arguments: UInt64(1)...120)
    func sweepIndependence(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        var lazy = try Member(world.program())
        var swept = lazy
        for step in try world.history() {
            _ = try swept.run(.settle, at: step.at)
            #expect(try lazy.attempt(step) == swept.attempt(step))
            #expect(
                try lazy.account.balance(in: .points, asOf: step.at)
                    == swept.account.balance(in: .points, asOf: step.at)
            )
        }
        let end = try Sample.time("2027-09-01")
        _ = try lazy.run(.settle, at: end)
        _ = try swept.run(.settle, at: end)
        #expect(lazy.account.totals == swept.account.totals)
        #expect(lazy.account.lots == swept.account.lots)
        #expect(lazy.account.accruals == swept.account.accruals)
        #expect(lazy.account.redemptions == swept.account.redemptions)
        #expect(lazy.account.tier?.tier == swept.account.tier?.tier)
    }

    @Test("I9 · the log, read back from JSON, gives the same account to the byte", arguments: UInt64(1)...60)
    func replay(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let member = try history(&world).member
        let log = try CanonicalJSON.decode([PointsEvent].self, from: CanonicalJSON.text(of: member.log))
        #expect(log == member.log)
        var account = PointsAccount()
        for event in log { try account.apply(event) }
        #expect(account == member.account)
        let text = try CanonicalJSON.text(of: account)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: text) == account)
    }

    @Test("P3 · an order that is accrued and wholly returned leaves everything as it was", arguments: UInt64(1)...120)
    func accrualAndReturn(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let (told, now) = try history(&world)
        var member = told
        guard member.account.program != nil else { return }
        let before = member.account
        let standing = try member.rules.standing(of: before, asOf: now)
        let order = try world.order("undone", at: now)
        guard try member.run(.accrue(.order(order)), at: now).isApproved else { return }
        _ = try member.run(.reverseAccrual(.order(order.id)), at: now)
        #expect(member.account.lots == before.lots)
        #expect(member.account.debt == before.debt)
        #expect(member.account.carried == before.carried)
        #expect(member.account.qualifying.entries.filter { $0.amounts != .zero } == before.qualifying.entries)
        let after = try member.rules.standing(of: member.account, asOf: now)
        #expect(after?.tier == standing?.tier && after?.total == standing?.total && after?.next == standing?.next)
    }

    @Test("R13 · returns of single units, in any order, come to one return of all", arguments: UInt64(1)...120)
    func unitByUnit(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let (told, now) = try history(&world)
        var one = told
        let order = try world.order("back", at: now)
        guard try one.run(.accrue(.order(order)), at: now).isApproved else { return }
        let available = try one.account.balance(in: .points, asOf: now).available
        if available.steps > 2 {
            _ = try one.run(.redeem(Sample.points(available.steps / 2), RedemptionID("spent")), at: now)
        }
        var many = one
        _ = try one.run(.reverseAccrual(.order(order.id)), at: now)
        let units = order.lines.flatMap { Array(repeating: $0.id.text, count: Int($0.quantity.millionths / 1_000_000)) }
        for unit in units.shuffled(using: &world.random) {
            _ = try many.run(.returnUnits(Sample.returned([unit: 1], of: "back", at: "2027-01-01")), at: now)
        }
        #expect(one.account.lots == many.account.lots)
        #expect(one.account.debt == many.account.debt)
        #expect(one.account.carried == many.account.carried)
        #expect(one.account.totals == many.account.totals)
        #expect(one.account.qualifying == many.account.qualifying)
        #expect(many.account.accruals[.order(order.id)]?.isReversed == true)
    }

    @Test(
        "Reward integrity · once all is refunded and returned, in any order, no point is left",
        arguments: UInt64(1)...120
    )
    func nothingIsLeft(seed: UInt64) throws {
        var world = PolicyWorld(seed: seed)
        let (told, now) = try history(&world, owes: true)
        var member = told
        var undoing = member.account.redemptions.map(\.redemption).sorted().map {
            PointsCommand.Action.refundRedemption($0, nil)
        }
        undoing += member.account.accruals.map(\.name).sorted().map { .reverseAccrual($0) }
        undoing += member.account.holds.map { .release($0.redemption) }
        for action in undoing.shuffled(using: &world.random) { _ = try member.run(action, at: now) }
        #expect((member.account.remainingSteps, member.account.isBalanced) == (0, true))
        if member.account.totals.expired == 0 { #expect(member.account.carried == 0) }
    }
}
