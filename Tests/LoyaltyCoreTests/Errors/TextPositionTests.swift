//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Text position: lines and columns for people, offsets for programs")
struct TextPositionTests {
    @Test(
        "Lines end at a line feed; columns count scalars; offsets count bytes",
        arguments: [
            Example("", 0, line: 1, column: 1),
            Example("abc", 0, line: 1, column: 1),
            Example("abc", 2, line: 1, column: 3),
            Example("abc", 3, line: 1, column: 4),
            Example("a\nb", 1, line: 1, column: 2),
            Example("a\nb", 2, line: 2, column: 1),
            Example("a\n\nb", 3, line: 3, column: 1),
            Example("a\r\nb", 3, line: 2, column: 1),
            Example("a\rb", 2, line: 1, column: 3),
            Example("é😀b", 6, line: 1, column: 3),
            Example("e\u{301}b", 3, line: 1, column: 3),
            Example("a\nя", 4, line: 2, column: 2),
        ]
    )
    func ofOffset(_ example: Example) {
        let position = TextPosition(offset: example.offset, in: example.text.utf8)
        #expect(position == TextPosition(line: example.line, column: example.column, offset: example.offset))
    }

    @Test("An offset outside the text is clamped to it")
    func clamped() {
        #expect(TextPosition(offset: -1, in: "a\nb".utf8) == TextPosition(line: 1, column: 1, offset: 0))
        #expect(TextPosition(offset: .max, in: "a\nb".utf8) == TextPosition(line: 2, column: 2, offset: 3))
    }

    @Test("A position describes itself by line and column")
    func description() {
        #expect(TextPosition(line: 3, column: 14, offset: 159).description == "line 3, column 14")
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let offset: Int
        let line: Int
        let column: Int

        init(_ text: String, _ offset: Int, line: Int, column: Int) {
            self.text = text
            self.offset = offset
            self.line = line
            self.column = column
        }

        var testDescription: String { "offset \(offset) of \(text.debugDescription)" }
    }
}
