//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("LoyaltyCore: the documented first steps")
struct FirstStepsTests {
    @Test("Amounts are exact, and their parts sum to the whole")
    func amounts() throws {
        let price = try Money(parsing: "19.99 EUR")
        let fee = try price.multiplied(by: Rate(parsing: "2.5%"), rounding: .toNearestOrEven)
        #expect(fee.description == "0.50 EUR")
        let parts = try (price - fee).allocated(byWeights: [1, 1, 1])
        #expect(parts.map(\.decimalText) == ["6.50", "6.50", "6.49"])
        #expect(try CanonicalJSON.text(of: price) == #"{"currency":"EUR","minorUnits":1999}"#)
    }

    @Test("A date becomes an instant through a zone, and a month ends where the calendar says")
    func dates() throws {
        let granted = try CivilDate(parsing: "2027-01-31")
        let lastDay = try granted.advanced(by: .months(1))
        #expect(lastDay.description == "2027-02-28")
        let end = try FixedOffset(hours: 3).startOfDay(lastDay.advanced(by: .days(1)))
        #expect(end.description == "2027-02-28T21:00:00Z")
    }

    @Test("A reason is a code with values, and its text is rendered apart")
    func reasons() throws {
        let reason = Reason("stamps.missing", ["count": .integer(5)])
        let catalog = try MessageCatalog([
            "stamps.missing": [
                .english: "{count, plural, one {# stamp} other {# stamps}} to go",
                .russian: "Осталось {count, plural, one {# штамп} few {# штампа} many {# штампов} other {# штампа}}",
            ]
        ])
        #expect(MessageRenderer(.russian, catalog: catalog).text(for: reason) == "Осталось 5 штампов")
    }
}
