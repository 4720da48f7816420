//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What rules read of one customer, a word each, made once and asked often.
///
/// ```swift
/// let row = try flat.row(["orders": .integer(4)], asOf: asOf)
/// try flat.isMember(row, of: 0)
/// ```
///
/// Rules that are equal to those that made the row may be asked with it.
public struct PreparedRow: Hashable, Sendable {
    /// The words.
    @usableFromInline let words: [Int64]
    /// What tells rows of some rules from those of others.
    @usableFromInline let fingerprint: Int

    init(words: [Int64], fingerprint: Int) {
        self.words = words
        self.fingerprint = fingerprint
    }

    /// The word that stands for no value, the least of all, so that where it passes a test is one more range of words.
    static let missing = Int64.min
}
