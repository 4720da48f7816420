//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What one word of a prepared row says.
enum RowSource: Hashable, Sendable {
    /// The whole number that stands for an attribute's value, or the bits of a number in an order of whole numbers.
    case word(slot: Int)
    /// The place of a text among those of a vocabulary, from 1; 0 for any other.
    case text(slot: Int, vocabulary: Int)
    /// The microseconds since an instant.
    case age(slot: Int)
    /// The verdict of a test: 1 for yes, 0 for no, missing for unknown.
    case verdict(test: Int)

    /// The slot, unless it takes several to know the word.
    var slot: Int? {
        switch self {
        case .word(let slot), .text(let slot, _), .age(let slot): slot
        case .verdict: nil
        }
    }
}

extension AttributeValue {
    /// The whole number that stands for the value; missing for texts, sets and numbers that are not finite.
    @inline(__always)
    var word: Int64 {
        switch self {
        // The least whole number shares the word of the next one, which rules that tell them apart do not look at.
        case .integer(let value): max(value, PreparedRow.missing + 1)
        case .number(let value): value.isFinite ? value.ordered : PreparedRow.missing
        case .money(let amount): amount.minorUnits
        case .date(let date): Int64(date.daysSince1970)
        case .instant(let instant): instant.microsecondsSince1970
        case .flag(let value): value ? 1 : 0
        case .text, .set: PreparedRow.missing
        }
    }
}

extension Verdict {
    /// The whole number that stands for the verdict.
    var word: Int64 {
        switch self {
        case .yes: 1
        case .no: 0
        case .unknown: PreparedRow.missing
        }
    }
}

extension Double {
    /// The bits as a whole number that stands to others as the numbers do; one for both zeros.
    @inline(__always)
    var ordered: Int64 {
        let bits = Int64(bitPattern: (self + 0).bitPattern)
        return bits >= 0 ? bits : bits ^ .max
    }
}
