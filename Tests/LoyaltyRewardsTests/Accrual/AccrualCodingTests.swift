//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Accrual: plans, contexts and names have one stable JSON form")
struct AccrualCodingTests {
    private let golden = """
        {"base":{"shipping":"excluded","tax":"included"},"campaigns":[{"condition":{"tiers":["gold"],\
        "weekdays":["saturday","sunday"],"window":{"end":"2027-02-01","start":"2027-01-01"}},"id":"weekend",\
        "multiplier":"200%","scope":{"actions":["review"],"categories":["coffee"],"channels":["app"],\
        "excludedCategories":["gifts"],"excludedItems":["card"],"items":["tea"],"places":["p-1"]}},\
        {"id":"plain","multiplier":"150%"}],"combination":"add","limits":[{"id":"l-1","period":"day",\
        "rule":"coffee","times":1},{"action":"review","id":"l-2","period":"ever","points":{"steps":100,\
        "unit":"points"}},{"id":"l-3","period":"accrual","points":{"steps":500,"unit":"points"}}],"onReturn":"keep",\
        "remainder":"carried","rounding":"down","rules":[{"condition":{"tiers":["gold"]},"earns":{"kind":"spend",\
        "rate":{"counting":"proportionally","per":{"currency":"EUR","minorUnits":100},"points":{"steps":2,\
        "unit":"points"}}},"id":"coffee","minimum":{"of":"scope","spend":{"currency":"EUR","minorUnits":500}},\
        "qualification":{"earns":{"kind":"unit","points":{"steps":1,"unit":"points"}},"kind":"earning"},\
        "qualifiesWithCampaigns":true,"scope":{"categories":["coffee"]}},{"earns":{"kind":"order",\
        "points":{"steps":5,"unit":"points"}},"id":"visit","multiplied":false,"qualification":{"kind":"nothing"}},\
        {"earns":{"kind":"action","points":{"steps":50,"unit":"points"}},"id":"review",\
        "scope":{"actions":["review"]}}],"stage":"order"}
        """

    private func plan() throws -> AccrualPlan {
        let gold = try TierID("gold")
        let window = try DateRange(from: CivilDate(parsing: "2027-01-01"), to: CivilDate(parsing: "2027-02-01"))
        return try AccrualPlan(
            base: AccrualBase(tax: .included, shipping: .excluded),
            rules: [
                AccrualRule(
                    RuleID("coffee"),
                    earns: Shop.spend(2),
                    qualification: .earning(.unit(Sample.points(1))),
                    scope: AccrualScope(categories: [CategoryID("coffee"), CategoryID("coffee")]),
                    condition: AccrualCondition(tiers: [gold]),
                    minimum: AccrualMinimum(Sample.euro(500), of: .scope),
                    qualifiesWithCampaigns: true
                ),
                AccrualRule(
                    RuleID("visit"),
                    earns: .order(Sample.points(5)),
                    qualification: .nothing,
                    isMultiplied: false
                ),
                AccrualRule(
                    RuleID("review"),
                    earns: .action(Sample.points(50)),
                    scope: AccrualScope(actions: [ActionName("review")])
                ),
            ],
            campaigns: [
                Campaign(
                    CampaignID("weekend"),
                    multiplier: Rate(2, per: 1),
                    scope: AccrualScope(
                        items: [ItemID("tea")],
                        categories: [CategoryID("coffee")],
                        excludedItems: [ItemID("card")],
                        excludedCategories: [CategoryID("gifts")],
                        channels: [ChannelID("app")],
                        places: [PlaceID("p-1")],
                        actions: [ActionName("review")]
                    ),
                    condition: AccrualCondition(window: window, weekdays: [.sunday, .saturday], tiers: [gold])
                ),
                Campaign(CampaignID("plain"), multiplier: Rate(3, per: 2)),
            ],
            combination: .add,
            limits: [
                AccrualLimit(LimitID("l-1"), of: .rule(RuleID("coffee")), to: .times(1), per: .calendar(.day)),
                AccrualLimit(
                    LimitID("l-2"),
                    of: .action(ActionName("review")),
                    to: .points(Sample.points(100)),
                    per: .ever
                ),
                AccrualLimit(LimitID("l-3"), of: .plan, to: .points(Sample.points(500)), per: .accrual),
            ],
            rounding: .down,
            stage: .order,
            remainder: .carried,
            onReturn: .keep
        )
    }

