//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a bank or payment provider calls a transfer; the same reference pays once, in whatever account.
public struct PayoutReference: Identifier {
    /// The reference as text.
    public let text: String

    /// Creates a reference.
    ///
    /// - Parameter text: 1 to 128 bytes of UTF-8 without control characters.
    /// - Throws: `CoreError` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text) }

    /// The claim that keeps the reference from paying twice.
    var claim: Claim {
        get throws(CoreError) { try Claim(scope: "payout/reference", token: text) }
    }
}
