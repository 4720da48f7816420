//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What happened to points.
public enum PointsMovementKind: String, Hashable, CaseIterable, Codable, Sendable {
    /// Granted for qualifying activity.
    case accrued
    /// Spent on a reward.
    case redeemed
    /// Past their last day.
    case expired
    /// Taken back after a return, or given back after a cancelled redemption.
    case reversed
    /// Corrected by hand.
    case adjusted
}
