//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal
import Testing

@Suite("Command key: bytes that name one command for ever")
struct CommandKeyTests {
    @Test("A key is 1 to 128 bytes of text in a scope of 1 to 512, without control characters")
    func limits() throws {
        for (text, scope) in [
            ("k", "s"), (String(repeating: "k", count: 128), String(repeating: "s", count: 512)),
            (String(repeating: "€", count: 42) + "ab", "€"), (" ", " "),
        ] {
            let key = try CommandKey(text, scope: scope)
            #expect(key.text == text)
            #expect(key.scope.text == scope)
        }
        for (text, scope) in [
            ("", "s"), ("k", ""), (String(repeating: "k", count: 129), "s"), ("k", String(repeating: "s", count: 513)),
            (String(repeating: "€", count: 43), "s"), ("a\u{0}", "s"), ("a\n", "s"), ("k", "\u{7F}"),
        ] {
            let error = #expect(throws: JournalError.self) { try CommandKey(text, scope: scope) }
            #expect(error?.code == .invalidKey)
        }
        #expect(CommandKey.maximumBytes == 128)
    }

    @Test("Keys are equal if and only if their bytes are")
    func comparedAsBytes() throws {
        let composed = try CommandKey("caf\u{E9}", scope: "s")
        #expect(try composed == CommandKey("caf\u{E9}", scope: "s"))
        for (text, scope) in [("cafe\u{301}", "s"), ("Caf\u{E9}", "s"), ("caf\u{E9} ", "s"), ("caf\u{E9}", "S")] {
            #expect(try composed != CommandKey(text, scope: scope))
        }
        #expect(
            try Set([composed, CommandKey("caf\u{E9}", scope: "s"), CommandKey("cafe\u{301}", scope: "s")]).count == 2
        )
    }

    @Test("Keys are ordered by the bytes of the scope and then of the text")
    func order() throws {
        let keys = try [("b", "A"), ("a", "a"), ("b", "a"), ("a", "b")].map { try CommandKey($0.0, scope: $0.1) }
        #expect(keys.reversed().sorted() == keys)
    }
}
