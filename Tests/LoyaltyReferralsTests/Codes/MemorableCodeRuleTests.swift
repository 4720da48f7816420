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

@Suite("Memorable codes: a name becomes a code, and the next one is always the same")
struct MemorableCodeRuleTests {
    private let rule = MemorableCodeRule.standard

    private func codes(_ name: String, _ count: Int = 6, by rule: MemorableCodeRule? = nil) throws -> [String] {
        try (rule ?? self.rule).candidates(for: name, count: count).map(\.text)
    }

    @Test(
        "The first free one of the first name, an initial, the next name, all names, the next name alone, and numbers without 0 and 1",
        arguments: [
            ("Anna Кузнецова", ["ANNA", "ANNAK", "ANNAKUZNETSOVA", "KUZNETSOVA", "ANNA2", "ANNA3"]),
            ("anna", ["ANNA", "ANNA2", "ANNA3", "ANNA4", "ANNA5", "ANNA6"]),
            (
                "Мария Сергеевна Щукина",
                ["MARIYA", "MARIYAS", "MARIYASERGEEVNA", "MARIYASERGEEVNAS", "SERGEEVNA", "MARIYA2"]
            ),
            ("Jo", ["JO22", "JO23", "JO24", "JO25", "JO26", "JO27"]),
            ("Jo Ek", ["JOEK", "JOEK2", "JOEK3", "JOEK4", "JOEK5", "JOEK6"]),
            ("Studio 54", ["STUDIO", "STUDIO5", "STUDIO54", "STUDIO2", "STUDIO3", "STUDIO4"]),
            ("Wolfeschlegelsteinhausen", ["WOLFESCHLEGELSTE", "WOLFESCHLEGELST2", "WOLFESCHLEGELST3"]),
        ]
    )
    func candidatesStandInOrder(name: String, expected: [String]) throws {
        #expect(try codes(name, expected.count) == expected)
    }

    @Test("Numbers go on with two digits after one: 9 is followed by 22")
    func numbersGoOn() throws {
        let codes = try self.codes("Anna", 12)
        #expect(codes.suffix(5) == ["ANNA8", "ANNA9", "ANNA22", "ANNA23", "ANNA24"])
        let many = try self.codes("Ян", 200, by: MemorableCodeRule(length: 3...5))
        #expect(many.first == "YAN")
        #expect(many.allSatisfy { 3...5 ~= $0.count && !$0.contains("0") && !$0.contains("1") })
        #expect(Set(many).count == 200)
    }

    @Test(
        "Names are spelled in Latin capitals",
        arguments: [
            ("José", "JOSE"), ("Jose\u{301}", "JOSE"), ("Zoë Čapková", "ZOEC"), ("Łukasz", "LUKASZ"),
            ("Søren", "SOREN"),
            ("Strauß", "STRAUSS"), ("Þóra", "THORA"), ("O’Brien", "OBRIEN"), ("D'Arcy", "DARCY"), ("Щукин", "SHCHUKIN"),
            ("Андрей", "ANDREY"), ("Андреи\u{306}", "ANDREY"), ("Семён", "SEMEN"), ("Игорь", "IGOR"),
            ("Їжак", "YIZHAK"),
            ("ＡＮＮＡ", "ANNA"), ("Anna李", "ANNA"), ("  -- Anna", "ANNA"), ("An\u{200B}na", "ANNA"),
        ]
    )
    func namesAreSpelled(name: String, expected: String) throws {
        let code = try rule.code(for: name) { _ in false }
        #expect(code.text == expected)
    }

    @Test("A name that cannot be spelled asks for another one", arguments: ["", "  ", "李小龙", "Γιώργος", "🙂"])
    func unspellableNamesAreRefused(name: String) {
        let error = #expect(throws: ReferralsError.self) { try rule.code(for: name) { _ in false } }
        #expect(error?.code == .unspellableName)
    }

    @Test("A name of a million letters costs no more than one of 256")
    func longNamesAreCut() throws {
        #expect(try rule.code(for: String(repeating: "ы", count: 1_000_000)) { _ in false }.text.count == 16)
    }

