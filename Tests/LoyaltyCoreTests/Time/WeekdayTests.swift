//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Weekday: Monday first, as in ISO 8601")
struct WeekdayTests {
    @Test("Monday is 1 and Sunday is 7, and the cases stand in this order")
    func isoNumbers() {
        #expect(Weekday.allCases.map(\.isoNumber) == [1, 2, 3, 4, 5, 6, 7])
        #expect(Weekday.monday.isoNumber == 1)
        #expect(Weekday.sunday.isoNumber == 7)
    }

    @Test("A weekday is coded as its English name in lower case")
    func coding() throws {
        try expectCanonical(
            Weekday.allCases,
            #"["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]"#
        )
        expectRefusal(.unexpectedJSON) { try CanonicalJSON.decode(Weekday.self, from: #""Monday""#) }
    }
}
