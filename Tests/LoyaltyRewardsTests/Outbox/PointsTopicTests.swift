//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Messages about points: each topic has one stable JSON form")
struct PointsTopicTests {
    @Test("Topics never change their names")
    func names() {
        #expect(
            PointsTopic.all.sorted().map(\.description) == [
                "account.closed", "account.erased", "account.opened", "balance.opened", "debt.created",
                "debt.repaid", "expiry.extended", "hold.released", "member.joined", "member.left",
                "points.accrued", "points.adjusted", "points.expired", "points.held", "points.received",
                "points.redeemed", "points.refunded", "points.reinstated", "points.reversed", "points.sent",
                "tier.changed", "tier.extended",
            ]
        )
    }

    @Test("Accruals, redemptions, returns, debt and tiers")
    func earning() throws {
        var news = try Newsroom(
            Sample.program(expiry: .throughDay(after: .days(30)), tiers: Sample.ladder(), policies: Sample.policies())
        )
        #expect(
            try news.accrue(150, as: "1", at: "2027-01-01") == [
                """
                account.opened {"at":"2027-01-01T00:00:00Z","enrolledAt":"2027-01-01T00:00:00Z","member":"ann",\
                "program":"coffee"}
                """,
                """
                points.accrued {"accrual":{"order":"1"},"activeAt":"2027-01-01T00:00:00Z",\
                "at":"2027-01-01T00:00:00Z","expiresAt":"2027-02-01T00:00:00Z","member":"ann",\
                "points":{"steps":150,"unit":"points"},"program":"coffee"}
                """,
                """
                tier.changed {"at":"2027-01-01T00:00:00Z","holdsUntil":"2027-01-31T00:00:00Z","member":"ann",\
                "program":"coffee","since":"2027-01-01T00:00:00Z","tier":"silver"}
                """,
            ]
        )
        let redemption = try RedemptionID("r")
        #expect(
            try news.run("ann", .redeem(Sample.points(100), redemption), at: "2027-01-02") == [
                """
                points.redeemed {"at":"2027-01-02T00:00:00Z","member":"ann","points":{"steps":100,"unit":"points"},\
                "program":"coffee","redemption":"r","value":{"currency":"EUR","minorUnits":100}}
                """
            ]
        )
        #expect(
            try news.run("ann", .reverseAccrual(.order(OrderID("1"))), at: "2027-01-03") == [
                """
                points.reversed {"accrual":{"order":"1"},"at":"2027-01-03T00:00:00Z","member":"ann",\
                "points":{"steps":50,"unit":"points"},"program":"coffee"}
                """,
                """
                debt.created {"accrual":{"order":"1"},"at":"2027-01-03T00:00:00Z","member":"ann",\
                "points":{"steps":100,"unit":"points"},"program":"coffee"}
                """,
                """
                tier.changed {"at":"2027-01-03T00:00:00Z","from":"silver","member":"ann","program":"coffee",\
                "since":"2027-01-03T00:00:00Z"}
                """,
            ]
        )
        #expect(
            try news.run("ann", .refundRedemption(redemption, nil), at: "2027-01-04") == [
                """
                points.refunded {"at":"2027-01-04T00:00:00Z","member":"ann","points":{"steps":100,"unit":"points"},\
                "program":"coffee","redemption":"r","value":{"currency":"EUR","minorUnits":100}}
                """,
                """
                debt.repaid {"at":"2027-01-04T00:00:00Z","member":"ann","points":{"steps":100,"unit":"points"},\
                "program":"coffee"}
                """,
            ]
        )
    }

    @Test("Actions, holds, expiry, and a refund of points past their last day, told once")
    func holding() throws {
        var news = try Newsroom(
            Sample.program(
                accrual: AccrualPlan(
                    base: AccrualBase(tax: .included, shipping: .included),
                    rules: [
                        AccrualRule(
                            RuleID("review"),
                            earns: .action(Sample.points(10)),
                            scope: AccrualScope(actions: [ActionName("review")])
                        )
                    ],
                    rounding: .down,
                    stage: .order
                ),
                expiry: .throughDay(after: .days(30)),
                policies: Sample.policies(refundGrace: .days(7))
            )
        )
        let review = try CustomAction(
            id: ActivityID("a"),
            at: Sample.time("2027-01-01"),
            customer: nil,
            name: ActionName("review")
        )
        let accrued = try news.run("ann", .accrue(.action(review)), at: "2027-01-01")
        #expect(accrued.last?.hasPrefix(#"points.accrued {"accrual":{"action":"a"},"#) == true)
        let hold = try RedemptionID("h")
        #expect(
            try news.run("ann", .hold(Sample.points(6), hold, .hours(1)), at: "2027-01-06") == [
                """
                points.held {"at":"2027-01-06T00:00:00Z","member":"ann","points":{"steps":6,"unit":"points"},\
                "program":"coffee","redemption":"h","until":"2027-01-06T01:00:00Z",\
                "value":{"currency":"EUR","minorUnits":6}}
                """
            ]
        )
        #expect(
            try news.run("ann", .capture(hold, Sample.points(4)), at: "2027-01-06") == [
                """
                points.redeemed {"at":"2027-01-06T00:00:00Z","member":"ann","points":{"steps":4,"unit":"points"},\
                "program":"coffee","redemption":"h","value":{"currency":"EUR","minorUnits":4}}
                """
            ]
        )
        for (name, isReleased, at) in [("i", true, "2027-01-07T00:59:59Z"), ("j", false, "2027-01-07T02:00:00Z")] {
            let hold = try RedemptionID(name)
            try news.run("ann", .hold(Sample.points(5), hold, .hours(1)), at: isReleased ? "2027-01-07" : at)
            let end = isReleased ? at : "2027-01-07T03:00:00Z"
            #expect(
                try news.run("ann", isReleased ? .release(hold) : .settle, at: end) == [
                    """
                    hold.released {"at":"\(end)","hasTimedOut":\(!isReleased),"member":"ann",\
                    "points":{"steps":5,"unit":"points"},"program":"coffee","redemption":"\(name)"}
                    """
                ]
            )
        }
        #expect(
            try news.run("ann", .refundRedemption(hold, Sample.points(3)), at: "2027-03-01") == [
                """
                points.expired {"at":"2027-03-01T00:00:00Z","member":"ann","points":{"steps":6,"unit":"points"},\
                "program":"coffee"}
                """,
                """
                points.refunded {"at":"2027-03-01T00:00:00Z","expiresAt":"2027-03-09T00:00:00Z","member":"ann",\
                "points":{"steps":3,"unit":"points"},"program":"coffee","redemption":"h",\
                "value":{"currency":"EUR","minorUnits":3}}
                """,
            ]
        )
    }

    @Test("What is done by hand, with the reason and without the person who did it")
    func byHand() throws {
        var news = try Newsroom(Sample.stewarded(expiry: .throughDay(after: .days(9)), tiers: Sample.ladder()))
        let opening = OpeningBalance(
            lots: [
                OpeningLot(
                    try Sample.points(40),
                    grantedAt: try Sample.time("2026-12-20"),
                    expiresAt: try Sample.time("2027-01-20")
                )
            ]
        )
        #expect(
            try news.run("ann", .openBalance(opening), at: "2027-01-01").dropFirst() == [
                """
                balance.opened {"at":"2027-01-01T00:00:00Z","member":"ann","points":{"steps":40,"unit":"points"},\
                "program":"coffee"}
                """
            ]
        )
        for (points, steps) in try [(Sample.points(7), 7), (Sample.points(-5), -5)] {
            #expect(
                try news.run("ann", .adjust(points, Sample.why()), at: "2027-01-02") == [
                    """
                    points.adjusted {"at":"2027-01-02T00:00:00Z","member":"ann",\
                    "points":{"steps":\(steps),"unit":"points"},"program":"coffee","reason":"goodwill"}
                    """
                ]
            )
        }
        #expect(
            try news.run("ann", .extendExpiry(ExpiryExtension(by: .days(1)), Sample.why()), at: "2027-01-03") == [
                """
                expiry.extended {"at":"2027-01-03T00:00:00Z","expiresAt":"2027-01-13T00:00:00Z","member":"ann",\
                "program":"coffee","reason":"goodwill"}
                """
            ]
        )
        let reinstated = try news.run("ann", .reinstate(Sample.why()), at: "2027-01-22")
        #expect(
            reinstated == [
                """
                points.expired {"at":"2027-01-22T00:00:00Z","member":"ann","points":{"steps":42,"unit":"points"},\
                "program":"coffee"}
                """,
                """
                points.reinstated {"at":"2027-01-22T00:00:00Z","expiresAt":"2027-02-22T00:00:00Z","member":"ann",\
                "points":{"steps":42,"unit":"points"},"program":"coffee","reason":"goodwill"}
                """,
            ]
        )
        try news.accrue(100, as: "1", at: "2027-01-23")
        let until = try Sample.time("2027-06-01")
        #expect(
            try news.run("ann", .extendTier(until: until, Sample.why()), at: "2027-01-24") == [
                """
                tier.extended {"at":"2027-01-24T00:00:00Z","member":"ann","program":"coffee","reason":"goodwill",\
                "tier":"silver","until":"2027-06-01T00:00:00Z"}
                """
            ]
        )
        #expect(
            try news.run("ann", .close(forfeiting: true), at: "2027-01-25") == [
                """
                account.closed {"at":"2027-01-25T00:00:00Z","member":"ann",\
                "points":{"steps":142,"unit":"points"},"program":"coffee"}
                """
            ]
        )
        #expect(
            try news.run("ann", .erase, at: "2027-01-26") == [
                #"account.erased {"at":"2027-01-26T00:00:00Z","member":"ann","program":"coffee"}"#
            ]
        )
        #expect(try !news.messages.contains { try CanonicalJSON.text(of: $0).contains("op-7") })
    }

    @Test("Transfers and households: each account's own messages, the command's account first")
    func severalAccounts() throws {
        var news = try Newsroom(Club.program(expiry: .throughDay(after: .days(30))))
        try news.accrue(100, as: "1", at: "2027-01-01")
        #expect(
            try news.run("ann", .transfer(Sample.points(30), to: CustomerID("bob")), at: "2027-01-02") == [
                """
                points.sent {"at":"2027-01-02T00:00:00Z","member":"ann","points":{"steps":30,"unit":"points"},\
                "program":"coffee","to":"bob"}
                """,
                """
                account.opened {"at":"2027-01-02T00:00:00Z","enrolledAt":"2027-01-02T00:00:00Z","member":"bob",\
                "program":"coffee"}
                """,
                """
                points.received {"at":"2027-01-02T00:00:00Z","expiresAt":"2027-02-01T00:00:00Z","from":"ann",\
                "member":"bob","points":{"steps":30,"unit":"points"},"program":"coffee"}
                """,
            ]
        )
        #expect(
            try news.run("ann", .join(CustomerID("bob"), .household), at: "2027-01-03") == [
                """
                member.joined {"at":"2027-01-03T00:00:00Z","joined":"bob","kind":"household","member":"ann",\
                "program":"coffee"}
                """
            ]
        )
        #expect(
            try news.run("ann", .separate(CustomerID("bob")), at: "2027-01-04") == [
                #"member.left {"at":"2027-01-04T00:00:00Z","left":"bob","member":"ann","program":"coffee"}"#
            ]
        )
    }

    @Test("Amounts and instants of a body read back as the types that they were")
    func readBack() throws {
        var news = try Newsroom(Sample.program())
        try news.accrue(5, as: "1", at: "2027-01-01")
        try news.run("ann", .redeem(Sample.points(5), RedemptionID("r")), at: "2027-01-01")
        struct Body: Decodable {
            let at: Timestamp
            let member: CustomerID
            let points: Points
            let value: Money
        }
        let message = try #require(news.messages.last)
        let body = try CanonicalJSON.decode(Body.self, from: CanonicalJSON.text(of: message.body))
        #expect(body.member.text == "ann")
        #expect(try body.at == Sample.time("2027-01-01"))
        #expect(try body.points == Sample.points(5))
        #expect(try body.value == Sample.euro(5))
        #expect(message.version == 1)
    }
}
