//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Identifier bytes: equality, order and hash follow the bytes of the text, whatever its length")
struct IdentifierBytesTests {
    private static let texts = [
        "a", "b", "ab", "ba", "cafe\u{301}", "caf\u{E9}", "a\u{301}\u{323}", "a\u{323}\u{301}", "12345678", "12345679",
        "123456789", "1234567\u{E9}", "clubs/0123456789abcdef", "clubs/0123456789abcdeg", "dlubs/0123456789abcdef",
        "\u{1F600}", String(repeating: "x", count: 128), String(repeating: "x", count: 127) + "y",
    ]

    @Test("Every pair compares as its bytes do", arguments: texts)
    func pairs(_ text: String) throws {
        let first = try CustomerID(text)
        for other in Self.texts {
            let second = try CustomerID(String(decoding: Array(other.utf8), as: UTF8.self))
            let (left, right) = (Array(first.text.utf8), Array(second.text.utf8))
            #expect((first == second) == (left == right))
            #expect((first < second) == left.lexicographicallyPrecedes(right))
            #expect(first != second || first.hashValue == second.hashValue)
        }
    }

    @Test("Texts that differ only in the order of their marks do not all share one hash")
    func markOrder() throws {
        let first = try CustomerID("a\u{301}\u{323}")
        let second = try CustomerID("a\u{323}\u{301}")
        #expect(first.text == second.text)
        #expect(first != second)
        #expect(first.hashValue != second.hashValue)
    }

    @Test("A control character is found at every place of a long text, and nothing else is taken for one")
    func controlsAtEveryPlace() throws {
        let plain = Array("clubs/0123456789abcdef".utf8)
        for place in plain.indices {
            for byte in UInt8(0)...0x7F {
                var bytes = plain
                bytes[place] = byte
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(((try? CustomerID(text)) == nil) == (byte < 0x20 || byte == 0x7F))
            }
            var marked = plain.map { Unicode.Scalar($0) }
            marked[place] = "\u{17F}"
            #expect(throws: Never.self) { try CustomerID(String(String.UnicodeScalarView(marked))) }
        }
    }

    @Test("The end of one name is not the beginning of the next: pairs that join to one text hash apart")
    func pairsHashApart() throws {
        let text = "clubs/0123456789"
        var hashes: Set<Int> = []
        for place in text.indices.dropFirst() {
            let pair = [try CustomerID(String(text[..<place])), try CustomerID(String(text[place...]))]
            hashes.insert(pair.hashValue)
        }
        #expect(hashes.count == text.count - 1)
    }
}
