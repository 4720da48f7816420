//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long a tier holds at least, from each accrual that reaches it.
///
/// "To the end of the year after" is `TierValidity(.years(1), throughEndOf: .year)`; "for twelve months" is
/// `TierValidity(.months(12))`, through the same day a year on. Reaching the tier again inside its validity renews it.
public struct TierValidity: Hashable, Sendable {
    /// The distance from the day that reaches the tier.
    public let after: CalendarStep
    /// The period whose last day is the last of the tier.
    public let period: CalendarPeriod

    /// Creates a validity.
    ///
    /// - Parameters:
    ///   - after: The distance from the day that reaches the tier; leads back in neither months nor days.
    ///   - period: The period whose last day is the last of the tier; a day for just the distance.
    public init(_ after: CalendarStep, throughEndOf period: CalendarPeriod = .day) {
        self.after = after
        self.period = period
    }

    /// The first instant after the validity that starts at an instant, or nil if it lasts to the end of time.
    func end(from instant: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        guard let date = try? zone.date(at: instant).advanced(by: after),
            let dates = try? period.dates(containing: date)
        else { return nil }
        return try? zone.startOfDay(dates.end)
    }

    var isSound: Bool { after.months >= 0 && after.days >= 0 }
}

// MARK: - Codable

extension TierValidity: Codable {
    private enum CodingKeys: String, CodingKey { case after, period }
}
