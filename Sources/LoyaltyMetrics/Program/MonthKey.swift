//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The first day of a month, or no month, which comes first: the order of everything by month.
struct MonthKey: Hashable, Sendable {
    let month: CivilDate?

    init(_ month: CivilDate?) { self.month = month }

    /// The month of an instant in a zone; no month for no instant.
    init(of instant: Timestamp?, in zone: some TimeZoneRules) {
        month = instant.map { instant in
            let date = zone.date(at: instant)
            // The month of a date has a first day, so that the date itself is never taken.
            return (try? CivilDate(year: date.year, month: date.month, day: 1)) ?? date
        }
    }
}

extension MonthKey: Comparable {
    static func < (lhs: Self, rhs: Self) -> Bool {
        guard let second = rhs.month else { return false }
        return lhs.month.map { $0 < second } ?? true
    }
}

extension MonthKey: Codable {
    private enum CodingKeys: String, CodingKey { case month }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        month = try container.decodeIfPresent(CivilDate.self, forKey: .month)
        try container.check(month?.day ?? 1 == 1, .month, "a month is named by its first day")
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(month, forKey: .month)
    }
}
