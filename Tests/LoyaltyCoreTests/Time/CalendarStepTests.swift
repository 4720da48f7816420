//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Calendar step: months, then days")
struct CalendarStepTests {
    @Test("A year is twelve months, and a step of one kind has none of the other")
    func kinds() {
        #expect(CalendarStep.years(2) == CalendarStep(months: 24, days: 0))
        #expect(CalendarStep.months(-3) == CalendarStep(months: -3, days: 0))
        #expect(CalendarStep.days(14) == CalendarStep(months: 0, days: 14))
        #expect(CalendarStep() == CalendarStep(months: 0, days: 0))
    }

    @Test(
        "Years beyond what can be counted become a step that no date can take",
        arguments: [Int32.max, .min, 178_956_971, -178_956_971]
    )
    func tooManyYears(count: Int32) throws {
        let step = CalendarStep.years(count)
        #expect((step.months < 0) == (count < 0))
        expectRefusal(.dateOutOfRange) { try CivilDate(year: 2026, month: 11, day: 21).advanced(by: step) }
    }

    @Test("A step is coded as its months and days")
    func coding() throws {
        try expectCanonical(CalendarStep(months: 1, days: -2), #"{"days":-2,"months":1}"#)
        expectRefusal(.unexpectedJSON) {
            try CanonicalJSON.decode(CalendarStep.self, from: #"{"days":0,"months":2147483648}"#)
        }
    }
}
