//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Tier ladder: a total that equals a threshold reaches it")
struct TierLadderTests {
    private func ladder(_ tiers: [(String, Int64)], window: QualificationWindow = .period(.year)) throws -> TierLadder {
        try TierLadder(measure: .points, window: window, tiers: tiers.map { Tier(try TierID($0.0), from: $0.1) })
    }

    @Test(
        "T-1 · thresholds are inclusive, and below the first there is no tier",
        arguments: zip([99, 100, 199, 200, 350], [nil, "bronze", "bronze", "silver", "gold"])
            as Zip2Sequence<[Int64], [String?]>
    )
    func thresholdsAreInclusive(total: Int64, tier: String?) throws {
        let ladder = try ladder([("bronze", 100), ("silver", 200), ("gold", 300)])
        #expect(ladder.tier(forTotal: total)?.id.text == tier)
    }

    @Test("T-2 · a total finds its tier and the next one")
    func totalFindsTier() throws {
        let ladder = try ladder([("basic", 0), ("silver", 100), ("gold", 500), ("platinum", 1_000)])
        #expect(
            [0, 50, 100, 550, 1_000].map { ladder.tier(forTotal: $0)?.id.text } == [
                "basic", "basic", "silver", "gold", "platinum",
            ]
        )
        #expect([0, 100, 1_000].map { ladder.nextTier(afterTotal: $0)?.id.text } == ["silver", "gold", nil])
    }

    @Test("Tiers without a rising threshold, a name of their own, a multiplier or a window are refused")
    func contradictionIsRefused() throws {
        #expect(throws: RewardsError.self) { try ladder([]) }
        #expect(throws: RewardsError.self) { try ladder([("a", 1), ("a", 2)]) }
        #expect(throws: RewardsError.self) { try ladder([("a", 1), ("b", 1)]) }
        #expect(throws: RewardsError.self) { try ladder([("a", -1)]) }
        #expect(throws: RewardsError.self) {
            try TierLadder(
                measure: .spend,
                window: .period(.day),
                tiers: [Tier(TierID("a"), from: 1, multiplier: .zero)]
            )
        }
        let error = #expect(throws: RewardsError.self) { try ladder([("a", 1)], window: .rolling(.zero)) }
        #expect(error?.code == .invalidTiers)
    }
}
