//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Hold rule: points are held for some time, and not for ever")
struct HoldRuleTests {
    @Test("A hold lasts above zero and up to the longest time")
    func allows() throws {
        let rule = try HoldRule(longest: .minutes(15))
        #expect(try rule.allows(.minutes(15)))
        #expect(rule.allows(TimeSpan(microseconds: 1)))
        #expect(!rule.allows(.zero))
        #expect(!rule.allows(TimeSpan(microseconds: -1)))
        #expect(!rule.allows(TimeSpan(microseconds: 900_000_001)))
    }

    @Test("A longest time of zero or less is refused", arguments: [0, -1, .min] as [Int64])
    func noTime(microseconds: Int64) {
        let error = #expect(throws: RewardsError.self) { try HoldRule(longest: TimeSpan(microseconds: microseconds)) }
        #expect(error?.code == .invalidProgram)
        expectUnstorable(HoldRule.self, "{\"longestMicroseconds\":\(microseconds)}")
    }

    @Test("A rule is stored as its longest time")
    func goldenForm() throws {
        try expectStored(HoldRule(longest: .minutes(15)), #"{"longestMicroseconds":900000000}"#)
    }
}
