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

@Suite("Tier multiplier: before, after or split at the threshold")
struct TierMultiplierTests {
    private func ladder(_ crossing: TierCrossing) throws -> TierLadder {
        try TierLadder(
            measure: .spend,
            window: .lifetime,
            tiers: [
                Tier(TierID("bronze"), from: 0), Tier(TierID("silver"), from: 10_000, multiplier: .percent(200)),
                Tier(TierID("gold"), from: 20_000, multiplier: .percent(300)),
            ],
            crossing: crossing
        )
    }

    struct Invoice: Sendable, CustomTestStringConvertible {
        let before: Int64
        let amount: Int64
        let tier: String
        var testDescription: String { "\(before) and then \(amount) → \(tier)" }
    }

    @Test(
        "E27 · with the tier after it, an invoice counts towards its own tier",
        arguments: [
            Invoice(before: 0, amount: 6_000, tier: "bronze"), Invoice(before: 0, amount: 15_000, tier: "silver"),
            Invoice(before: 0, amount: 25_000, tier: "gold"), Invoice(before: 4_000, amount: 500, tier: "bronze"),
            Invoice(before: 8_000, amount: 3_000, tier: "silver"), Invoice(before: 18_000, amount: 3_000, tier: "gold"),
            Invoice(before: 22_000, amount: 5_000, tier: "gold"), Invoice(before: 9_999, amount: 1, tier: "silver"),
        ]
    )
    func invoiceTier(invoice: Invoice) throws {
        let ladder = try ladder(.after)
        let multiplier = try ladder.multiplier(
            atTotal: invoice.before,
            in: ladder.tier(forTotal: invoice.before),
            adding: invoice.amount
        )
        #expect(ladder.tiers.first { $0.id.text == invoice.tier }?.multiplier == multiplier)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let crossing: TierCrossing
        let total: Int64
        let tier: Int?
        let amount: Int64
        let expected: String
        var testDescription: String { "\(crossing), \(amount) more at \(total) → \(expected)" }
    }

    @Test(
        "S19 · the tier before, the tier after, or each for its part",
        arguments: [
            Example(crossing: .before, total: 9_000, tier: 0, amount: 20_000, expected: "100%"),
            Example(crossing: .after, total: 9_000, tier: 0, amount: 20_000, expected: "300%"),
            // 1,000 at 1, then 10,000 at 2, then 9,000 at 3 = 48,000 of 20,000.
            Example(crossing: .split, total: 9_000, tier: 0, amount: 20_000, expected: "240%"),
            Example(crossing: .split, total: 9_000, tier: 0, amount: 2_000, expected: "150%"),
            Example(crossing: .split, total: 9_000, tier: 0, amount: 3_000, expected: "5/3"),
            // The step that reaches the threshold is still earned below it.
            Example(crossing: .split, total: 9_000, tier: 0, amount: 1_000, expected: "100%"),
            Example(crossing: .after, total: 9_000, tier: 0, amount: 1_000, expected: "200%"),
            Example(crossing: .split, total: 10_000, tier: 1, amount: 10_001, expected: "20003/10001"),
            // A tier that is held without being reached is not fallen below.
            Example(crossing: .split, total: 0, tier: 1, amount: 15_000, expected: "200%"),
            Example(crossing: .after, total: 0, tier: 2, amount: 15_000, expected: "300%"),
            Example(crossing: .split, total: 0, tier: 1, amount: 25_000, expected: "220%"),
            // Nothing qualifies: the tier of the member.
            Example(crossing: .split, total: 9_000, tier: 0, amount: 0, expected: "100%"),
            Example(crossing: .after, total: 9_000, tier: 1, amount: 0, expected: "200%"),
            Example(crossing: .split, total: 9_000, tier: nil, amount: 2_000, expected: "150%"),
            Example(crossing: .before, total: 9_000, tier: nil, amount: 2_000, expected: "100%"),
            // A tier that the total reaches already counts from the start.
            Example(crossing: .split, total: 12_000, tier: nil, amount: 2_000, expected: "200%"),
        ]
    )
    func crossing(example: Example) throws {
        let ladder = try ladder(example.crossing)
        let tier = example.tier.map { ladder.tiers[$0] }
        let multiplier = try ladder.multiplier(atTotal: example.total, in: tier, adding: example.amount)
        #expect(try multiplier == Rate(parsing: example.expected))
    }

    @Test("A standing multiplies from where it is")
    func fromStanding() throws {
        let ladder = try TierSample.ladder(.lifetime, crossing: .after)
        let standing = try ladder.standing(of: TierSample.facts([("2027-01-01", 150)]), at: "2027-01-01")
        #expect(try ladder.multiplier(for: standing, adding: 10) == .one)
    }

    @Test("Sums and means that are no amount or rate are refused")
    func bounds() throws {
        let most: Int64 = 9_007_199_254_740_991
        for crossing in [TierCrossing.after, .split] {
            let ladder = try ladder(crossing)
            #expect(
                code { () throws(RewardsError) in
                    _ = try ladder.multiplier(atTotal: most, in: nil, adding: 1)
                } == .amountOutOfRange
            )
        }
        let odd = try TierLadder(
            measure: .spend,
            window: .lifetime,
            tiers: [Tier(TierID("a"), from: 7, multiplier: Rate(most, per: most - 1))],
            crossing: .split
        )
        #expect(
            code { () throws(RewardsError) in
                _ = try odd.multiplier(atTotal: 0, in: nil, adding: most - 4)
            } == .amountOutOfRange
        )
    }

    @Test(
        "A split lies between both tiers, is the sum of its parts, and may itself be split",
        arguments: UInt64(1)...80
    )
    func splitLaws(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var threshold: Int64 = 0
        let tiers = try (0..<Int.random(in: 1...5, using: &random)).map { index in
            threshold += .random(in: 1...50, using: &random)
            let multiplier = try Rate.percent(.random(in: 100...300, using: &random))
            return Tier(try TierID("\(index)"), from: threshold, multiplier: multiplier)
        }
        let ladder = try TierLadder(measure: .points, window: .lifetime, tiers: tiers, crossing: .split)
        let total = Int64.random(in: 0...200, using: &random)
        let amount = Int64.random(in: 1...200, using: &random)
        func multiplier(_ total: Int64, _ amount: Int64) throws -> Rate {
            try ladder.multiplier(atTotal: total, in: ladder.tier(forTotal: total), adding: amount)
        }
        let split = try multiplier(total, amount)
        // Unit by unit, each by the tier of the total that it starts from.
        var sum = Rate.zero
        for unit in total..<(total + amount) { sum = try sum + (ladder.tier(forTotal: unit)?.multiplier ?? .one) }
        #expect(try split * Rate(amount, per: 1) == sum)
        let passed = (total..<(total + amount)).map { ladder.tier(forTotal: $0)?.multiplier ?? .one }
        #expect(try split >= #require(passed.min()) && split <= #require(passed.max()))
        // Paying in two parts is paying at once.
        let first = Int64.random(in: 0...amount, using: &random)
        let parts =
            try multiplier(total, first) * Rate(first, per: 1)
            + multiplier(total + first, amount - first) * Rate(amount - first, per: 1)
        #expect(parts == sum)
    }
}
