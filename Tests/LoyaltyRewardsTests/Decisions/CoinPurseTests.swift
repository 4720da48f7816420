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

@Suite("Points account: every answer is that of a purse of coins, one for each point")
struct CoinPurseTests {
    /// The rules in plain numbers, and the program that is made of them.
    private struct Rules {
        let points: Int64
        let cents: Int64
        let maturityDays: Int64
        let expiryDays: Int64?
        let minimum: Int64
        let step: Int64
        let tierDays: Int64?
        let hasTiers: Bool

        init(_ random: inout SeededGenerator) {
            points = .random(in: 1...3, using: &random)
            cents = .random(in: 1...3, using: &random)
            maturityDays = max(0, .random(in: -2...2, using: &random))
            expiryDays = Bool.random(using: &random) ? .random(in: 0...6, using: &random) : nil
            minimum = .random(in: 1...9, using: &random)
            step = .random(in: 1...3, using: &random)
            tierDays = Bool.random(using: &random) ? .random(in: 1...5, using: &random) : nil
            hasTiers = Bool.random(using: &random)
        }

        func program() throws -> Program {
            let ladder = try TierLadder(
                measure: .spend,
                window: tierDays.map { try QualificationWindow.rolling(.days($0)) } ?? .period(.day),
                tiers: [
                    Tier(TierID("silver"), from: 40, multiplier: .percent(150)),
                    Tier(TierID("gold"), from: 90, multiplier: .percent(225)),
                ]
            )
            return try Sample.program(
                accrual: Sample.rule(points: points, per: cents),
                maturity: .days(maturityDays),
                expiry: expiryDays.map { .throughDay(after: .days(Int32($0))) } ?? .never,
                minimum: minimum,
                step: step,
                tiers: hasTiers ? ladder : nil
            )
        }

        func percent(_ qualifying: Int64) -> Int64 {
            guard hasTiers else { return 100 }
            return qualifying >= 90 ? 225 : qualifying >= 40 ? 150 : 100
        }

        func tier(_ qualifying: Int64) -> String? {
            guard hasTiers, qualifying >= 40 else { return nil }
            return qualifying >= 90 ? "gold" : "silver"
        }
    }

