//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: String, Hashable, CaseIterable, Codable, Sendable {
    /// The first day of the ISO week.
    case monday
    /// The second day of the ISO week.
    case tuesday
    /// The third day of the ISO week.
    case wednesday
    /// The fourth day of the ISO week.
    case thursday
    /// The fifth day of the ISO week.
    case friday
    /// The sixth day of the ISO week.
    case saturday
    /// The seventh day of the ISO week.
    case sunday

    /// The number of the day in the ISO week, 1 for Monday to 7 for Sunday.
    public var isoNumber: Int {
        switch self {
        case .monday: 1
        case .tuesday: 2
        case .wednesday: 3
        case .thursday: 4
        case .friday: 5
        case .saturday: 6
        case .sunday: 7
        }
    }
}
