//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A word, the beginning of one, or a phrase that tells that a text is about a theme.
///
/// ```swift
/// ThemeKeyword("достав", .beginning)   // доставка, доставили, Доставкой
/// ThemeKeyword("late")                 // the whole word
/// ThemeKeyword("🚚", .anywhere)
/// ```
public struct ThemeKeyword: Hashable, Codable, Sendable {
    /// The words to look for.
    public let text: String
    /// How they are looked for.
    public let match: KeywordMatch

    /// Creates a keyword.
    ///
    /// - Parameters:
    ///   - text: The words to look for.
    ///   - match: How they are looked for.
    public init(_ text: String, _ match: KeywordMatch = .words) {
        self.text = text
        self.match = match
    }
}