    @Test("The golden form reads as the plan that was built, and writes back to the byte")
    func goldenForm() throws {
        let plan = try plan()
        #expect(try CanonicalJSON.text(of: plan) == golden)
        let read = try CanonicalJSON.decode(AccrualPlan.self, from: golden)
        #expect(read == plan && read.hashValue == plan.hashValue)
        #expect(read.unit == .points && read.currency == .eur)
        #expect(try read != Sample.rule())
    }

    @Test("Contexts, names, sources and awards have golden forms")
    func parts() throws {
        let day = try CalendarPeriod.day.dates(containing: CivilDate(parsing: "2027-01-01"))
        let context = try AccrualContext(
            at: Sample.time("2027-01-01"),
            tier: TierID("gold"),
            multiplier: Rate(1, per: 3),
            room: [LimitRoom(LimitID("a"), left: 3, period: day), LimitRoom(LimitID("b"), left: 0)]
        )
        let text = """
            {"at":"2027-01-01T00:00:00Z","multiplier":"1/3","room":[{"left":3,"limit":"a",\
            "period":{"end":"2027-01-02","start":"2027-01-01"}},{"left":0,"limit":"b"}],"tier":"gold"}
            """
        #expect(try CanonicalJSON.text(of: context) == text)
        #expect(try CanonicalJSON.decode(AccrualContext.self, from: text) == context)
        let bare = AccrualContext(at: .unixEpoch)
        #expect(try CanonicalJSON.text(of: bare) == #"{"at":"1970-01-01T00:00:00Z"}"#)
        #expect(try CanonicalJSON.decode(AccrualContext.self, from: #"{"at":"1970-01-01T00:00:00Z"}"#) == bare)

        let order = AccrualSource.order(try Sample.order("o-1", 100))
        let action = try Shop.action("review")
        #expect(try CanonicalJSON.text(of: order.id) == #"{"order":"o-1"}"#)
        #expect(try CanonicalJSON.text(of: action.id) == #"{"action":"a-1"}"#)
        for source in [order, action] {
            let text = try CanonicalJSON.text(of: source)
            #expect(try CanonicalJSON.decode(AccrualSource.self, from: text) == source)
            #expect(try CanonicalJSON.decode(AccrualID.self, from: CanonicalJSON.text(of: source.id)) == source.id)
            #expect(try source.customer == Sample.member())
            #expect(try source.at == Sample.time("2027-01-01"))
        }
        #expect(try CanonicalJSON.text(of: RuleAward(RuleID("r"), steps: 5)) == #"{"rule":"r","steps":5}"#)
    }

    @Test("Orders come before actions, each by their names")
    func namesAreOrdered() throws {
        let ids: [AccrualID] = try [
            .order(OrderID("a")), .order(OrderID("b")), .action(ActivityID("a")), .action(ActivityID("b")),
        ]
        #expect(ids.reversed().sorted() == ids)
        #expect(ids.map(\.description) == ["order a", "order b", "action a", "action b"])
    }

    @Test(
        "A word, kind or part that no plan has is refused",
        arguments: [
            (#""period":"day""#, #""period":"fortnight""#), (#""kind":"unit""#, #""kind":"stamp""#),
            (#""kind":"nothing""#, #""kind":"all""#), (#""times":1"#, #""times":0"#),
            (#""multiplier":"150%""#, #""multiplier":"0%""#), (#""rule":"coffee""#, #""rule":"tea""#),
        ]
    )
    func refused(part: String, other: String) {
        let text = golden.replacing(part, with: other)
        #expect(text != golden)
        #expect(throws: (any Error).self) { try CanonicalJSON.decode(AccrualPlan.self, from: text) }
    }
}
