//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Plural operands: the digits of a number as CLDR names them")
struct PluralOperandsTests {
    @Test(
        "The operands of the standard's own examples",
        arguments: [
            Example("1", i: 1, v: 0, w: 0, f: 0, t: 0, n: 1),
            Example("1.0", i: 1, v: 1, w: 0, f: 0, t: 0, n: 1),
            Example("1.00", i: 1, v: 2, w: 0, f: 0, t: 0, n: 1),
            Example("1.3", i: 1, v: 1, w: 1, f: 3, t: 3, n: nil),
            Example("1.30", i: 1, v: 2, w: 1, f: 30, t: 3, n: nil),
            Example("1.03", i: 1, v: 2, w: 2, f: 3, t: 3, n: nil),
            Example("1.230", i: 1, v: 3, w: 2, f: 230, t: 23, n: nil),
            Example("-12.5", i: 12, v: 1, w: 1, f: 5, t: 5, n: nil),
        ]
    )
    func standardExamples(_ example: Example) throws {
        let operands = PluralOperands(try ExactDecimal(parsing: example.number))
        #expect([operands.i, operands.f, operands.t] == [example.i, example.f, example.t])
        #expect([operands.v, operands.w] == [example.v, example.w])
        #expect(operands.n == example.n)
    }

    @Test("The smallest integer of 64 bits has operands too")
    func smallestInteger() {
        #expect(PluralOperands(ExactDecimal(.min)).i == 9_223_372_036_854_775_808)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let number: String
        let i: UInt64
        let v: Int
        let w: Int
        let f: UInt64
        let t: UInt64
        let n: UInt64?
        init(_ number: String, i: UInt64, v: Int, w: Int, f: UInt64, t: UInt64, n: UInt64?) {
            (self.number, self.i, self.v, self.w, self.f, self.t, self.n) = (number, i, v, w, f, t, n)
        }
        var testDescription: String { number }
    }
}
