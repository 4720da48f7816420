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

    @Test(
        "Windows without length, and validity or grace that lead back, are refused",
        arguments: [
            (QualificationWindow.rolling(.zero), TierDowngrade.immediate),
            (.rolling(TimeSpan(microseconds: -1)), .immediate), (.anniversary(.days(0)), .immediate),
            (.anniversary(CalendarStep(months: 12, days: -1)), .immediate),
            (.lifetime, TierDowngrade(validity: TierValidity(.days(-1)))),
            (.lifetime, TierDowngrade(validity: TierValidity(.months(-1)))),
            (.lifetime, TierDowngrade(grace: .days(0))), (.lifetime, TierDowngrade(grace: .months(-1))),
        ]
    )
    func backwardRules(window: QualificationWindow, downgrade: TierDowngrade) {
        let error = #expect(throws: RewardsError.self) { try TierSample.ladder(window, downgrade: downgrade) }
        #expect(error?.code == .invalidTiers)
    }

    @Test(
        "A ladder by balance has no window, and follows the balance or never falls",
        arguments: [
            (QualificationWindow.period(.year), TierDowngrade.immediate), (.lifetime, TierDowngrade(.oneStep)),
            (.lifetime, TierDowngrade(.byBalance)), (.lifetime, TierDowngrade(grace: .days(1))),
            (.lifetime, TierDowngrade(.never, validity: TierValidity(.days(1)))),
        ]
    )
    func balanceRules(window: QualificationWindow, downgrade: TierDowngrade) throws {
        let error = #expect(throws: RewardsError.self) {
            try TierSample.ladder(window, measure: .balance, downgrade: downgrade)
        }
        #expect(error?.code == .invalidTiers)
        #expect(try TierSample.ladder(.lifetime, measure: .balance).needsBalance)
        #expect(try TierSample.ladder(.lifetime, measure: .balance, downgrade: TierDowngrade(.never)).needsBalance)
        #expect(try TierSample.ladder(.lifetime, downgrade: TierDowngrade(.byBalance)).needsBalance)
        #expect(try !TierSample.ladder(.lifetime).needsBalance)
    }

    @Test("The golden form leaves out what is as by default")
    func goldenForm() throws {
        let plain = try ladder([("silver", 100)])
        let short =
            #"{"measure":"points","tiers":[{"id":"silver","multiplier":"100%","threshold":100}],"#
            + #""window":{"period":"year"}}"#
        #expect(try CanonicalJSON.text(of: plain) == short)
        #expect(try CanonicalJSON.decode(TierLadder.self, from: short) == plain)

        let full = try TierLadder(
            measure: .orders,
            window: .anniversary(.years(1)),
            tiers: [Tier(TierID("gold"), from: 10, multiplier: .percent(150))],
            crossing: .split,
            downgrade: TierDowngrade(
                .oneStep,
                validity: TierValidity(.years(1), throughEndOf: .quarter),
                grace: .days(14)
            )
        )
        let long =
            #"{"crossing":"split","downgrade":{"grace":{"days":14,"months":0},"mode":"oneStep","#
            + #""validity":{"after":{"days":0,"months":12},"period":"quarter"}},"measure":"orders","#
            + #""tiers":[{"id":"gold","multiplier":"150%","threshold":10}],"#
            + #""window":{"anniversary":{"days":0,"months":12}}}"#
        #expect(try CanonicalJSON.text(of: full) == long)
        #expect(try CanonicalJSON.decode(TierLadder.self, from: long) == full)
    }

    @Test("A ladder that could not be made is not read")
    func brokenForm() {
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(
                TierLadder.self,
                from: #"{"measure":"points","tiers":[],"window":{"lifetime":true}}"#
            )
        }
        #expect(error?.message.contains("invalidTiers") == true)
    }
}
