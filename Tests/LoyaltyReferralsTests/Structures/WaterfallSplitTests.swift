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

@Suite("Waterfalls: one party after the other, and the last one gets the rest")
struct WaterfallSplitTests {
    private func split(_ rounding: RoundingRule = .down) throws -> WaterfallSplit {
        try WaterfallSplit(
            [
                .init("network", .percent(20), of: .whole), .init("lifetime", .percent(30), of: .whole),
                .init("referrer", .percent(75), of: .rest),
            ],
            remainder: "registrar",
            rounding: rounding
        )
    }

    @Test(
        "V36: a fee of 101 is 20, 30, 38 and 13, and one of 1 is the registrar's",
        arguments: [(101, [20, 30, 38, 13]), (1, [0, 0, 0, 1]), (0, [0, 0, 0, 0])] as [(Int64, [Int64])]
    )
    func fees(fee: Int64, expected: [Int64]) throws {
        let parts = try split().parts(of: Make.cents(fee))
        #expect(parts.map(\.amount.minorUnits) == expected)
        #expect(parts.map(\.name) == ["network", "lifetime", "referrer", "registrar"])
    }

    @Test("Parts sum to the whole under every rounding, and none is negative", arguments: RoundingRule.allCases)
    func sums(rounding: RoundingRule) throws {
        for fee in 0...300 as ClosedRange<Int64> {
            let amounts = try split(rounding).parts(of: Make.cents(fee)).map(\.amount.minorUnits)
            #expect(amounts.reduce(0, +) == fee)
            #expect(amounts.allSatisfy { $0 >= 0 })
        }
    }

    @Test(
        "V61: a second tier of 15 per cent of 333 is 49 rounded down and 50 to the nearest, by the mode of the plan",
        arguments: [(RoundingRule.down, 49), (.toNearestOrAwayFromZero, 50)] as [(RoundingRule, Int64)]
    )
    func secondTier(rounding: RoundingRule, expected: Int64) throws {
        let forest = try Make.forest("top seller")
        let rule = try Make.cascade([0, 15], rounding: rounding)
        let run = try CommissionRun(rule, over: Make.sales([("seller", 333)], in: forest), in: forest)
        #expect(try run.cents("top") == expected)
        let direct = try DirectRule(rate: .percent(15), rounding: rounding)
        let evaluation = try direct.evaluation(of: Make.order(333), for: Make.partner("top"), on: .total)
        #expect(evaluation.amount.minorUnits == expected)
    }

    @Test("A negative whole, a name twice or none, and shares beyond everything are refused")
    func refused() throws {
        let split = try split()
        func make(_ steps: [WaterfallSplit.Step], _ rest: String = "rest") throws {
            _ = try WaterfallSplit(steps, remainder: rest, rounding: .down)
        }
        let half = WaterfallSplit.Step("a", try .percent(60), of: .whole)
        let other = WaterfallSplit.Step("b", try .percent(60), of: .whole)
        let much = WaterfallSplit.Step("a", try .percent(101), of: .rest)
        let less = WaterfallSplit.Step("a", try .percent(-1), of: .rest)
        let cases: [(ReferralsError.Code, () throws -> Void)] = [
            (.invalidSales, { _ = try split.parts(of: Make.cents(-1)) }), (.invalidPlan, { try make([half], "a") }),
            (.invalidPlan, { try make([half], "") }), (.invalidPlan, { try make([half, half]) }),
            (.invalidPlan, { try make([much]) }), (.invalidPlan, { try make([less]) }),
            (.payoutAboveBase, { try make([half, other]) }),
        ]
        for (code, body) in cases {
            let error = #expect(throws: ReferralsError.self) { try body() }
            #expect(error?.code == code)
        }
    }

    @Test("Splits and stair steps read what they write, byte for byte")
    func golden() throws {
        let text = """
            {"remainder":"registrar","rounding":"down","steps":[{"name":"network","of":"whole","rate":"20%"},\
            {"name":"lifetime","of":"whole","rate":"30%"},{"name":"referrer","of":"rest","rate":"75%"}],"version":1}
            """
        #expect(try CanonicalJSON.text(of: split()) == text)
        #expect(try CanonicalJSON.decode(WaterfallSplit.self, from: text) == split())
        Make.expectRefused(WaterfallSplit.self, text.replacing("n\":1}", with: "n\":2}"), .unsupportedVersion)
        let house =
            #"{"rounding":"down","steps":[{"houseShare":"20%","until":1500},{"houseShare":"10%","until":2000}],"version":1}"#
        let read = try CanonicalJSON.decode(HouseCapSplit.self, from: house)
        #expect(try CanonicalJSON.text(of: read) == house)
        #expect(read.steps.map(\.until) == [1_500, 2_000])
        Make.expectRefused(HouseCapSplit.self, house.replacing("n\":1}", with: "n\":2}"), .unsupportedVersion)
        Make.expectRefused(HouseCapSplit.self, house.replacing("2000", with: "1000"), .invalidPlan)
        let stairs = """
            {"bands":[{"from":0,"rate":"3%"},{"from":300,"rate":"6%"}],"breakaway":1000,"override":"4%",\
            "rounding":"down","version":1}
            """
        let rule = try CanonicalJSON.decode(StairStepRule.self, from: stairs)
        #expect(try CanonicalJSON.text(of: rule) == stairs)
        #expect(rule.breakaway == 1_000)
        Make.expectRefused(StairStepRule.self, stairs.replacing("n\":1}", with: "n\":2}"), .unsupportedVersion)
        Make.expectRefused(StairStepRule.self, stairs.replacing("1000", with: "0"), .invalidPlan)
    }
}
