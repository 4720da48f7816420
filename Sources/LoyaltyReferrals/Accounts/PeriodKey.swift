//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The commission of which period, by which plan: what a later run of the same period corrects.
public struct PeriodKey: Hashable, Sendable {
    /// The version of the plan.
    public let plan: DefinitionVersion
    /// The dates of the period.
    public let dates: DateRange

    /// Creates a key.
    ///
    /// - Parameters:
    ///   - plan: The version of the plan.
    ///   - dates: The dates of the period.
    public init(plan: DefinitionVersion, dates: DateRange) {
        self.plan = plan
        self.dates = dates
    }
}

extension PeriodKey: Comparable {
    /// Whether the first period comes before the second, by its dates and then by the plan.
    public static func < (lhs: PeriodKey, rhs: PeriodKey) -> Bool {
        (lhs.dates.start, lhs.dates.end, lhs.plan) < (rhs.dates.start, rhs.dates.end, rhs.plan)
    }
}

extension PeriodKey: Codable {
    private enum CodingKeys: String, CodingKey { case dates, plan }
}
