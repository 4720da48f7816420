//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Spells names in capital letters that every keyboard has.
enum NameSpelling {
    /// The most characters of a name that are looked at.
    private static let maximumCharacters = 256

    /// Returns the words of a name in letters A to Z and digits, as many as can be spelled.
    ///
    /// Accents go, letters of the Cyrillic scripts of Russia, Ukraine and Belarus are spelled as their speakers do in Latin
    /// letters, apostrophes and full stops join. Other letters are passed over.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in String(name.prefix(maximumCharacters)).uppercased() {
            if let spelling = spelling(of: character) {
                word += spelling
            } else if !character.isLetter, !joiners.contains(character), !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static let joiners: Set<Character> = ["'", "’", "ʼ", "`", "."]

    /// Returns the letters of one, or nil for what is not spelled.
    ///
    /// Characters are compared by canonical equivalence, so it makes no difference whether an accent is part of its letter or
    /// stands after it.
    private static func spelling(of character: Character) -> String? {
        if let spelling = table[character] { return spelling }
        guard let scalar = character.unicodeScalars.first else { return nil }
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return LookAlikes.isSymbol(byte) ? String(Unicode.Scalar(byte)) : nil
        }
        // The name of a Latin letter says which letter it is, such as LATIN CAPITAL LETTER E WITH ACUTE.
        let words = (scalar.properties.name ?? "").split(separator: " ").drop { $0 == "FULLWIDTH" }
        guard words.starts(with: ["LATIN", "CAPITAL", "LETTER"]), let letter = words.dropFirst(3).first,
            letter.count <= 2
        else { return nil }
        return String(letter)
    }

    private static let table: [Character: String] = [
        "А": "A", "Б": "B", "В": "V", "Г": "G", "Д": "D", "Е": "E", "Ё": "E", "Ж": "ZH", "З": "Z", "И": "I", "Й": "Y",
        "К": "K", "Л": "L", "М": "M", "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U", "Ф": "F",
        "Х": "KH", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ъ": "", "Ы": "Y", "Ь": "", "Э": "E", "Ю": "YU",
        "Я": "YA", "І": "I", "Ї": "YI", "Є": "YE", "Ґ": "G", "Ў": "U", "Þ": "TH", "Ð": "D", "ẞ": "SS", "Ŋ": "N",
        "Ə": "E",
    ]
}
