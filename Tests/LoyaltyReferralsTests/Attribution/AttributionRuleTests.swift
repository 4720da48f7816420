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

    @Test("What version 1 cannot say is written as version 2", arguments: try Golden.all)
    func secondVersion(_ golden: Golden) throws {
        #expect(try CanonicalJSON.text(of: golden.rule) == golden.text)
        #expect(try CanonicalJSON.decode(AttributionRule.self, from: golden.text) == golden.rule)
    }

    @Test("Version 2 reads what version 1 could have said, and version 1 is written again")
    func secondVersionSaysFirst() throws {
        let text = """
            {"codesBeatLock":false,"customers":{"firstOrder":true},"lock":"none","model":"lastTouch","prefersCodes":true,\
            "version":2,"window":{"elapsed":2592000000000}}
            """
        let rule = try CanonicalJSON.decode(AttributionRule.self, from: text)
        #expect(try rule == Make.rule(newCustomersOnly: true))
        #expect(try CanonicalJSON.text(of: rule).contains("\"version\":1"))
    }

    @Test(
        "A window of no days or of more than a hundred years, and a lapse of no time, are refused",
        arguments: [
            (AttributionWindow.calendarDays(0), NewCustomerRule.any), (.calendarDays(-1), .any),
            (.calendarDays(36_526), .any), (.elapsed(.zero), .any), (.calendarDays(1), .lapsed(.zero)),
        ]
    )
    func emptyPartsAreRefused(window: AttributionWindow, customers: NewCustomerRule) {
        let error = #expect(throws: ReferralsError.self) {
            try AttributionRule(model: .lastTouch, window: window, customers: customers)
        }
        #expect(error?.code == .invalidAttributionRule)
    }

    @Test(
        "Another version is not read, and neither is another arithmetic of the window",
        arguments: [
            ("\"version\":1", "\"version\":3"), ("elapsed", "calendarDays"), ("elapsed", "months"),
            ("lastTouch", "lineär"),
            ("{\"elapsed\":2592000000000}", "{\"elapsed\":1,\"calendarDays\":1}"), ("2592000000000", "0"),
        ]
    )
    func otherVersionsAreRefused(old: String, new: String) {
        let text = Self.golden.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(AttributionRule.self, from: text) }
    }

    @Test(
        "A rule for new customers that is false, or of two kinds, is not read",
        arguments: ["{\"any\":false}", "{\"any\":true,\"firstOrder\":true}", "{}", "{\"lapsed\":true}"]
    )
    func oddCustomersAreRefused(json: String) {
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(NewCustomerRule.self, from: json) }
    }

    /// A rule and how it is written.
    struct Golden: Sendable, CustomTestStringConvertible {
        let rule: AttributionRule
        let text: String
        var testDescription: String { text }

        static var all: [Golden] {
            get throws {
                try [
                    Golden(
                        rule: AttributionRule(
                            model: .firstTouch,
                            window: .calendarDays(30),
                            customers: .firstOrder,
                            lock: .firstConversion,
                            codesBeatLock: true
                        ),
                        text: """
                            {"codesBeatLock":true,"customers":{"firstOrder":true},"lock":"firstConversion",\
                            "model":"firstTouch","prefersCodes":true,"version":2,"window":{"calendarDays":30}}
                            """
                    ),
                    Golden(
                        rule: AttributionRule(
                            model: .lastTouch,
                            window: .elapsed(.hours(1)),
                            prefersCodes: false,
                            customers: .lapsed(.days(90))
                        ),
                        text: """
                            {"codesBeatLock":false,"customers":{"lapsed":7776000000000},"lock":"none",\
                            "model":"lastTouch","prefersCodes":false,"version":2,"window":{"elapsed":3600000000}}
                            """
                    ),
                    Golden(
                        rule: AttributionRule(model: .lastTouch, window: .calendarDays(1)),
                        text: """
                            {"codesBeatLock":false,"customers":{"any":true},"lock":"none",\
                            "model":"lastTouch","prefersCodes":true,"version":2,"window":{"calendarDays":1}}
                            """
                    ),
                ]
            }
        }
    }
}
