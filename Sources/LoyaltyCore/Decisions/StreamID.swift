//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The name of one stream of events: one member's account in one program, one partner's standing.
///
/// Rules choose the names; stores compare them byte by byte and order them the same way, so that rows are locked in one
/// order everywhere.
public struct StreamID: Identifier {
    /// The name as text.
    public let text: String

    /// Creates a stream name.
    ///
    /// - Parameter text: 1 to 512 bytes of UTF-8 without control characters.
    /// - Throws: ``CoreError`` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text, maximumBytes: 512) }
}
