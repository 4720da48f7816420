//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A code that names who referred a customer; compared byte by byte, so normalise what people type first.
public struct ReferralCode: Identifier {
    /// The identifier as text.
    public let text: String

    /// Creates an identifier from the host's text.
    ///
    /// - Parameter text: 1 to 128 bytes of UTF-8 without control characters.
    /// - Throws: ``CoreError`` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text) }

    /// Creates a code from text that is known to be an identifier, such as one that was just drawn.
    package init(known text: String) { self.text = text }
}
