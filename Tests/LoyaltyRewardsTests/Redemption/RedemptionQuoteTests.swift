//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

// Tags such as "E4" or "B11" in the names of tests are stable names of cases and say no more; the sentence is the rule.

@Suite("Redemption quote: a bill is paid with points and money")
struct RedemptionQuoteTests {
    /// A rule of points that are worth cents each, and the bill that it is asked about.
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        var points: Int64 = 1
        var worth: Int64 = 100
        var minimum: Int64 = 1
        var step: Int64 = 1
        var maximum: Int64?
        var share: Int64?
        var residual = ResidualPolicy.paid
        let total: Int64
        var due: Int64?
        let available: Int64
        var asked: Int64?
        let takes: Int64
        let pays: Int64
        var reasons: [ReasonCode] = []

        var testDescription: String { name }

        func quote() throws -> RedemptionQuote {
            let rule = try RedemptionRule(
                Sample.points(points),
                worth: Sample.euro(worth),
                minimum: Sample.points(minimum),
                step: Sample.points(step),
                maximum: maximum.map { try Sample.points($0) },
                orderShare: share.map { try Rate.percent($0) },
                residual: residual,
                rounding: .down
            )
            return try rule.quote(
                for: Sample.euro(total),
                due: due.map { try Sample.euro($0) },
                available: Sample.points(available),
                asked: asked.map { try Sample.points($0) }
            )
        }
    }

    private func check(_ example: Example, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let quote = try example.quote()
        let due = example.due ?? example.total
        #expect(quote.points == (try Sample.points(example.takes)), sourceLocation: sourceLocation)
        #expect(quote.value == (try Sample.euro(example.pays)), sourceLocation: sourceLocation)
        #expect(quote.dueInMoney == (try Sample.euro(due - example.pays)), sourceLocation: sourceLocation)
        #expect(quote.reasons.map(\.code) == example.reasons, sourceLocation: sourceLocation)
    }

    @Test(
        "The most points that balance, bill, share, step and minimum allow",
        arguments: [
            Example(name: "B1", worth: 150, minimum: 3, step: 3, total: 10_000, available: 10, takes: 9, pays: 1_350),
            Example(name: "B2", worth: 150, minimum: 2, step: 2, total: 10_000, available: 3, takes: 2, pays: 300),
            Example(name: "B4", worth: 3, total: 300_000, available: 3_030, takes: 3_030, pays: 9_090),
            Example(
                name: "B5: half of the order at most",
                minimum: 500,
                share: 50,
                total: 1_000_000,
                available: 50_000,
                takes: 5_000,
                pays: 500_000
            ),
            Example(
                name: "B5: balance 700",
                minimum: 500,
                share: 50,
                total: 1_000_000,
                available: 700,
                takes: 700,
                pays: 70_000
            ),
            Example(name: "B7: all", worth: 200, total: 10_000, available: 50, takes: 50, pays: 10_000),
            Example(name: "B7: 20 points", worth: 200, total: 10_000, available: 20, takes: 20, pays: 4_000),
            Example(name: "B8", worth: 5, total: 10_000, available: 77, takes: 77, pays: 385),
            Example(name: "B17", points: 25, worth: 500, total: 10_000, available: 60, takes: 60, pays: 1_200),
            Example(name: "B18: paid", total: 10_045, available: 500, takes: 100, pays: 10_000),
            Example(
                name: "B18: absorbed",
                residual: .absorbed,
                total: 10_045,
                available: 500,
                takes: 101,
                pays: 10_045
            ),
            Example(
                name: "nothing to absorb",
                residual: .absorbed,
                total: 10_000,
                available: 500,
                takes: 100,
                pays: 10_000
            ),
            Example(
                name: "absorbing needs the points",
                residual: .absorbed,
                total: 10_045,
                available: 100,
                takes: 100,
                pays: 10_000
            ),
            Example(
                name: "absorbing needs room below the maximum",
                maximum: 100,
                residual: .absorbed,
                total: 10_045,
                available: 500,
                takes: 100,
                pays: 10_000
            ),
            Example(
                name: "a share leaves money to pay, so nothing is absorbed",
                share: 50,
                residual: .absorbed,
                total: 10_050,
                available: 500,
                takes: 50,
                pays: 5_000
            ),
            Example(
                name: "one step covers a small bill",
                step: 10,
                residual: .absorbed,
                total: 45,
                available: 10,
                takes: 10,
                pays: 45
            ),
            Example(name: "the maximum", maximum: 99, total: 1_000_000, available: 500, takes: 99, pays: 9_900),
            Example(
                name: "the share is of the total, not of what is due",
                share: 50,
                total: 10_000,
                due: 6_000,
                available: 500,
                takes: 50,
                pays: 5_000
            ),
            Example(
                name: "no more than is due",
                share: 50,
                total: 10_000,
                due: 2_000,
                available: 500,
                takes: 20,
                pays: 2_000
            ),
        ]
    )
    func most(_ example: Example) throws { try check(example) }

    @Test(
        "What was asked for is cut to what is possible, with the reasons why",
        arguments: [
            Example(
                name: "B5: ask 1000",
                minimum: 500,
                share: 50,
                total: 1_000_000,
                available: 5_000,
                asked: 1_000,
                takes: 1_000,
                pays: 100_000
            ),
            Example(
                name: "B5: ask 10000",
                minimum: 500,
                share: 50,
                total: 1_000_000,
                available: 50_000,
                asked: 10_000,
                takes: 5_000,
                pays: 500_000,
                reasons: [.redemptionAboveShare]
            ),
            Example(
                name: "B5: ask 400",
                minimum: 500,
                share: 50,
                total: 1_000_000,
                available: 5_000,
                asked: 400,
                takes: 0,
                pays: 0,
                reasons: [.redemptionBelowMinimum]
            ),
            Example(
                name: "asked above the balance",
                total: 1_000_000,
                available: 200,
                asked: 500,
                takes: 200,
                pays: 20_000,
                reasons: [.pointsInsufficient]
            ),
            Example(
                name: "asked above the bill",
                total: 10_000,
                available: 500,
                asked: 101,
                takes: 100,
                pays: 10_000,
                reasons: [.redemptionAboveBill]
            ),
            Example(
                name: "asked for what absorbs",
                residual: .absorbed,
                total: 10_045,
                available: 500,
                asked: 101,
                takes: 101,
                pays: 10_045
            ),
            Example(
                name: "asked above what absorbs",
                residual: .absorbed,
                total: 10_045,
                available: 500,
                asked: 102,
                takes: 101,
                pays: 10_045,
                reasons: [.redemptionAboveBill]
            ),
            Example(
                name: "asked between steps",
                step: 10,
                total: 100_000,
                available: 500,
                asked: 405,
                takes: 400,
                pays: 40_000,
                reasons: [.redemptionNotInSteps]
            ),
            Example(
                name: "all at once",
                step: 10,
                maximum: 50,
                share: 10,
                total: 10_000,
                available: 40,
                asked: 55,
                takes: 10,
                pays: 1_000,
                reasons: [
                    .redemptionNotInSteps, .redemptionAboveMaximum, .pointsInsufficient, .redemptionAboveShare,
                ]
            ),
            Example(name: "asked for nothing", total: 10_000, available: 500, asked: 0, takes: 0, pays: 0),
            Example(
                name: "nothing is there",
                minimum: 100,
                total: 100_000,
                available: 99,
                takes: 0,
                pays: 0,
                reasons: [.pointsInsufficient]
            ),
            Example(
                name: "a bill below the minimum",
                minimum: 500,
                residual: .absorbed,
                total: 10_000,
                available: 5_000,
                takes: 0,
                pays: 0,
                reasons: [.redemptionBillTooSmall]
            ),
            Example(
                name: "a share below the minimum",
                minimum: 500,
                share: 1,
                total: 100_000,
                available: 5_000,
                asked: 600,
                takes: 0,
                pays: 0,
                reasons: [.redemptionBillTooSmall]
            ),
            Example(
                name: "nothing is due",
                total: 0,
                available: 5_000,
                takes: 0,
                pays: 0,
                reasons: [.redemptionBillTooSmall]
            ),
        ]
    )
    func asked(_ example: Example) throws { try check(example) }

    @Test("Half a point is an amount like any other: two halves use up one point")  // B16
    func halves() throws {
        let unit = try PointUnit("points", decimals: 1)
        let half = try Points(parsing: "0.5", in: unit)
        let rule = try RedemptionRule(half, worth: Sample.euro(300), minimum: half, step: half, rounding: .down)
        let first = try rule.quote(for: Sample.euro(1_000), available: Points(parsing: "1", in: unit), asked: half)
        let left = try Points(parsing: "1", in: unit) - first.points
        let second = try rule.quote(for: Sample.euro(1_000), due: first.dueInMoney, available: left)
        #expect(second.points == half)
        #expect(second.dueInMoney == (try Sample.euro(400)))
    }

    @Test("Fractions of a point that the step does not take stay in the account")  // B17
    func fractions() throws {
        let unit = try PointUnit("points", decimals: 1)
        let rule = try RedemptionRule(
            Points(parsing: "25", in: unit),
            worth: Sample.euro(500),
            minimum: Points(parsing: "1", in: unit),
            step: Points(parsing: "1", in: unit),
            rounding: .down
        )
        let quote = try rule.quote(for: Sample.euro(10_000), available: Points(parsing: "60.7", in: unit))
        #expect(quote.points.description == "60.0 points:1")
        #expect(quote.value == (try Sample.euro(1_200)))
    }

    @Test("The documented sample")
    func documentedSample() throws {
        let rule = try RedemptionRule(
            Points(steps: 1, in: .points),
            worth: Money(parsing: "0.05 EUR"),
            minimum: Points(steps: 100, in: .points),
            step: Points(steps: 10, in: .points),
            orderShare: .percent(30),
            rounding: .down
        )
        let quote = try rule.quote(for: Money(parsing: "50.00 EUR"), available: Points(steps: 4_000, in: .points))
        #expect(quote.points.description == "300 points")
        #expect(quote.dueInMoney.description == "35.00 EUR")
    }

    @Test("A reason tells what is missing and what is still pending")
    func pending() throws {
        let rule = try RedemptionRule(
            Sample.points(1),
            worth: Sample.euro(1),
            minimum: Sample.points(1),
            step: Sample.points(1),
            rounding: .down
        )
        let quote = try rule.quote(
            for: Sample.euro(100),
            available: Sample.points(40),
            pending: Sample.points(7),
            asked: Sample.points(50)
        )
        let expected: [String: ExplainedValue] = [
            "asked": .points(try Sample.points(50)), "available": .points(try Sample.points(40)),
            "missing": .points(try Sample.points(10)), "pending": .points(try Sample.points(7)),
        ]
        #expect(quote.reasons == [Reason(.pointsInsufficient, expected)])
    }
}
