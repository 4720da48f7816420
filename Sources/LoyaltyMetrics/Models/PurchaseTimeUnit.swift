//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The unit in which a model of purchasing counts time.
public enum PurchaseTimeUnit: String, Hashable, CaseIterable, Codable, Sendable {
    /// An hour.
    case hour
    /// A day.
    case day
    /// Seven days.
    case week
    /// A month.
    case month

    /// How many of the unit make a month: 720 hours, 30 days, 4.345 weeks, 1 month.
    public var perMonth: Double {
        switch self {
        case .hour: 720
        case .day: 30
        case .week: 4.345
        case .month: 1
        }
    }
}
