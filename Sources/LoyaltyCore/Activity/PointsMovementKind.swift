//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What happened to points; the sign of the movement tells whether the member gained or lost them.
public enum PointsMovementKind: String, Hashable, CaseIterable, Codable, Sendable {
    /// Granted for qualifying activity.
    case accrued
    /// Spent on a reward.
    case redeemed
    /// Past their last day.
    case expired
    /// Undone: taken back after a return, or given back after a cancelled redemption.
    case reversed
    /// Corrected by hand.
    case adjusted
}
