//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Program: a definition is data with one stable JSON form")
struct ProgramTests {
    private let golden = """
        {"accrual":{"base":{"excludedTenders":["points"],"shipping":"excluded","tax":"included"},\
        "rounding":"down","rules":[{"earns":{"kind":"spend","rate":{"counting":"wholeSteps",\
        "per":{"currency":"EUR","minorUnits":100},"points":{"steps":1,"unit":"points"}}},"id":"spend",\
        "minimum":{"of":"order","spend":{"currency":"EUR","minorUnits":500}}}],"stage":"line"},\
        "expiry":{"after":{"days":0,"months":12},"kind":"throughEnd","period":"month"},\
        "id":"coffee","maturityMicroseconds":1209600000000,"published":"2026-1",\
        "redemption":{"minimum":{"steps":100,"unit":"points"},"points":{"steps":1,"unit":"points"},\
        "rounding":"down","step":{"steps":10,"unit":"points"},"worth":{"currency":"EUR","minorUnits":1}},\
        "tiers":{"measure":"spend","tiers":[{"id":"gold","multiplier":"150%","threshold":50000}],\
        "window":{"rollingMicroseconds":31536000000000}},"timeZone":"+03:00","version":1}
        """

    @Test("The golden form reads as the program that was built, and writes back to the byte")
    func goldenForm() throws {
        let built = try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion("2026-1"),
            timeZone: "+03:00",
            accrual: Sample.rule(
                counting: .wholeSteps,
                base: AccrualBase(tax: .included, shipping: .excluded, excludedTenders: [TenderKind("points")]),
                minimumSpend: Sample.euro(500),
                stage: .line
            ),
            maturity: .days(14),
            expiry: .throughEnd(of: .month, after: .months(12)),
            redemption: RedemptionRule(
                Sample.points(1),
                worth: Sample.euro(1),
                minimum: Sample.points(100),
                step: Sample.points(10),
                rounding: .down
            ),
            tiers: TierLadder(
                measure: .spend,
                window: .rolling(.days(365)),
                tiers: [Tier(TierID("gold"), from: 50_000, multiplier: .percent(150))]
            )
        )
        #expect(try CanonicalJSON.text(of: built) == golden)
        #expect(try CanonicalJSON.decode(Program.self, from: golden) == built)
    }

    @Test(
        "Parts that a program does not have are not written",
        arguments: [ExpiryPolicy.never, .throughDay(after: .days(30)), .throughEnd(of: .year, after: .days(0))]
    )
    func absentParts(expiry: ExpiryPolicy) throws {
        let program = try Program(
            id: ProgramID("coffee"),
            version: DefinitionVersion("1"),
            timeZone: "UTC",
            accrual: Sample.rule(),
            expiry: expiry,
            tiers: TierLadder(measure: .points, window: .period(.quarter), tiers: [Tier(TierID("a"), from: 1)])
        )
        let text = try CanonicalJSON.text(of: program)
        #expect(!text.contains("redemption") && !text.contains("maturity") && !text.contains("excludedTenders"))
        #expect(try CanonicalJSON.decode(Program.self, from: text) == program)
    }

    @Test("A definition of another version is refused by that name")
    func otherVersion() {
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(Program.self, from: golden.replacing("\"version\":1}", with: "\"version\":2}"))
        }
        #expect(error?.message.contains("unsupportedVersion") == true)
    }

    @Test(
        "An expiry that leads back before the grant is refused",
        arguments: [
            ExpiryPolicy.throughDay(after: .days(-1)), .throughDay(after: .months(-1)),
            .throughEnd(of: .month, after: CalendarStep(months: 1, days: -29)),
            .throughEnd(of: .year, after: CalendarStep(months: -1, days: 40)),
        ]
    )
    func backwardExpiry(expiry: ExpiryPolicy) {
        let error = #expect(throws: RewardsError.self) { try Sample.program(expiry: expiry) }
        #expect(error?.code == .invalidProgram)
    }

    @Test("Through the day before the same day of the next month is an expiry like any other")
    func monthLessOneDay() throws {
        let expiry = ExpiryPolicy.throughDay(after: CalendarStep(months: 1, days: -1))
        #expect(try Sample.program(expiry: expiry).expiry == expiry)
    }

    @Test(
        "A definition with parts that contradict each other, is refused",
        arguments: [
            ("\"kind\":\"throughEnd\"", "\"kind\":\"someday\""),
            ("\"threshold\":50000", "\"threshold\":-1"), ("\"timeZone\":\"+03:00\"", "\"timeZone\":\"\""),
            ("\"per\":{\"currency\":\"EUR\",\"minorUnits\":100}", "\"per\":{\"currency\":\"EUR\",\"minorUnits\":0}"),
        ]
    )
    func brokenDefinition(part: String, replacement: String) {
        #expect(golden.contains(part))
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(Program.self, from: golden.replacing(part, with: replacement))
        }
        #expect(error?.code == .unexpectedJSON)
    }
}
