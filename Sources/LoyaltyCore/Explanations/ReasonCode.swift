//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A stable name for why something was decided, such as `points.insufficient`.
///
/// Codes are an open set: each area states its own as constants, and a host may add more. Programs compare codes; people
/// read the text that a ``MessageCatalog`` gives to a code. By habit a code is the subject and the finding, in lower
/// camel case, joined by a full stop.
///
/// ```swift
/// extension ReasonCode {
///     static let visitTooEarly: ReasonCode = "visit.tooEarly"
/// }
/// ```
///
/// A literal is taken as it stands, at no cost; text from elsewhere is checked like every ``Identifier``.
public struct ReasonCode: Identifier {
    /// The code as text.
    public let text: String

    /// Creates a code from text that was not written in source.
    ///
    /// - Parameter text: 1 to 128 bytes of UTF-8 without control characters.
    /// - Throws: ``CoreError`` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text) }
}

extension ReasonCode: ExpressibleByStringLiteral {
    /// Creates a code from a literal, unchecked: an author sees what stands there.
    ///
    /// - Parameter value: The code; 1 to 128 bytes without control characters, else it cannot be read back.
    public init(stringLiteral value: String) { self.text = value }
}
