//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Text as keywords are looked for in: without case, invisible characters, and the dots of ё.
package struct FoldedText: Hashable, Sendable {
    /// The characters in their order.
    let characters: [Character]
    /// The words: letters and digits in a row.
    let words: [String]

    package init(_ text: String) {
        var visible = String.UnicodeScalarView()
        visible.append(contentsOf: text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint })
        // Upper case first brings letters together that have no lower case in common, such as ß and ss.
        let folded = String(visible).uppercased().lowercased().map { $0 == "ё" ? "е" : $0 }
        characters = folded
        words = folded.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    }

    /// Whether the text has a keyword in it.
    ///
    /// - Complexity: O(*n* · *m*) in the lengths of both.
    package func has(_ keyword: FoldedText, _ match: KeywordMatch) -> Bool {
        if match == .anywhere {
            return Self.starts(keyword.characters.count, in: characters.count).contains { start in
                characters[start...].starts(with: keyword.characters)
            }
        }
        guard let last = keyword.words.last else { return false }
        let others = keyword.words.dropLast()
        return Self.starts(keyword.words.count, in: words.count).contains { start in
            let end = words[start + others.count]
            let fits = match == .beginning ? end.hasPrefix(last) : end == last
            return fits && words[start...].starts(with: others)
        }
    }

    /// Whether there is anything to look for.
    package func canBeFound(_ match: KeywordMatch) -> Bool {
        match == .anywhere ? !characters.isEmpty : !words.isEmpty
    }

    private static func starts(_ length: Int, in total: Int) -> Range<Int> { 0..<max(0, total - length + 1) }
}
