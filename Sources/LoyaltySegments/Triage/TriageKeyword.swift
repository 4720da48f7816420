//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A word, the beginning of one, or a phrase that tells how urgent a complaint is.
///
/// Upper and lower case are one, composed and decomposed letters are one, Russian ё is е, and invisible characters do not
/// count. A keyword is not understood: "not urgent" has the word "urgent" in it.
public struct TriageKeyword: Hashable, Codable, Sendable {
    /// The words to look for.
    public let text: String
    /// How they are looked for.
    public let match: Match
    /// How urgent a complaint that has them is.
    public let urgency: Urgency

    /// Creates a keyword.
    ///
    /// - Parameters:
    ///   - text: The words to look for.
    ///   - match: How they are looked for.
    ///   - urgency: How urgent a complaint that has them is.
    public init(_ text: String, _ match: Match = .words, urgency: Urgency) {
        self.text = text
        self.match = match
        self.urgency = urgency
    }

    /// How a keyword is looked for.
    public enum Match: String, Hashable, Codable, CaseIterable, Sendable {
        /// Its words as whole words, one after the other; what stands between them does not matter.
        case words
        /// The same, but the last of its words may go on: `возвра` finds `возврат` and `возвратите`.
        case beginning
        /// Its characters in a row, anywhere: for writing that has no spaces, and for signs such as emoji.
        case anywhere
    }
}
