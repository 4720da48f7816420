//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that members hold and that have their last day in one month.
public struct PointsExpiry: Hashable, Sendable {
    /// The first day of the month in which the points have their last day; nil for points without an end, or whose end is
    /// unknown.
    public let month: CivilDate?
    /// The points; below zero if more of them went than the figures know to have been issued.
    public let outstanding: Points

    /// Creates points by their expiry.
    ///
    /// - Parameters:
    ///   - month: The first day of the month in which the points have their last day; nil for no end, or none that is known.
    ///   - outstanding: The points.
    public init(month: CivilDate?, outstanding: Points) {
        self.month = month
        self.outstanding = outstanding
    }
}
