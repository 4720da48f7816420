//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that were issued in one month, and what became of them since.
public struct PointsCohort: Hashable, Sendable {
    /// The first day of the month in which the points were issued; nil for points whose grants are unknown.
    public let month: CivilDate?
    /// What became of them.
    public let turnover: PointsTurnover

    /// Creates a cohort.
    ///
    /// - Parameters:
    ///   - month: The first day of the month in which the points were issued; nil for points whose grants are unknown.
    ///   - turnover: What became of them.
    public init(month: CivilDate?, turnover: PointsTurnover) {
        self.month = month
        self.turnover = turnover
    }
}
