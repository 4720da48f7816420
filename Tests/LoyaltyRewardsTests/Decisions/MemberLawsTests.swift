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

@Suite("Several accounts: laws that hold for any history of sending, joining and leaving")
struct MemberLawsTests {
    private static let names = ["ann", "bob", "carl", "home"]

    private func program(_ random: inout SeededGenerator) throws -> Program {
        let ladder = try TierLadder(
            measure: .points,
            window: .rolling(.days(9)),
            tiers: [
                Tier(TierID("silver"), from: 100, multiplier: .percent(150)),
                Tier(TierID("gold"), from: 300, multiplier: .percent(200)),
            ]
        )
        let expiries: [ExpiryPolicy] = [
            .never, .throughDay(after: .days(6)), .throughDay(after: .days(20)), .inactivity(after: .days(5)),
        ]
        let rule = try AccrualRule(
            .spend,
            earns: .spend(AccrualRate(Sample.points(1), per: Sample.euro(3), counting: .proportionally))
        )
        let isCarried = Bool.random(using: &random)
        let plan = try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: .included),
            rules: [rule],
            rounding: .down,
            stage: .order,
            remainder: isCarried ? .carried : .dropped
        )
        return try Club.program(
            accrual: plan,
            maturity: .days(.random(in: 0...2, using: &random)),
            expiry: expiries.randomElement(using: &random) ?? .never,
            tiers: Bool.random(using: &random) ? ladder : nil,
            returns: ReturnRule(period: Bool.random(using: &random) ? .days(12) : nil),
            debt: Int.random(in: 0..<4, using: &random) == 0 ? .writtenOff : .carried(reviewAbove: nil),
            refundGrace: Bool.random(using: &random) ? .lost : .days(4)
        )
    }

    /// A command that makes sense for some account, drawn by a seed.
    private func command(_ club: Club, _ number: Int, at now: Timestamp, _ random: inout SeededGenerator) throws
        -> PointsCommand
    {
        func any() throws -> CustomerID { try CustomerID(Self.names.randomElement(using: &random) ?? "home") }
        func account(_ member: CustomerID) -> PointsAccount { club.accounts[member] ?? PointsAccount() }
        let member = try any()
        let home = account(member).move?.into ?? member
        let points = try Sample.points(.random(in: 1...90, using: &random))
        // Names are used again after a while, as careless hosts do.
        let name = "\(number % 70)"
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<5:
            let customer = Bool.random(using: &random) ? member : nil
            let total = try Sample.euro(.random(in: 1...300, using: &random))
            return .accrue(try Order(id: OrderID(name), at: now, customer: customer, total: total), to: home)
        case 5..<8: return .redeem(points, as: try RedemptionID(name), by: home)
        case 8:
            return PointsCommand(
                .hold(points, try RedemptionID(name), try .hours(.random(in: 1...60, using: &random))),
                for: home
            )
        case 9:
            let hold = account(home).holds.randomElement(using: &random)?.redemption
            return PointsCommand(.capture(try hold ?? RedemptionID(name), nil), for: home)
        case 10..<13:
            let refund = account(home).redemptions.map(\.redemption).sorted().randomElement(using: &random)
            let part = Bool.random(using: &random) ? try Sample.points(.random(in: 1...20, using: &random)) : nil
            return PointsCommand(.refundRedemption(try refund ?? RedemptionID(name), part), for: home)
        case 13..<15:
            let order = account(home).accruals.map(\.name).sorted().randomElement(using: &random)
            return PointsCommand(.reverseAccrual(try order ?? .order(OrderID(name))), for: home)
        case 15:
            var other = try any()
            if other == home { other = try CustomerID("far") }
            return .transfer(points, from: home, to: other)
        case 16, 17:
            let kind: MembershipKind = Bool.random(using: &random) ? .household : .duplicate
            var host = try any()
            if host == member { host = try CustomerID("far") }
            return .join(member, to: host, as: kind)
        case 18:
            guard home != member else { return .settle(member) }
            return .separate(member, from: home)
        default: return .settle(member)
        }
    }

    /// What all accounts would come to if time stopped here.
    private func sums(_ club: Club, at now: Timestamp) throws -> Club.Sums {
        try club.accounts.values.reduce(into: Club.Sums()) { sums, account in
            sums.add(try account.settled(asOf: max(now, account.lastAt ?? now)))
        }
    }

    @Test("Points are conserved over all accounts at every step, and every account goes on", arguments: UInt64(1)...30)
    func conservation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var club = try Club(program(&random))
        var now = try Sample.time("2027-01-01")
        var memberships = 0
        for number in 0..<100 {
            now = try now.advanced(by: .hours(.random(in: 0...20, using: &random)))
            let command = try command(club, number, at: now, &random)
            let before = try sums(club, at: now)
            let answer = try club.run(command, at: now)
            let after = try sums(club, at: now)
            if number % 25 == 0 { try club.check() }
            #expect(after.movedIn == after.movedOut)
            switch command.action {
            case .join, .separate, .transfer:
                #expect(after.withoutMoves == before.withoutMoves, "\(command.action)")
                memberships += answer.isApproved ? 1 : 0
                for member in [command.member] + (command.otherMember.map { [$0] } ?? []) where answer.isApproved {
                    let account = club.accounts[member] ?? PointsAccount()
                    let stored = try CanonicalJSON.encode(account)
                    #expect(try CanonicalJSON.decode(PointsAccount.self, from: stored) == account)
                }
            default: break
            }
        }
        #expect(memberships > 0)
        try leave(&club, at: now)
        try finish(&club, at: now)
    }

    private func leave(_ club: inout Club, at now: Timestamp) throws {
        for member in club.accounts.keys.sorted() {
            guard let host = club.accounts[member]?.move?.into else { continue }
            for hold in club.accounts[host]?.holds ?? [] {
                _ = try club.run(.release(hold.redemption, of: host), at: now)
            }
            #expect(try club.run(.separate(member, from: host), at: now).isApproved)
        }
        try club.check()
        #expect(club.accounts.values.allSatisfy { $0.move == nil && $0.members.isEmpty })
    }

    /// Everything that can be taken back is, and what is left expires.
    private func finish(_ club: inout Club, at now: Timestamp) throws {
        for member in club.accounts.keys.sorted() {
            let account = club.accounts[member] ?? PointsAccount()
            for redemption in account.redemptions.map(\.redemption).sorted() {
                _ = try club.run(PointsCommand(.refundRedemption(redemption, nil), for: member), at: now)
            }
            for accrual in account.accruals.map(\.name).sorted() {
                _ = try club.run(PointsCommand(.reverseAccrual(accrual), for: member), at: now)
            }
        }
        try club.check()
        let end = try now.advanced(by: .days(1_000))
        for member in club.accounts.keys.sorted() {
            #expect(try club.run(.settle(member), at: end).isApproved)
            #expect(club.accounts[member]?.nextDue.map { $0 > end } ?? true)
        }
        try club.check()
    }

    @Test("Joining and leaving at once is as if nothing happened", arguments: UInt64(1)...20)
    func undone(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var club = try Club(program(&random))
        var now = try Sample.time("2027-01-01")
        for number in 0..<60 {
            now = try now.advanced(by: .hours(.random(in: 0...20, using: &random)))
            let command = try command(club, number, at: now, &random)
            switch command.action {
            case .join, .separate: continue
            default: try club.run(command, at: now)
            }
        }
        let end = try now.advanced(by: .days(3))
        let (ann, home) = (try CustomerID("ann"), try CustomerID("home"))
        for member in [ann, home] { try club.run(.settle(member), at: end) }
        let before = club
        guard try club.run(.join(ann, to: home, as: .household), at: end).isApproved else { return }
        #expect(try club.run(.separate(ann, from: home), at: end).isApproved)
        for member in [ann, home] {
            let (old, new) = (before.accounts[member] ?? PointsAccount(), club.accounts[member] ?? PointsAccount())
            #expect(new.accruals == old.accruals && new.redemptions == old.redemptions)
            #expect(new.qualifying == old.qualifying && new.carried == old.carried)
            #expect(
                try new.totals.issued == old.totals.issued
                    && new.tier?.tier == before.rules.standing(of: old, asOf: end)?.tier?.id
            )
            // Debt of the one is repaid by the points of the other; without debt nothing moves.
            guard [ann, home].allSatisfy({ before.accounts[$0]?.debt ?? 0 == 0 }) else { continue }
            #expect(new.lots == old.lots && new.totals == old.totals)
        }
        try club.check()
    }
}
