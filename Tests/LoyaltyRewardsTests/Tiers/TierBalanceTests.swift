//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Tier balance: the points that are there, without debt")
struct TierBalanceTests {
    private func ladder(_ tiers: [(String, Int64)]) throws -> TierLadder {
        try TierLadder(measure: .balance, window: .lifetime, tiers: TierSample.tiers(tiers))
    }

    private func name(_ ladder: TierLadder, _ parts: [Int64]) throws -> String? {
        let balance = TierBalance(parts.map { TierBalance.Part($0, from: .unixEpoch) })
        return try ladder.name(of: TierFacts(history: .init(), balance: balance), at: "2027-01-01")
    }

    @Test(
        "T-1 · active points count, negative ones do not, and thresholds are inclusive",
        arguments: [
            ([350], "gold"), ([199], "bronze"), ([200], "silver"), ([350, -300], "gold"), ([99, 0], nil), ([], nil),
            ([100, 100], "silver"),
        ] as [([Int64], String?)]
    )
    func activePoints(parts: [Int64], tier: String?) throws {
        #expect(try name(ladder([("bronze", 100), ("silver", 200), ("gold", 300)]), parts) == tier)
    }

    @Test("T-2 · the tier follows the balance down and up")
    func followsBalance() throws {
        let ladder = try ladder([("basic", 0), ("silver", 100), ("gold", 500), ("platinum", 1_000)])
        #expect(try name(ladder, [100]) == "silver")
        #expect(try name(ladder, [50]) == "basic")
        #expect(try name(ladder, [50, 500]) == "gold")
        #expect(try name(ladder, [1_000]) == "platinum")
    }

    @Test("Points count from their first instant to before their last, and tell when the tier ends")
    func ends() throws {
        let ladder = try ladder([("silver", 100), ("gold", 200)])
        let balance = try TierBalance([
            TierBalance.Part(100, from: Sample.time("2027-01-01"), until: Sample.time("2027-03-01")),
            TierBalance.Part(100, from: Sample.time("2027-01-01"), until: Sample.time("2027-02-01")),
            TierBalance.Part(100, from: Sample.time("2027-02-01"), until: Sample.time("2027-04-01")),
            TierBalance.Part(-500, from: Sample.time("2027-01-01"), until: Sample.time("2027-01-15")),
        ])
        let facts = TierFacts(history: .init(), balance: balance)
        let standing = try ladder.standing(of: facts, at: "2027-01-01")
        #expect((standing.total, standing.tier?.id.text) == (200, "gold"))
        #expect(standing.holdsUntil == (try Sample.time("2027-03-01")))
        #expect(standing.proof.window == nil && standing.proof.entries == 0)
        let march = try ladder.standing(of: facts, at: "2027-03-01")
        #expect((march.total, march.tier?.id.text, march.missing) == (100, "silver", 100))
        #expect(march.holdsUntil == (try Sample.time("2027-04-01")))
        #expect(try ladder.name(of: facts, at: "2026-12-31") == nil)
        let stays = try TierBalance([
            TierBalance.Part(200, from: Sample.time("2027-01-01")),
            TierBalance.Part(9, from: Sample.time("2027-01-01"), until: Sample.time("2027-02-01")),
        ])
        #expect(
            try ladder.standing(of: TierFacts(history: .init(), balance: stays), at: "2027-01-01").holdsUntil == nil
        )
        let basic = try self.ladder([("basic", 0)])
        #expect(try basic.standing(of: facts, at: "2027-01-01").holdsUntil == nil)
    }

    @Test("A balance rests at the largest amount")
    func largest() {
        let most = TierBalance.Part(9_007_199_254_740_991, from: .unixEpoch)
        #expect(TierBalance([most, most]).steps(asOf: .unixEpoch) == 9_007_199_254_740_991)
    }
}
