//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Shared content: a partner's own code and link are merged in, and what cannot be merged is found first")
struct SharedContentTests {
    private func item(
        id: String = "post",
        asset: String? = nil,
        escaping: ContentEscaping = .plain,
        _ texts: [Language: String]
    ) throws -> ContentItem {
        try ContentItem(
            id: ContentID(id),
            asset: asset,
            escaping: escaping,
            texts: texts.mapValues { try MessageTemplate($0) }
        )
    }

    private func content(_ items: [ContentItem], fields: [String] = []) throws -> SharedContent {
        try SharedContent(version: DefinitionVersion("spring-1"), fields: fields, items: items)
    }

    private func merge(
        _ content: SharedContent,
        _ id: String = "post",
        code: String = "ANNA",
        values: [String: ExplainedValue] = [:],
        _ conventions: TextConventions = .english
    ) throws -> MergedContent {
        try content.merged(
            ContentID(id),
            code: ReferralCode(code),
            link: ReferralLinkFormat(base: "https://shop.example/", parameter: "ref").text(for: ReferralCode(code)),
            values: values,
            by: MessageRenderer(conventions)
        )
    }

    @Test("The documented steps: a text with a discount, the partner's code and the partner's link")
    func documentedSteps() throws {
        let content = try content(
            [
                item(
                    asset: "spring.png",
                    [
                        .english: "{discount} off with {code}: {link}",
                        .russian: "Скидка {discount} по коду {code}: {link}",
                    ]
                )
            ],
            fields: ["discount"]
        )
        let merged = try merge(content, values: ["discount": .rate(.percent(10))])
        #expect(merged.text == "10% off with ANNA: https://shop.example/?ref=ANNA")
        #expect(merged.asset == "spring.png")
        #expect(try merged.version == DefinitionVersion("spring-1"))
        let russian = try merge(content, values: ["discount": .rate(.percent(10))], .russian)
        #expect(
            russian.text.replacing("\u{A0}", with: " ") == "Скидка 10 % по коду ANNA: https://shop.example/?ref=ANNA"
        )
        #expect(russian.language == .russian)
    }

    @Test("A placeholder that is no field is refused with item, language and place; all of them are found")
    func unknownPlaceholdersAreFound() throws {
        let items = [
            try item(id: "b", [.english: "{code}", .russian: "Код {code},\nскидка {discount}"]),
            try item(id: "a", [.english: "{link} {friend} {friend}"]),
        ]
        let findings = SharedContent.findings(in: items, fields: [])
        #expect(findings.map(\.rule) == [.unknownPlaceholder, .unknownPlaceholder, .unknownPlaceholder])
        #expect(findings.map(\.item.text) == ["a", "a", "b"])
        #expect(findings.map(\.name) == ["friend", "friend", "discount"])
        #expect(findings[2].language == .russian)
        #expect(findings[2].position == TextPosition(line: 2, column: 9, offset: 29))
        let error = #expect(throws: ReferralsError.self) { try content(items) }
        #expect(error?.code == .unknownPlaceholder)
        #expect(error?.message.hasPrefix("item a, en, line 1, column 9: ") == true)
        #expect(SharedContent.findings(in: items, fields: ["friend", "discount"]).isEmpty)
    }

    @Test(
        "Only names are placeholders: quoted braces, plural forms and number signs are not",
        arguments: [
            ("{code} '{friend}' it''s '{'{discount}'}'", ["discount"]),
            ("{code} {n, plural, one {# friend} other {# of {m}}} {k}", ["n", "m", "k"]),
            ("{ code } {n,plural,one{a}other{'#'{x} '#{y}'}}", ["n", "x"]),
            ("{code} the member's {n, plural, other {b's {o, plural, other {c}}}}", ["n", "o"]),
            ("'' {code} ' '{a''b}' {z}", ["z"]),
        ]
    )
    func onlyNamesArePlaceholders(text: String, names: [String]) throws {
        let findings = try SharedContent.findings(in: [item([.english: text])], fields: [])
        #expect(findings.map(\.name) == names)
        #expect(try MessageTemplate(text).names == ["code"] + names)
        for finding in findings {
            let rest = Array(text.utf8).dropFirst(finding.position.offset)
            #expect(rest.starts(with: Array((finding.name ?? "?").utf8)))
        }
    }

    @Test(
        "A text without code and link is refused, for nobody would be credited",
        arguments: ["Buy coffee", "'{code}'", "{n}"]
    )
    func textsNameCodeOrLink(text: String) throws {
        let error = #expect(throws: ReferralsError.self) {
            try content([item([.english: "{code}", .russian: text])], fields: ["n"])
        }
        #expect(error?.code == .contentWithoutCode)
        #expect(error?.message.hasPrefix("item post, ru, line 1, column 1: ") == true)
    }

    @Test("A value that the text asks for and nobody gave is refused with its place")
    func missingValuesAreRefused() throws {
        let content = try content([item([.english: "{link}\nfor {name}"])], fields: ["name", "other"])
        let error = #expect(throws: ReferralsError.self) { try merge(content, values: ["other": .integer(1)]) }
        #expect(error?.code == .missingValue)
        #expect(error?.message.hasPrefix("item post, en, line 2, column 6: ") == true)
        #expect(try merge(content, values: ["name": .text("Ann")]).text.hasSuffix("\nfor Ann"))
    }

    @Test(
        "A value that is no field is refused, and code and link are not the host's to give",
        arguments: ["x", "code", "link"]
    )
    func unknownValuesAreRefused(name: String) throws {
        let content = try content([item([.english: "{link}"])])
        let error = #expect(throws: ReferralsError.self) { try merge(content, values: [name: .text("y")]) }
        #expect(error?.code == .unknownPlaceholder)
    }

    @Test("An item or a language that there is not is refused; a language without its region will do")
    func unknownContentIsRefused() throws {
        let content = try content([item([.english: "{code}"])])
        for attempt in [("page", TextConventions.english), ("post", .russian)] {
            let error = #expect(throws: ReferralsError.self) { try merge(content, attempt.0, attempt.1) }
            #expect(error?.code == .unknownContent)
        }
        let british = TextConventions(
            language: try Language("en-GB"),
            pluralRules: .english,
            decimalSeparator: ".",
            groupingSeparator: ",",
            percentSpace: "",
            symbolComesFirst: true,
            months: [],
            dateTemplate: try MessageTemplate("{day}")
        )
        #expect(try merge(content, "post", british).language == .english)
    }

    @Test("What is merged into HTML is escaped, the text around it is not")
    func htmlIsEscaped() throws {
        let text = "<a href=\"{link}\">{name}: {code}, {n}</a>"
        let values: [String: ExplainedValue] = ["name": .text("<b>\"Ann\" & 'Co'"), "n": .integer(1_000)]
        let html = try content([item(escaping: .html, [.english: text])], fields: ["name", "n"])
        #expect(
            try merge(html, code: "A&B", values: values).text == """
                <a href="https://shop.example/?ref=A%26B">&lt;b&gt;&quot;Ann&quot; &amp; &#39;Co&#39;: A&amp;B, 1,000</a>
                """
        )
        let plain = try content([item([.english: "{code} {name}"])], fields: ["name", "n"])
        #expect(try merge(plain, code: "A&B", values: values).text == "A&B <b>\"Ann\" & 'Co'")
    }

    @Test("A value that looks like a placeholder is text")
    func valuesAreNotTemplates() throws {
        let content = try content([item([.english: "{name} {code}"])], fields: ["name"])
        #expect(try merge(content, values: ["name": .text("{code}")]).text == "{code} ANNA")
    }

    @Test("Odd fields, items of one identifier and items without a text are refused")
    func oddContentIsRefused() throws {
        let good = try item([.english: "{code}"])
        for fields in [["code"], ["link"], [""], ["a b"], ["1a"], ["a}{b"], ["n, plural, other {x}"], ["'"]] {
            let error = #expect(throws: ReferralsError.self) { try content([good], fields: fields) }
            #expect(error?.code == .invalidContent)
        }
        for items in [[good, good], [try item([:])]] {
            let error = #expect(throws: ReferralsError.self) { try content(items) }
            #expect(error?.code == .invalidContent)
        }
    }

    static let golden = """
        {"content":"spring-1","fields":["a","b"],"items":[\
        {"asset":"x.png","escaping":"html","id":"card","texts":{"en":"{link}"}},\
        {"escaping":"plain","id":"post","texts":{"en":"{code} {a}","ru":"{code} {b}"}}],"version":1}
        """

    @Test("The golden form is written and read")
    func goldenForm() throws {
        let content = try content(
            [
                item([.russian: "{code} {b}", .english: "{code} {a}"]),
                item(id: "card", asset: "x.png", escaping: .html, [.english: "{link}"]),
            ],
            fields: ["b", "a"]
        )
        #expect(try CanonicalJSON.text(of: content) == Self.golden)
        #expect(try CanonicalJSON.decode(SharedContent.self, from: Self.golden) == content)
    }

    @Test(
        "What cannot be merged, and another version, are not read",
        arguments: [("n\":1}", "n\":2}"), ("{a}", "{c}"), ("{link}", "link")]
    )
    func oddFormsAreRefused(old: String, new: String) {
        let text = Self.golden.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(SharedContent.self, from: text) }
    }

    private func merge(
        _ content: SharedContent,
        _ id: String = "post",
        _ conventions: TextConventions
    ) throws -> MergedContent {
        try merge(content, id, values: [:], conventions)
    }
}
