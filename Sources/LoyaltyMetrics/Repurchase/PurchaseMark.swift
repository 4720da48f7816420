//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What tells one purchase of a customer from another: the order, or the date.
enum PurchaseMark: Hashable, Sendable {
    case order(OrderID)
    case day(CivilDate)

    init(_ text: String, unit: PurchaseUnit) throws(CoreError) {
        switch unit {
        case .orders: self = .order(try OrderID(text))
        case .purchaseDays: self = .day(try CivilDate(parsing: text))
        }
    }
}

extension PurchaseMark: Comparable, CustomStringConvertible {
    /// Orders by identifier, dates by time; marks of one state are all of one kind.
    static func < (lhs: PurchaseMark, rhs: PurchaseMark) -> Bool {
        switch (lhs, rhs) {
        case (.order(let first), .order(let second)): first < second
        case (.day(let first), .day(let second)): first < second
        case (.order, .day): true
        case (.day, .order): false
        }
    }

    var description: String {
        switch self {
        case .order(let id): id.text
        case .day(let date): date.description
        }
    }
}
