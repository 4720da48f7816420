//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// How two values stand to each other.
enum ValueOrder {
    case less, equal, greater
}

extension AttributeValue {
    /// Returns how the value stands to another of a comparable type, or nil if the types do not compare.
    ///
    /// Whole numbers and numbers are compared exactly, without a conversion that rounds; text by the bytes of its UTF-8.
    func order(to other: AttributeValue) -> ValueOrder? {
        switch (self, other) {
        case (.integer(let lhs), .integer(let rhs)): Self.order(lhs, rhs)
        case (.integer(let lhs), .number(let rhs)): rhs.isNaN ? nil : Self.order(lhs, rhs)
        case (.number(let lhs), .integer(let rhs)): lhs.isNaN ? nil : Self.order(rhs, lhs).reversed
        case (.number(let lhs), .number(let rhs)): lhs.isNaN || rhs.isNaN ? nil : Self.order(lhs, rhs)
        case (.money(let lhs), .money(let rhs)):
            lhs.currency == rhs.currency ? Self.order(lhs.minorUnits, rhs.minorUnits) : nil
        case (.date(let lhs), .date(let rhs)): Self.order(lhs.daysSince1970, rhs.daysSince1970)
        case (.instant(let lhs), .instant(let rhs)): Self.order(lhs, rhs)
        case (.flag(let lhs), .flag(let rhs)): Self.order(lhs ? 1 : 0, rhs ? 1 : 0)
        case (.text(let lhs), .text(let rhs)):
            if lhs.utf8.elementsEqual(rhs.utf8) { .equal } else { Self.precedes(lhs, rhs) ? .less : .greater }
        default: nil
        }
    }

    private static func order<T: Comparable>(_ lhs: T, _ rhs: T) -> ValueOrder {
        if lhs == rhs { .equal } else { lhs < rhs ? .less : .greater }
    }

    /// Compares a whole number with a number, exactly.
    private static func order(_ lhs: Int64, _ rhs: Double) -> ValueOrder {
        if rhs >= 0x1p63 { return .less }
        if rhs < -0x1p63 { return .greater }
        let whole = rhs.rounded(.down)
        let truncated = Int64(whole)
        if lhs != truncated { return lhs < truncated ? .less : .greater }
        return rhs > whole ? .less : .equal
    }
}

extension ValueOrder {
    /// The order of the same values the other way round.
    var reversed: ValueOrder {
        switch self {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }
}
