//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Plural rules: a number chooses the form of its noun")
struct PluralRulesTests {
    @Test(
        "Russian counts as CLDR says",
        arguments: [
            Example("0", .many), Example("1", .one), Example("2", .few), Example("4", .few), Example("5", .many),
            Example("10", .many), Example("11", .many), Example("12", .many), Example("14", .many),
            Example("15", .many), Example("20", .many), Example("21", .one), Example("22", .few),
            Example("25", .many), Example("100", .many), Example("101", .one), Example("104", .few),
            Example("111", .many), Example("112", .many), Example("121", .one), Example("1000000", .many),
            Example("1.0", .other), Example("1.5", .other), Example("2.0", .other), Example("0.1", .other),
            Example("-1", .one), Example("-3", .few),
        ]
    )
    func russian(_ example: Example) throws {
        #expect(try PluralRules.russian.category(for: ExactDecimal(parsing: example.number)) == example.category)
    }

    @Test(
        "English has one form for 1 and another for the rest",
        arguments: [
            Example("0", .other), Example("1", .one), Example("2", .other), Example("11", .other),
            Example("21", .other), Example("1.0", .other), Example("1.5", .other), Example("-1", .one),
        ]
    )
    func english(_ example: Example) throws {
        #expect(try PluralRules.english.category(for: ExactDecimal(parsing: example.number)) == example.category)
    }

    @Test("A language without plurals has one form", arguments: ["0", "1", "2", "1.5"])
    func invariant(number: String) throws {
        #expect(try PluralRules.invariant.category(for: ExactDecimal(parsing: number)) == .other)
    }

    @Test("The rules choose no form but those they list", arguments: [PluralRules.english, .russian, .invariant])
    func onlyListedForms(rules: PluralRules) {
        let chosen = Set((Int64(0)...200).map { rules.category(for: ExactDecimal($0)) })
        #expect(chosen.isSubset(of: rules.categories))
        #expect(rules.categories.last == .other)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let number: String
        let category: PluralCategory
        init(_ number: String, _ category: PluralCategory) {
            self.number = number
            self.category = category
        }
        var testDescription: String { "\(number) → \(category)" }
    }
}
