//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Message catalog: words for codes, area by area and language by language")
struct MessageCatalogTests {
    @Test("A host's wording replaces an area's, language by language")
    func merging() throws {
        let area = try MessageCatalog(["a.b": [.english: "area", .russian: "область"], "c.d": [.english: "kept"]])
        let own = try MessageCatalog(["a.b": [.english: "own"], "e.f": [.english: "new"]], fallback: .russian)
        let merged = area.merging(own)
        #expect(merged.template(for: "a.b", in: .english)?.source == "own")
        #expect(merged.template(for: "a.b", in: .russian)?.source == "область")
        #expect(merged.template(for: "c.d", in: .english)?.source == "kept")
        #expect(merged.codes == ["a.b", "c.d", "e.f"])
        #expect(merged.fallback == .english)
    }

    @Test("A missing translation is looked for without the region, then in the fallback language")
    func fallback() throws {
        let catalog = try MessageCatalog(
            ["a.b": [.russian: "есть", .english: "here"], "c.d": [.english: "only"]],
            fallback: .english
        )
        #expect(try catalog.template(for: "a.b", in: Language("ru-KZ"))?.source == "есть")
        #expect(try catalog.template(for: "a.b", in: Language("de"))?.source == "here")
        #expect(catalog.template(for: "c.d", in: .russian)?.source == "only")
        #expect(catalog.template(for: "x.y", in: .russian) == nil)
        #expect(catalog.untranslated(in: .russian) == ["c.d"])
    }

    @Test("Without a translation even in the fallback language the code itself is shown")
    func codeAsText() throws {
        let catalog = try MessageCatalog(["a.b": [.russian: "есть"]])
        #expect(MessageRenderer(.english, catalog: catalog).text(for: Reason("a.b")) == "a.b")
        #expect(MessageRenderer(.english).text(for: Reason("never.worded")) == "never.worded")
    }

    @Test("A renderer falls back to the host's fallback language")
    func hostFallback() throws {
        let own = try MessageCatalog(["a.b": [.russian: "по-русски"]], fallback: .russian)
        #expect(MessageRenderer(.english, catalog: own).text(for: Reason("a.b")) == "по-русски")
    }

    @Test("A template that cannot be read is refused with its code and language")
    func brokenTemplate() {
        let error = #expect(throws: CoreError.self) {
            try MessageCatalog(["b.c": [.english: "}"], "a.b": [.english: "fine", .russian: "{"]])
        }
        #expect(error?.code == .invalidTemplate)
        #expect(error?.path == "a.b/ru")
        #expect(error?.position?.column == 2)
    }

    @Test("The words of this module can all be read and exist in both languages")
    func coreIsSound() {
        #expect(MessageCatalog.core.unreadable == [])
        #expect(MessageCatalog.core.untranslated(in: .english) == [])
        #expect(MessageCatalog.core.untranslated(in: .russian) == [])
    }

    @Test("An area's text that cannot be read shows as it stands, and the catalog names it")
    func unreadable() {
        let catalog = MessageCatalog(written: [
            "b.c": [.english: "broken {"], "a.b": [.english: "fine", .russian: "}"], "d.e": [.english: "{n}"],
        ])
        #expect(catalog.unreadable == ["a.b", "b.c"])
        #expect(MessageRenderer(.english, catalog: catalog).text(for: Reason("b.c")) == "broken {")
    }

    @Test("Each rounding rule has its words", arguments: RoundingRule.allCases)
    func roundingRules(rule: RoundingRule) throws {
        let step = RoundingStep(
            exact: .decimal(try ExactDecimal(parsing: "39.98")),
            rounded: .integer(39),
            rule: rule
        )
        #expect(MessageRenderer(.english).text(for: step).hasPrefix("39.98 → 39, rounded"))
        #expect(MessageRenderer(.russian).text(for: step).hasPrefix("39,98 → 39, округлено"))
    }
}
