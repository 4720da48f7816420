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

@Suite("By hand: laws that hold for any history")
struct StewardshipLawsTests {
    private struct Step {
        let action: PointsCommand.Action
        let at: Timestamp
    }

    private func program(_ random: inout SeededGenerator) throws -> Program {
        let policies: [ExpiryPolicy] = [
            .throughDay(after: .days(5)), .inactivity(after: .days(6)),
            .earliest([.inactivity(after: .days(4)), .throughDay(after: .days(9))]),
        ]
        return try Sample.stewarded(
            maturity: .days(.random(in: 0...2, using: &random)),
            expiry: policies.randomElement(using: &random) ?? .never,
            tiers: Bool.random(using: &random) ? Sample.ladder() : nil,
            refundGrace: Bool.random(using: &random) ? .lost : .days(3)
        )
    }

    private func action(_ index: Int, _ now: Timestamp, _ random: inout SeededGenerator) throws -> PointsCommand.Action
    {
        let known = Int.random(in: 0...index, using: &random)
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<4:
            let total = try Sample.euro(.random(in: 1...200, using: &random))
            return .accrue(.order(try Order(id: OrderID("\(index)"), at: now, customer: nil, total: total)))
        case 4..<6:
            return .redeem(
                try Sample.points(.random(in: 1...120, using: &random)),
                try RedemptionID("\(index)")
            )
        case 6: return .refundRedemption(try RedemptionID("\(known)"), nil)
        case 7: return .reverseAccrual(.order(try OrderID("\(known)")))
        case 8:
            let points = try Sample.points(.random(in: 1...60, using: &random))
            return .hold(points, try RedemptionID("\(index)"), try .hours(.random(in: 1...200, using: &random)))
        case 9..<12:
            let points = try Sample.points(.random(in: -80...80, using: &random))
            return points.isZero ? .settle : .adjust(points, try Sample.why())
        case 12:
            let lots: [LotID]? = Bool.random(using: &random) ? nil : [LotID(Int64(known + 1))]
            return .extendExpiry(
                ExpiryExtension(by: .days(.random(in: 1...4, using: &random)), of: lots),
                try Sample.why()
            )
        case 13, 14: return .reinstate(try Sample.why())
        default: return .extendTier(until: try now.advanced(by: .days(9)), try Sample.why())
        }
    }

    private func history(_ random: inout SeededGenerator) throws -> [Step] {
        var now = try Sample.time("2027-01-01")
        return try (0..<60).map { index in
            now = try now.advanced(by: .hours(.random(in: 0...40, using: &random)))
            return Step(action: try action(index, now, &random), at: now)
        }
    }

    @Test(
        "Every event posts to zero, and the statement of the log is the books of the account",
        arguments: UInt64(1)...60
    )
    func doubleEntry(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var member = try Member(program(&random))
        for step in try history(&random) { _ = try member.run(step.action, at: step.at) }
        let end = try Sample.time("2027-06-01")
        _ = try member.run(seed.isMultiple(of: 2) ? .erase : .close(forfeiting: true), at: end)
        #expect(member.account.isBalanced && member.account.lots.isEmpty)
        let statement = try PointsStatement(of: member.log)
        var sums: [PointsBook: Int64] = [:]
        for line in statement.lines {
            #expect(line.postings.reduce(0) { $0 + $1.steps } == 0)
            sums[.available, default: 0] += line.matured
            sums[.pending, default: 0] -= line.matured
            for posting in line.postings { sums[posting.book, default: 0] += posting.steps }
            #expect(sums[.available, default: 0] == line.available && sums[.pending, default: 0] == line.pending)
            #expect(sums[.held, default: 0] == line.held && sums[.debt, default: 0] == -line.debt)
        }
        let books = PointsBook.allCases.map { PointsPosting($0, sums[$0, default: 0]) }.filter { $0.steps != 0 }
        #expect(books == statement.books)
        #expect(books == member.account.books(asOf: end))
    }

    @Test("Sweeps anywhere change no answer, no balance and nothing that can come back", arguments: UInt64(1)...80)
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
        let end = try Sample.time("2027-06-01")
        _ = try lazy.run(.settle, at: end)
        _ = try swept.run(.settle, at: end)
        #expect(lazy.account.totals == swept.account.totals)
    }

    @Test("The log and the account read back from JSON are the same to the byte", arguments: UInt64(1)...20)
    func replay(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var member = try Member(program(&random))
        for step in try history(&random) {
            let command = PointsCommand(step.action, for: member.id)
            let text = try CanonicalJSON.text(of: command)
            #expect(try CanonicalJSON.decode(PointsCommand.self, from: text) == command)
            let answer = try member.run(step.action, at: step.at)
            #expect(try CanonicalJSON.decode(PointsAnswer.self, from: CanonicalJSON.text(of: answer)) == answer)
        }
        let text = try CanonicalJSON.text(of: member.log)
        let log = try CanonicalJSON.decode([PointsEvent].self, from: text)
        #expect(log == member.log)
        var account = PointsAccount()
        for event in log { try account.apply(event) }
        #expect(account == member.account)
        let stored = try CanonicalJSON.text(of: account)
        #expect(try CanonicalJSON.decode(PointsAccount.self, from: stored) == account)
    }
}
