//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Language: an open set of tags")
struct LanguageTests {
    @Test("Tags are compared in lower case")
    func lowerCase() throws {
        #expect(try Language("RU-kz") == Language("ru-KZ"))
        #expect(try Language("EN") == .english)
    }

    @Test("The primary language of a regional one is the part before the hyphen")
    func primary() throws {
        #expect(try Language("ru-KZ").primary == .russian)
        #expect(Language.english.primary == .english)
    }

    @Test(
        "Text that is not a tag is refused",
        arguments: ["", "r", "1u", "r1", "ru_RU", "ру", "ru RU", "ru-" + String(repeating: "x", count: 33)]
    )
    func notATag(text: String) {
        let error = #expect(throws: CoreError.self) { try Language(text) }
        #expect(error?.code == .invalidIdentifier)
    }
}
