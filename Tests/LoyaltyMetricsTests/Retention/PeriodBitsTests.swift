//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Period bits: which of 64 periods a customer was active in")
struct PeriodBitsTests {
    @Test("A set knows its first, its last and how many there are")
    func reading() {
        let bits = PeriodBits(periods: [5, 0, 63, 5])
        #expect(bits.first == 0 && bits.last == 63 && bits.count == 3 && !bits.isEmpty)
        #expect(bits.contains(5) && !bits.contains(4))
        #expect(bits == PeriodBits(rawValue: 1 << 63 | 1 << 5 | 1))
    }

    @Test("An empty set has no first and no last period")
    func empty() {
        let bits = PeriodBits()
        #expect(bits.isEmpty && bits.first == nil && bits.last == nil)
        #expect(bits.rawValue == 0 && bits.description == "0")
    }

    @Test("A period outside 0 to 63 changes nothing and is never active", arguments: [-1, 64, 1_000_000, .min, .max])
    func outside(period: Int) {
        var bits = PeriodBits(periods: [3])
        bits.insert(period)
        #expect(bits == PeriodBits(periods: [3]))
        #expect(!bits.contains(period))
    }

    @Test("A union with itself, or again, changes nothing")
    func union() {
        var bits = PeriodBits(periods: [1, 2])
        bits.formUnion(bits)
        bits.formUnion(PeriodBits(periods: [2, 9]))
        bits.formUnion(PeriodBits(periods: [2, 9]))
        #expect(bits == PeriodBits(periods: [1, 2, 9]))
    }

    @Test(
        "As JSON it is a hexadecimal number in text",
        arguments: zip([UInt64(0), 5, .max], [#""0""#, #""5""#, #""ffffffffffffffff""#])
    )
    func coding(bits: UInt64, text: String) throws {
        #expect(try CanonicalJSON.text(of: PeriodBits(rawValue: bits)) == text)
        #expect(try CanonicalJSON.decode(PeriodBits.self, from: text).rawValue == bits)
    }

    @Test(
        "Any other text is refused",
        arguments: ["", "05", "+5", "F", "g", "10000000000000000", " 5"]
    )
    func refused(text: String) { checkRefused(PeriodBits.self, "\"\(text)\"") }
}
