//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import LoyaltyTestKit
import Testing

@Suite("Customer numbering: numbers in the order of appearance, and the same each time")
struct CustomerNumberingTests {
    @Test("A customer keeps the first number, and others have none")
    func firstNumber() throws {
        var numbering = CustomerNumbering()
        #expect(try numbering.numbers(of: [907, 12, 907, 0, .min, 12]) == [0, 1, 0, 2, 3, 1])
        #expect(try numbering.numbers(of: [.min, -1]) == [3, 4])
        #expect(numbering.ids == [907, 12, 0, .min, -1])
        #expect(numbering.count == 5)
        #expect(numbering.number(of: 12) == 1)
        #expect(numbering.number(of: 13) == nil)
        #expect(CustomerNumbering().number(of: 0) == nil)
        #expect(try numbering.numbers(of: []) == [])
    }

    @Test("A dictionary gives the same numbers, whatever the salt", arguments: [0, 1, UInt64.max])
    func sameAsDictionary(salt: UInt64) throws {
        var random = SeededGenerator(seed: salt)
        let ids = (0..<5_000).map { index in
            index % 3 == 0 ? Int64(index) << 40 : Int64.random(in: -900...900, using: &random)
        }
        var known: [Int64: Int32] = [:]
        let expected = ids.map { id in
            let number = known[id] ?? Int32(known.count)
            known[id] = number
            return number
        }
        var numbering = CustomerNumbering(salt: salt)
        #expect(try numbering.numbers(of: ids) == expected)
        #expect(numbering.ids.map { numbering.number(of: $0) } == (0..<Int32(numbering.count)).map { $0 })
        #expect(numbering.salt == salt)
    }
}
