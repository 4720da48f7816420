//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Unilevel rules: levels that never pay more than the sale")
struct UnilevelRuleTests {
    @Test("A rule reads what it writes, byte for byte")
    func golden() throws {
        let text = """
            {"compression":"payment","levels":["10%","2%","1%"],"rounding":"toNearestOrEven","start":"sponsor",\
            "version":1}
            """
        let rule = try CanonicalJSON.decode(UnilevelRule.self, from: text)
        #expect(rule.levels == [try .percent(10), try .percent(2), try .percent(1)])
        #expect(try CanonicalJSON.text(of: rule) == text)
    }

    @Test("No level, too many and a negative share are refused")
    func bounds() throws {
        let share = try Rate(1, per: 1_000)
        for levels in [[], Array(repeating: share, count: 101), [try Rate(-1, per: 10)]] {
            let error = #expect(throws: ReferralsError.self) { try UnilevelRule(levels: levels, rounding: .down) }
            #expect(error?.code == .invalidPlan)
        }
        #expect(try UnilevelRule(levels: Array(repeating: share, count: 100), rounding: .down).levels.count == 100)
    }

    @Test("Levels may share everything and not more")
    func guarded() throws {
        #expect(try Make.cascade([60, 40]).levels.count == 2)
        let error = #expect(throws: ReferralsError.self) { try Make.cascade([60, 40, 1]) }
        #expect(error?.code == .payoutAboveBase)
    }

    @Test("Another version is refused")
    func version() {
        #expect(throws: (any Error).self) {
            try CanonicalJSON.decode(
                UnilevelRule.self,
                from: #"{"compression":"none","levels":["10%"],"rounding":"down","start":"seller","version":2}"#
            )
        }
    }
}
