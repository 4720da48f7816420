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

@Suite("Attribution rule: a versioned definition")
struct AttributionRuleTests {
    static let golden = """
        {"model":"lastTouch","newCustomersOnly":false,"prefersCodes":true,"version":1,"window":{"elapsed":2592000000000}}
        """

    @Test("The golden form is written and read")
    func goldenForm() throws {
        let rule = try Make.rule()
        #expect(try CanonicalJSON.text(of: rule) == Self.golden)
        #expect(try CanonicalJSON.decode(AttributionRule.self, from: Self.golden) == rule)
    }

    @Test("A window of nothing or less is refused", arguments: [0, -1])
    func emptyWindowIsRefused(days: Int64) {
        let error = #expect(throws: ReferralsError.self) { try Make.rule(days: days) }
        #expect(error?.code == .invalidAttributionRule)
    }

    @Test("Another version is not read, and neither is another arithmetic of the window")
    func otherVersionsAreRefused() throws {
        for (old, new) in [("\"version\":1", "\"version\":2"), ("elapsed", "calendarDays"), ("lastTouch", "lineär")] {
            let text = Self.golden.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
            #expect(throws: CoreError.self) { try CanonicalJSON.decode(AttributionRule.self, from: text) }
        }
    }
}
