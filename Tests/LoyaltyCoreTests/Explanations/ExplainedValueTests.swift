//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Explained value: exact until it is rendered")
struct ExplainedValueTests {
    @Test("A number is what the reader sees: money with all decimals, points without needless zeros")
    func numbers() throws {
        let unit = try PointUnit("points", decimals: 2)
        #expect(ExplainedValue.integer(3).number == ExactDecimal(3))
        #expect(try ExplainedValue.money(Money(minorUnits: 500, in: .eur)).number == ExactDecimal(parsing: "5.00"))
        #expect(try ExplainedValue.points(Points(steps: 500, in: unit)).number == ExactDecimal(5))
        #expect(try ExplainedValue.points(Points(steps: 150, in: unit)).number == ExactDecimal(parsing: "1.5"))
        #expect(try ExplainedValue.decimal(ExactDecimal(parsing: "1.50")).number == ExactDecimal(parsing: "1.50"))
    }

    @Test("What is not an amount is no number")
    func notNumbers() throws {
        let values: [ExplainedValue] = [
            .missing, .flag(true), .rate(.one), .date(.earliest), .instant(.unixEpoch), .text("5"),
        ]
        #expect(values.allSatisfy { $0.number == nil })
    }
}
