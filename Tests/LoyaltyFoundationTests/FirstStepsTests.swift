//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyCore
import LoyaltyFoundation
import Testing

@Suite("LoyaltyFoundation: the documented first steps")
struct FirstStepsTests {
    @Test("Decimals, dates and zones become exact values")
    func firstSteps() throws {
        let paid = try Money(exactly: Decimal(1234.5), in: .rub)
        let ordered = try Timestamp(Date(timeIntervalSince1970: 0), rounding: .toNearestOrEven)
        #expect(paid.minorUnits == 123_450)
        #expect(ordered == .unixEpoch)

        let moscow = try IANAZone("Europe/Moscow")
        let granted = try CivilDate(parsing: "2027-01-31")
        let through = try granted.advanced(by: .months(1))
        #expect(try moscow.startOfDay(through.advanced(by: .days(1))).description == "2027-02-28T21:00:00Z")
    }
}
