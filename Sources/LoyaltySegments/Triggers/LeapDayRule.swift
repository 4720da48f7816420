//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// When somebody born on 29 February has a birthday in other years.
public enum LeapDayRule: String, Hashable, Codable, CaseIterable, Sendable {
    /// On 28 February.
    case february28
    /// On 1 March.
    case march1
    /// Not at all.
    case leapYearsOnly
}
