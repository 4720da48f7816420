//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a commission was paid for.
public enum CommissionSource: Hashable, Sendable {
    /// One order.
    case order(OrderID)
    /// A period.
    case period(PeriodKey)
}

extension CommissionSource: Comparable {
    /// Whether the first source comes before the second: orders first, each kind by its own order.
    public static func < (lhs: CommissionSource, rhs: CommissionSource) -> Bool {
        switch (lhs, rhs) {
        case (.order(let one), .order(let other)): one < other
        case (.period(let one), .period(let other)): one < other
        case (.order, .period): true
        case (.period, .order): false
        }
    }
}
