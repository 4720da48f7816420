//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Quantity: how much of an item, in millionths")
struct QuantityTests {
    private static let bound: Int64 = 9_007_199_254_740_991

    @Test("1.25 kilograms are 1,250,000 millionths")
    func documentedSample() throws {
        let weight = try Quantity(parsing: "1.25")
        #expect(weight.millionths == 1_250_000)
    }

    @Test(
        "A quantity is written without needless zeros",
        arguments: [
            ("3", 3_000_000, "3"), ("1.250", 1_250_000, "1.25"), ("0.000001", 1, "0.000001"),
            ("-0.5", -500_000, "-0.5"),
            ("-0", 0, "0"), ("100", 100_000_000, "100"), ("1.0000000", 1_000_000, "1"),
            ("9007199254.740991", bound, "9007199254.740991"), ("-9007199254.740991", -bound, "-9007199254.740991"),
        ]
    )
    func text(text: String, millionths: Int64, canonical: String) throws {
        let quantity = try Quantity(parsing: text)
        #expect(quantity.millionths == millionths)
        #expect(quantity.description == canonical)
        try expectCanonical(quantity, "\"\(canonical)\"")
    }

    @Test(
        "Text that is no quantity is refused with its place",
        arguments: [
            Refusal("", column: 1), Refusal("1.2345678", column: 9), Refusal("1,5", column: 2),
            Refusal("1.5kg", column: 4),
            Refusal("9007199254.740992", .amountOutOfRange, column: 1),
            Refusal("9999999999999999999", .amountOutOfRange, column: 1),
        ]
    )
    func refusedText(_ refusal: Refusal) {
        refusal.check(Quantity.init(parsing:))
    }

    @Test("A quantity lies within ±(2^53 − 1) millionths")
    func bounds() throws {
        for sign in [1, -1] as [Int64] {
            #expect(try Quantity(millionths: sign * Self.bound).millionths == sign * Self.bound)
            expectRefusal(.amountOutOfRange) { try Quantity(millionths: sign * (Self.bound + 1)) }
            #expect(try Quantity(sign * 9_007_199_254).wholeCount == sign * 9_007_199_254)
            expectRefusal(.amountOutOfRange) { try Quantity(sign * 9_007_199_255) }
        }
        for count in [Int64.min, .max] {
            expectRefusal(.amountOutOfRange) { try Quantity(count) }
            expectRefusal(.amountOutOfRange) { try Quantity(millionths: count) }
        }
    }

    @Test("A quantity with a fraction has no whole count")
    func wholeCount() throws {
        #expect(Quantity.one.wholeCount == 1)
        #expect(Quantity.zero.wholeCount == 0)
        #expect(try Quantity(parsing: "-2").wholeCount == -2)
        #expect(try Quantity(parsing: "1.5").wholeCount == nil)
    }

    @Test("Quantities add and compare")
    func arithmetic() throws {
        #expect(try Quantity(1) + Quantity(parsing: "0.5") == Quantity(parsing: "1.5"))
        #expect(try Quantity(parsing: "0.5") < .one && !(Quantity.one < .one))
        #expect(try Quantity(-1).isNegative && !Quantity.zero.isNegative)
        expectRefusal(.amountOutOfRange) { try Quantity(millionths: Self.bound) + Quantity(millionths: 1) }
        expectRefusal(.amountOutOfRange) { try Quantity(millionths: -Self.bound) + Quantity(millionths: -Self.bound) }
    }
}
