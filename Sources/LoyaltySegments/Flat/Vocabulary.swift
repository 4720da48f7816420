//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The texts that rules compare an attribute with, each with a code from 1.
struct Vocabulary: Sendable {
    private struct Entry: Sendable {
        let text: String
        let count: Int
        let isASCII: Bool
    }

    private let entries: [Entry]
    private let codes: [AttributeValue: Int64]

    /// The most texts that are compared one after the other.
    private static let few = 8

    init(_ values: [AttributeValue]) {
        var entries: [Entry] = []
        var codes: [AttributeValue: Int64] = [:]
        for case .text(let text) in values where codes[.text(text)] == nil {
            entries.append(Entry(text: text, count: text.utf8.count, isASCII: text.utf8.allSatisfy { $0 < 0x80 }))
            codes[.text(text)] = Int64(entries.count)
        }
        self.entries = entries
        self.codes = codes
    }

    /// Returns the code of a text, 0 if no rule compares with it.
    func code(of text: String) -> Int64 {
        guard entries.count <= Self.few else { return codes[.text(text)] ?? 0 }
        let count = text.utf8.count
        for index in entries.indices where entries[index].count == count && entries[index].text == text {
            // A text of as many bytes that is canonically equal to one of ASCII is that text.
            if entries[index].isASCII || entries[index].text.utf8.elementsEqual(text.utf8) { return Int64(index) + 1 }
        }
        return 0
    }
}
