//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The name of an attribute: an ASCII letter, then letters, digits and `_`, at most 64 bytes, as `average_order`.
///
/// The words of the text form, such as `and` or `in`, name no attribute. A literal is taken as it stands and checked when
/// a ``Schema`` is made of it; text from elsewhere is checked at once.
public struct AttributeName: Identifier, ExpressibleByStringLiteral {
    /// The name as text.
    public let text: String

    /// Creates a name from text that was not written in source.
    ///
    /// - Parameter text: An ASCII letter, then letters, digits and `_`; at most 64 bytes; no word of the text form.
    /// - Throws: `CoreError` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) {
        guard Self.isName(text) else {
            throw CoreError(
                .invalidIdentifier,
                "an attribute's name is a letter, then letters, digits and _, at most 64 bytes, and no word of the text form"
            )
        }
        self.text = text
    }

    /// Creates a name from a literal, unchecked.
    ///
    /// - Parameter value: The name; a schema refuses it if it is none.
    public init(stringLiteral value: String) { self.text = value }

    /// Whether the name may stand in a schema.
    var isValid: Bool { Self.isName(text) }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIILetter, text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy(\.isWordByte) && !RuleWord.all.contains(text)
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII letter.
    var isASCIILetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    /// Whether the byte is an ASCII digit.
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    /// Whether the byte may stand in a word of the text form.
    var isWordByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }
}
