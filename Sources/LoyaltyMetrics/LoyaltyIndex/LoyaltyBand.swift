//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Where a customer loyalty index lies.
public enum LoyaltyBand: String, Hashable, CaseIterable, Codable, Sendable {
    /// Below average: customarily below 40.
    case low
    /// Average: customarily from 40 to below 75.
    case middle
    /// Above average: customarily from 75 to 100.
    case high
}
