//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One request of one trigger about one customer and one occasion; the same however often it is asked for.
public struct ActionRequestID: Identifier {
    /// The identifier as text.
    public let text: String

    /// Creates an identifier from text that was kept.
    ///
    /// - Parameter text: 1 to 512 bytes of UTF-8 without control characters.
    /// - Throws: `CoreError` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text, maximumBytes: 512) }
}

extension ActionRequestID {
    /// Creates the identifier of a trigger's request: the trigger's own, and 128 bits of the SHA-256 of all that names it.
    ///
    /// The parts are joined by a control character, which identifiers do not hold, so no two lists of parts are one text.
    init(_ trigger: TriggerID, _ customer: CustomerID, _ occasion: [String]) {
        let name = ([trigger.text, customer.text] + occasion).joined(separator: "\u{1F}")
        text = trigger.text + ":" + SHA256.hexadecimal(of: name.utf8, words: 4)
    }
}
