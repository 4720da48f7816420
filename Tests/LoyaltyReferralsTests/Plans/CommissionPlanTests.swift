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

@Suite("Commission plan: a versioned definition that cannot pay more than it earns")
struct CommissionPlanTests {
    static let golden = """
        {"attribution":\(AttributionRuleTests.golden),"base":{"excludedCategories":["gifts"],"excludedItems":["a","b"],\
        "excludedTenders":["points"],"includesShipping":false,"includesTax":false},\
        "cap":{"currency":"USD","minorUnits":5000},"hold":1209600000000,"plan":"plan-1","rate":"12.5%",\
        "reversalRounding":"awayFromZero","rounding":"down","version":1}
        """

    private func plan() throws -> CommissionPlan {
        try Make.plan(
            "12.5%",
            base: CommissionBase(
                includesTax: false,
                includesShipping: false,
                excludedItems: [ItemID("b"), ItemID("a")],
                excludedCategories: [CategoryID("gifts")],
                excludedTenders: [TenderKind("points")]
            ),
            rounding: .down,
            reversalRounding: .awayFromZero,
            cap: 5_000
        )
    }

    @Test("The golden form is written and read")
    func goldenForm() throws {
        #expect(try CanonicalJSON.text(of: plan()) == Self.golden)
        #expect(try CanonicalJSON.decode(CommissionPlan.self, from: Self.golden) == plan())
    }

    @Test("A plan without exclusions and cap is read back")
    func smallPlan() throws {
        let plan = try Make.plan("10%", base: .netGoods)
        #expect(try CanonicalJSON.decode(CommissionPlan.self, from: CanonicalJSON.encode(plan)) == plan)
    }

    @Test("A rate above 100 % is refused, 100 % is not")
    func rateIsBounded() throws {
        let error = #expect(throws: ReferralsError.self) { try Make.plan("100.01%") }
        #expect(error?.code == .payoutAboveBase)
        #expect(try Make.plan("100%").rate == .one)
    }

    @Test("A negative rate, hold or cap is refused", arguments: [("-1%", 0, 0), ("1%", -1, 0), ("1%", 0, -1)])
    func negativesAreRefused(rate: String, holdDays: Int64, cap: Int64) {
        let error = #expect(throws: ReferralsError.self) { try Make.plan(rate, holdDays: holdDays, cap: cap) }
        #expect(error?.code == .invalidPlan)
    }

    @Test("Another version is not read")
    func otherVersionsAreRefused() throws {
        let text = Self.golden.replacing(
            "\"rounding\":\"down\",\"version\":1",
            with: "\"rounding\":\"down\",\"version\":2"
        )
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(CommissionPlan.self, from: text) }
    }
}
