//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A language to write text in, as a BCP 47 tag such as `en`, `ru` or `ru-KZ`.
///
/// The set is open: English and Russian have text and number forms here, a host adds catalogs and conventions for more.
/// Tags are compared in lower case, so `ru-RU` and `ru-ru` are one language.
public struct Language: Identifier {
    /// The tag in lower case.
    public let text: String

    /// Creates a language from its tag.
    ///
    /// - Parameter text: 2 to 35 bytes: ASCII letters, digits and hyphens, beginning with a letter.
    /// - Throws: ``CoreError`` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) {
        let bytes = Array(text.lowercased().utf8)
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard 2...35 ~= bytes.count, letters ~= bytes[0], letters ~= bytes[1],
            bytes.allSatisfy({ letters ~= $0 || digits ~= $0 || $0 == UInt8(ascii: "-") })
        else {
            throw CoreError(.invalidIdentifier, "a language tag is 2 to 35 letters, digits and hyphens")
        }
        self.text = text.lowercased()
    }

    private init(known text: String) { self.text = text }

    /// English, `en`.
    public static let english = Language(known: "en")
    /// Russian, `ru`.
    public static let russian = Language(known: "ru")

    /// The language without script, region or variant: `ru` for `ru-KZ`.
    public var primary: Language { Language(known: String(text.prefix { $0 != "-" })) }
}
