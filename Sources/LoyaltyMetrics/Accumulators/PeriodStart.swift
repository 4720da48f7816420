//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The periods of a calendar that a metric counts in.
enum PeriodStart {
    /// Returns the dates of the period that a date lies in.
    static func dates(of period: CalendarPeriod, containing date: CivilDate) throws(MetricsError) -> DateRange {
        guard let dates = try? period.dates(containing: date) else {
            throw MetricsError(.dateOutOfRange, "a period lies inside the years 1 to 9999")
        }
        return dates
    }
}
