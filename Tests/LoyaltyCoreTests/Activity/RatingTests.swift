//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Rating: a whole number on a scale")
struct RatingTests {
    @Test(
        "Both ends of a scale are on it",
        arguments: [(0, 0...10), (10, 0...10), (-1, -1...1), (1_000_000, -1_000_000...1_000_000)]
    )
    func accepted(value: Int, scale: ClosedRange<Int>) throws {
        let rating = try Rating(value, on: scale)
        #expect(rating.value == value)
        #expect(rating.lowest == scale.lowerBound && rating.highest == scale.upperBound)
    }

    @Test(
        "A number off the scale, a scale of one number, and a scale beyond a million are refused",
        arguments: [
            (11, 0...10), (-1, 0...10), (5, 5...5), (0, 0...1_000_001), (0, -1_000_001...0), (.max, 0...10),
            (.min, 0...10),
            (0, Int.min...Int.max),
        ]
    )
    func refused(value: Int, scale: ClosedRange<Int>) {
        expectRefusal(.invalidActivity) { try Rating(value, on: scale) }
    }

    @Test("A rating is coded with its scale")
    func coding() throws {
        try expectCanonical(Rating(9, on: 0...10), #"{"highest":10,"lowest":0,"value":9}"#)
    }

    @Test(
        "What the initializer refuses is not decoded, nor a scale that ends before it starts",
        arguments: [(11, 0, 10), (5, 10, 0), (5, 5, 5), (0, .min, .max)]
    )
    func refusedJSON(value: Int, lowest: Int, highest: Int) {
        let text = #"{"highest":\#(highest),"lowest":\#(lowest),"value":\#(value)}"#
        expectRefusal(.invalidActivity) { try CanonicalJSON.decode(Rating.self, from: text) }
    }
}
