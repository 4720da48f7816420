//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension CalendarStep {
    /// Checks that the step, in months of 28 days at least, does not lead back.
    ///
    /// - Parameter rule: The rule in words.
    /// - Throws: ``RewardsError`` with code `invalidProgram`.
    func checkForward(_ rule: String) throws(RewardsError) {
        guard months >= 0, Int64(months) * 28 + Int64(days) >= 0 else { throw RewardsError(.invalidProgram, rule) }
    }
}

extension TimeZoneRules {
    /// Returns the first instant after the day that lies a step after an instant's own: that day is the last one.
    func end(ofDayAfter step: CalendarStep, from instant: Timestamp) throws(RewardsError) -> Timestamp {
        do {
            return try startOfDay(date(at: instant).advanced(by: step).advanced(by: .days(1)))
        } catch {
            throw .outOfTime
        }
    }
}
