//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A word, the beginning of one, or a phrase that tells how urgent a complaint is.
///
/// A keyword is not understood: "not urgent" has the word "urgent" in it.
public struct TriageKeyword: Hashable, Codable, Sendable {
    /// The words to look for.
    public let text: String
    /// How they are looked for.
    public let match: KeywordMatch
    /// How urgent a complaint that has them is.
    public let urgency: Urgency

    /// Creates a keyword.
    ///
    /// - Parameters:
    ///   - text: The words to look for.
    ///   - match: How they are looked for.
    ///   - urgency: How urgent a complaint that has them is.
    public init(_ text: String, _ match: KeywordMatch = .words, urgency: Urgency) {
        self.text = text
        self.match = match
        self.urgency = urgency
    }
}