    /// What is asked at one step, and the purse's answer to it in words.
    private func step(
        _ purse: inout CoinPurse,
        _ rules: Rules,
        _ index: Int,
        _ now: Int64,
        _ random: inout SeededGenerator
    ) throws -> (PointsCommand.Action, String) {
        let name = "\(Int.random(in: max(0, index - 6)...index, using: &random))"
        let before = purse.qualifying(days: rules.tierDays, now)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4:
            let backs = [0, 0, 1, CoinPurse.day, 3 * CoinPurse.day, -CoinPurse.day]
            let at = now - (backs.randomElement(using: &random) ?? 0)
            let total = Int64.random(in: 0...60, using: &random)
            let order = try Order(
                id: OrderID(name),
                at: Timestamp(microsecondsSince1970: at),
                customer: nil,
                total: Sample.euro(total)
            )
            guard !purse.batches.contains(where: { $0.order == name }) else {
                return (.accrue(.order(order)), "accrual.alreadyMade")
            }
            let granted = Int(total * rules.points * rules.percent(before) / (rules.cents * 100))
            let batch = CoinPurse.Batch(
                order: name,
                grantedAt: min(at, now),
                activeAt: min(at, now) + rules.maturityDays * CoinPurse.day,
                expiresAt: rules.expiryDays.map { (min(at, now) / CoinPurse.day + $0 + 1) * CoinPurse.day },
                qualifying: total
            )
            purse.accrue(batch, points: granted, now)
            let tier = rules.tier(purse.qualifying(days: rules.tierDays, now))
            return (.accrue(.order(order)), "accrued \(granted) \(tier ?? "-")")
        case 4..<7:
            let points = Int64.random(in: 1...50, using: &random)
            let action = PointsCommand.Action.redeem(try Sample.points(points), try RedemptionID(name))
            guard purse.cancelled[name] == nil else { return (action, "redemption.alreadyMade") }
            let available = purse.available(now).count
            let reasons = [
                purse.debt > 0 ? "points.owed" : nil,
                points < (rules.minimum + rules.step - 1) / rules.step * rules.step ? "redemption.belowMinimum" : nil,
                points % rules.step != 0 ? "redemption.notInSteps" : nil,
                points > available ? "points.insufficient" : nil,
            ].compactMap(\.self)
            guard reasons.isEmpty else { return (action, reasons.joined(separator: " ")) }
            purse.redeem(Int(points), as: name, now)
            return (action, "redeemed \(points) of \(available)")
        case 7:
            let action = PointsCommand.Action.refundRedemption(try RedemptionID(name), nil)
            guard let isCancelled = purse.cancelled[name] else { return (action, "redemption.unknown") }
            guard !isCancelled else { return (action, "redemption.alreadyRefunded") }
            let back = purse.cancel(name, now)
            return (action, "cancelled \(back.points) \(back.expired) \(back.repaid)")
        case 8:
            let action = PointsCommand.Action.reverseAccrual(.order(try OrderID(name)))
            guard let batch = purse.batches.first(where: { $0.order == name }) else {
                return (action, "accrual.unknown")
            }
            guard !batch.isReversed else { return (action, "accrual.alreadyReversed") }
            let taken = purse.reverse(name, now)
            let tier = rules.tier(purse.qualifying(days: rules.tierDays, now))
            return (action, "reversed \(taken.points) \(taken.debt) \(tier ?? "-")")
        default: return (.settle, "settled")
        }
    }

    private func words(_ answer: PointsAnswer) -> String {
        switch answer {
        case .accrued(let receipt): "accrued \(receipt.points.steps) \(receipt.tier?.text ?? "-")"
        case .redeemed(let receipt):
            "redeemed \(receipt.points.steps) of \(receipt.available.steps + receipt.points.steps)"
        case .refunded(let receipt):
            "cancelled \(receipt.points.steps) \(receipt.expired.steps) \(receipt.repaid.steps)"
        case .accrualReversed(let receipt):
            "reversed \(receipt.points.steps) \(receipt.debt.steps) \(receipt.tier?.text ?? "-")"
        case .settled: "settled"
        case .declined(let reasons): reasons.map(\.code.description).joined(separator: " ")
        default: "another command"
        }
    }

    @Test("Swept or not, kept in memory or as JSON, an account is the purse at every step", arguments: UInt64(1)...30)
    func accountIsPurse(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rules = Rules(&random)
        var member = try Member(rules.program())
        var stored = try Member(rules.program())
        var purse = CoinPurse()
        var now: Int64 = 1_800_000_000_000_000
        for index in 0..<60 {
            let midnight = (now / CoinPurse.day + 1) * CoinPurse.day
            now =
                [now, now, now + 3_600_000_000, midnight - 1, midnight, now + CoinPurse.day]
                .randomElement(using: &random) ?? now
            let asOf = try Timestamp(microsecondsSince1970: now)
            purse.settle(now)
            let (action, expected) = try step(&purse, rules, index, now, &random)
            let answer = try member.run(action, at: asOf)
            #expect(words(answer) == expected, "step \(index) of seed \(seed)")

            _ = try stored.run(.settle, at: asOf)
            stored.account = try throughJSON(stored.account)
            let command = try throughJSON(PointsCommand(action, for: Sample.member()))
            #expect(try throughJSON(stored.run(command.action, at: asOf)) == answer)

            let balance = try member.rules.balance(of: member.account, asOf: asOf)
            #expect(balance == (try stored.rules.balance(of: stored.account, asOf: asOf)))
            #expect(balance.available.steps == Int64(purse.available(now).count))
            #expect(balance.pending.steps == Int64(purse.pending(now)))
            #expect(balance.debt.steps == Int64(purse.debt))
            let standing = try member.rules.standing(of: member.account, asOf: asOf)
            if let standing { #expect(standing.total == purse.qualifying(days: rules.tierDays, now)) }
            if let end = standing?.holdsUntil {
                let last = try end.advanced(by: TimeSpan(microseconds: -1))
                #expect(try member.rules.standing(of: member.account, asOf: last)?.tier == standing?.tier)
                #expect(try member.rules.standing(of: member.account, asOf: end)?.tier != standing?.tier)
            }
        }
        var replayed = PointsAccount()
        for event in try throughJSON(member.log) { try replayed.apply(event) }
        #expect(replayed == member.account)
        #expect(try throughJSON(member.account) == member.account)
    }

    private func throughJSON<Value: Codable>(_ value: Value) throws -> Value {
        try CanonicalJSON.decode(Value.self, from: CanonicalJSON.encode(value))
    }

    @Test("Amounts and instants at their bounds are refused or counted, never a trap", arguments: UInt64(1)...30)
    func bounds(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let maximum: Int64 = 9_007_199_254_740_991
        func amount() -> Int64 {
            [0, 1, 2, maximum / 2, maximum / 2 + 1, maximum - 1, maximum].randomElement(using: &random) ?? 0
        }
        let ladder = try TierLadder(
            measure: Bool.random(using: &random) ? .points : .spend,
            window: Bool.random(using: &random) ? .rolling(.days(2)) : .period(.year),
            tiers: [Tier(TierID("a"), from: 0), Tier(TierID("b"), from: maximum, multiplier: .percent(200))]
        )
        let program = try Sample.program(
            accrual: Sample.rule(points: max(1, amount()), per: max(1, amount()), rounding: .up),
            maturity: .days(.random(in: 0...2, using: &random)),
            expiry: [.never, .throughDay(after: .days(1)), .throughEnd(of: .year, after: .years(1))]
                .randomElement(using: &random) ?? .never,
            worth: max(1, amount()),
            tiers: Bool.random(using: &random) ? ladder : nil
        )
        var member = try Member(program)
        var now =
            Bool.random(using: &random)
            ? Timestamp.earliest : try Timestamp.latest.advanced(by: TimeSpan(microseconds: -20 * CoinPurse.day))
        for index in 0..<40 {
            now =
                (try? now.advanced(by: TimeSpan(microseconds: .random(in: 0...CoinPurse.day, using: &random))))
                ?? .latest
            let name = "\(Int.random(in: 0...index, using: &random))"
            let action: PointsCommand.Action
            switch Int.random(in: 0..<6, using: &random) {
            case 0...2:
                action = .accrue(
                    .order(try Order(id: OrderID(name), at: now, customer: nil, total: Sample.euro(amount())))
                )
            case 3: action = .redeem(try Sample.points(max(1, amount())), try RedemptionID(name))
            case 4: action = .refundRedemption(try RedemptionID(name), nil)
            default: action = .reverseAccrual(.order(try OrderID(name)))
            }
            let before = member.account
            do {
                let answer = try member.run(action, at: now)
                if !answer.isApproved { #expect(member.account == before) }
            } catch let error as RewardsError {
                #expect([.amountOutOfRange, .instantOutOfRange].contains(error.code))
                #expect(member.account == before)
            }
            #expect(member.account.isBalanced)
        }
        #expect(try throughJSON(member.account) == member.account)
    }
}