    @Test(
        "Reserved words are given to nobody, with a number or without, nor what looks like them",
        arguments: [("Support", nil), ("Supp0rt", nil), ("Test Pilot", "TESTP"), ("Sale Anna", "SALEA")]
    )
    func reservedWordsAreKept(name: String, expected: String?) throws {
        guard let expected else {
            let error = #expect(throws: ReferralsError.self) { try rule.code(for: name) { _ in false } }
            #expect(error?.code == .noCodeLeft)
            return
        }
        let short = try MemorableCodeRule(length: 3...16, reserved: rule.reserved)
        #expect(try short.code(for: name) { _ in false }.text == expected)
    }

    @Test("Forbidden parts stand in no code")
    func forbiddenPartsAreKeptOut() throws {
        let rule = try MemorableCodeRule(length: 4...16, forbiddenParts: ["evil", "66"])
        #expect(try codes("Neville Anna", 2, by: rule) == ["ANNA", "ANNA2"])
        let error = #expect(throws: ReferralsError.self) { try codes("Neville", by: rule) }
        #expect(error?.code == .noCodeLeft)
        #expect(try codes("Anna", 60, by: rule).contains { $0.contains("66") } == false)
    }

    @Test("When everything is taken, there is an end")
    func everythingTaken() throws {
        var asked = 0
        let error = #expect(throws: ReferralsError.self) {
            try MemorableCodeRule(length: 3...5).code(for: "Anna Bell") { _ in
                asked += 1
                return true
            }
        }
        #expect(error?.code == .noCodeLeft)
        #expect(asked == 3 + 8 + 64 + 512 + 4_096)
        #expect(try MemorableCodeRule(length: 3...3, reserved: ["ab"]).candidates(for: "Cy", count: 99).count == 8 + 64)
    }

    // MARK: - Wishes

    @Test(
        "A wish is stored in capitals without hyphens",
        arguments: [("anna-bakes", "ANNABAKES"), (" Anna 7 ", "ANNA7")]
    )
    func wishesAreRead(typed: String, stored: String) throws {
        #expect(try rule.code(chosen: typed).text == stored)
    }

    @Test(
        "Other characters and lengths, digits alone and reserved words are refused",
        arguments: [
            "", "abc", "abcdefghijklmnopq", "анна", "anna!", "1234", "support", "SUPP0RT9", "ann\u{E9}e",
            "ﬁfty", "a-n-n-a" + String(repeating: "-", count: 100),
        ]
    )
    func oddWishesAreRefused(typed: String) {
        let error = #expect(throws: ReferralsError.self) { try rule.code(chosen: typed) }
        #expect(error?.code == .invalidCode)
    }

    // MARK: - Definition

    static let golden = """
        {"forbiddenParts":["EVIL"],"maximumLength":12,"minimumLength":4,"reserved":["ACME","SALE"],"version":1}
        """

    @Test("The golden form is written and read")
    func goldenForm() throws {
        let rule = try MemorableCodeRule(length: 4...12, reserved: ["sale", "Acme", "SALE"], forbiddenParts: ["evil"])
        #expect(try CanonicalJSON.text(of: rule) == Self.golden)
        #expect(try CanonicalJSON.decode(MemorableCodeRule.self, from: Self.golden) == rule)
    }

    @Test(
        "Other lengths and words are refused",
        arguments: [(2...9, "A"), (4...33, "A"), (4...9, ""), (4...9, "ЁЖ"), (4...9, "A-B")]
    )
    func oddRulesAreRefused(length: ClosedRange<Int>, word: String) {
        let error = #expect(throws: ReferralsError.self) { try MemorableCodeRule(length: length, reserved: [word]) }
        #expect(error?.code == .invalidMemorableCodeRule)
        #expect(throws: ReferralsError.self) { try MemorableCodeRule(length: length, forbiddenParts: [word]) }
    }

    @Test(
        "Another version and lengths the wrong way round are not read",
        arguments: [("n\":1}", "n\":2}"), ("12", "3")]
    )
    func otherVersionsAreRefused(old: String, new: String) {
        let text = Self.golden.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(MemorableCodeRule.self, from: text) }
    }
}
