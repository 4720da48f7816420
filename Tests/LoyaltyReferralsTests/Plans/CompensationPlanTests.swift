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

@Suite("Compensation plans: one value, checked when it is made and kept whole when it is read")
struct CompensationPlanTests {
    static let golden = """
        {"base":{"includesShipping":true,"includesTax":true},"components":[{"kind":"unilevel","name":"cascade","rule":\
        {"compression":"none","levels":["10%","2%","1%"],"rounding":"toNearestOrAwayFromZero","start":"seller","version":1}},\
        {"kind":"differential","measure":"group","name":"steps","rule":{"bands":[{"from":0,"rate":"1%"},{"from":100000,\
        "rate":"4%"}],"courtesy":"0%","rounding":"toNearestOrAwayFromZero","version":1}},{"kind":"volumeBonus",\
        "measure":"personal","name":"bonus","rule":{"bands":[{"from":300000,"rate":"3%"}],"reading":"marginal",\
        "rounding":"toNearestOrAwayFromZero","version":1}}],"forestTime":"event","hold":1209600000000,"plan":"network-1",\
        "reversalRounding":"toNearestOrAwayFromZero","rounding":"toNearestOrAwayFromZero","version":1}
        """

    private func plan() throws -> CompensationPlan {
        try Make.network([
            Make.cascadeComponent([10, 2, 1]),
            Make.component(
                "steps",
                .differential(
                    DifferentialRule(Make.bands([(0, 1), (100_000, 4)]), rounding: .toNearestOrAwayFromZero),
                    by: .group
                )
            ),
            Make.component(
                "bonus",
                .volumeBonus(
                    VolumeBonus(Make.bands([(300_000, 3)]), reading: .marginal, rounding: .toNearestOrAwayFromZero),
                    on: .personal
                )
            ),
        ])
    }

    @Test("The golden form is written and read")
    func goldenForm() throws {
        #expect(try CanonicalJSON.text(of: plan()) == Self.golden)
        #expect(try CanonicalJSON.decode(CompensationPlan.self, from: Self.golden) == plan())
    }

    @Test(
        "Every kind of component is read back as it was written, with ranks, limits and a guard",
        arguments: 0..<10 as Range<UInt64>
    )
    func allKinds(seed: UInt64) throws {
        for kind in PlanWorld.kinds {
            let plan = try PlanWorld(kind, seed).plan
            #expect(try CanonicalJSON.decode(CompensationPlan.self, from: CanonicalJSON.encode(plan)) == plan)
        }
        let recurring = PlanComponent(
            try ComponentName("once"),
            .unilevel(try Make.cascade([10])),
            recurrence: try RecurrenceRule(.once)
        )
        #expect(try CanonicalJSON.decode(PlanComponent.self, from: CanonicalJSON.encode(recurring)) == recurring)
    }

    private func component(_ text: String) throws -> PlanComponent {
        try CanonicalJSON.decode(PlanComponent.self, from: text)
    }

    @Test("A component of a kind that is not known is kept with all its members, and no run is made with it")
    func unknownKinds() throws {
        let text = """
            {"kind":"lottery","name":"luck","odds":[1,2],"rule":{"version":9}}
            """
        let plan = try Make.network([Make.cascadeComponent([10]), component(text)])
        #expect(try CanonicalJSON.text(of: plan).contains(text))
        #expect(try CanonicalJSON.decode(CompensationPlan.self, from: CanonicalJSON.encode(plan)) == plan)
        let error = #expect(throws: ReferralsError.self) { try Make.run(plan, [], in: Make.forest("a")) }
        #expect(error?.code == .unsupportedComponent)
        #expect(error?.message.contains("component 2") == true)
    }

    @Test("A component that pays for recruiting alone is refused")
    func recruitment() throws {
        let component = try component(#"{"amount":5000,"kind":"recruitment","name":"bounty"}"#)
        let error = #expect(throws: ReferralsError.self) { try Make.network([component]) }
        #expect(error?.code == .recruitmentReward)
    }

    @Test("V61: a plan rounds in one way; a component that rounds in another is refused, with its place")
    func oneRounding() throws {
        let floor = try Make.component("second", .unilevel(Make.cascade([15], from: .sponsor, rounding: .down)))
        let error = #expect(throws: ReferralsError.self) {
            try Make.network([Make.cascadeComponent([10]), floor])
        }
        #expect(error?.code == .invalidPlan)
        #expect(error?.message.contains("component 2") == true)
        let forest = try Make.forest("top seller")
        for (rounding, expected) in [(RoundingRule.down, 49), (.toNearestOrAwayFromZero, 50)] as [(RoundingRule, Int64)]
        {
            let second = try Make.component("second", .unilevel(Make.cascade([15], from: .sponsor, rounding: rounding)))
            let run = try Make.run(
                Make.network([second], rounding: rounding),
                [Make.sale("o-1", of: "seller", 333)],
                in: forest
            )
            #expect(try run.cents("top") == expected)
        }
    }

    @Test("A plan without components, with a name twice or with a negative hold is refused")
    func malformed() throws {
        let one = try Make.cascadeComponent([10])
        for (components, hold) in [([], 0), ([one, one], 0), ([one], -1)] as [([PlanComponent], Int64)] {
            let error = #expect(throws: ReferralsError.self) { try Make.network(components, holdDays: hold) }
            #expect(error?.code == .invalidPlan)
        }
        let many = try (0...64).map { try Make.component("c\($0)", one.kind) }
        #expect(throws: ReferralsError.self) { try Make.network(many) }
        #expect(try Make.network(Array(many.dropLast())).components.count == 64)
    }

    @Test("Another version is not read")
    func otherVersions() {
        let text = Self.golden.replacing("Zero\",\"version\":1}", with: "Zero\",\"version\":2}")
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(CompensationPlan.self, from: text) }
    }
}
