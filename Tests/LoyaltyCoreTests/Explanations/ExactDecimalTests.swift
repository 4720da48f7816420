//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Exact decimal: a number with the digits that are to be shown")
struct ExactDecimalTests {
    @Test(
        "Text and number are one, every digit kept",
        arguments: [
            "0", "1", "-1", "12.50", "0.05", "-0.5", "1.500000000000000000", "9223372036854775807",
            "-9223372036854775808", "-9.223372036854775808",
        ]
    )
    func roundTrip(text: String) throws {
        #expect(try ExactDecimal(parsing: text).description == text)
    }

    @Test("The documented average")
    func documented() throws {
        #expect(try ExactDecimal(steps: 1_250, decimals: 2).description == "12.50")
        #expect(ExactDecimal(-3).description == "-3")
    }

    @Test("1.5 and 1.50 are the same number shown differently, so different values")
    func digitsCount() throws {
        #expect(try ExactDecimal(parsing: "1.5") != ExactDecimal(parsing: "1.50"))
    }

    @Test(
        "Text that is not a decimal number is refused with the place",
        arguments: zip(["", "-", ".5", "1.", "1.2.3", "+1", "1e3", "1,5", "--1", "١"], [1, 2, 1, 3, 4, 1, 2, 2, 2, 1])
    )
    func notANumber(text: String, column: Int) {
        let error = #expect(throws: CoreError.self) { try ExactDecimal(parsing: text) }
        #expect(error?.code == .invalidText)
        #expect(error?.position?.column == column)
    }

    @Test(
        "A number that does not fit is refused",
        arguments: ["9223372036854775808", "-9223372036854775809", "0.0000000000000000001", "99999999999999999999"]
    )
    func tooLarge(text: String) {
        let error = #expect(throws: CoreError.self) { try ExactDecimal(parsing: text) }
        #expect(error?.code == .amountOutOfRange)
    }

    @Test("Decimals are 0 to 18", arguments: [-1, 19, .max, .min])
    func decimals(count: Int) {
        let error = #expect(throws: CoreError.self) { try ExactDecimal(steps: 1, decimals: count) }
        #expect(error?.code == .amountOutOfRange)
    }
}
