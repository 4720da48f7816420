//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The name of an accrual rule, unique inside its plan.
public struct RuleID: Identifier {
    /// The identifier as text.
    public let text: String

    /// Creates an identifier from text.
    ///
    /// - Parameter text: 1 to 128 bytes of UTF-8 without control characters.
    /// - Throws: `CoreError` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text) }
}

extension RuleID {
    private init(unchecked text: String) { self.text = text }

    /// The name of the one rule of a simple plan: `spend`.
    public static let spend = RuleID(unchecked: "spend")
}
