//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Point unit: what points are points of")
struct PointUnitTests {
    @Test(
        "A unit has a short name and 0 to 6 decimals",
        arguments: [("points", 0, "points"), ("miles", 2, "miles:2"), ("tier-2026", 6, "tier-2026:6"), ("q", 1, "q:1")]
    )
    func units(name: String, decimals: Int, text: String) throws {
        let unit = try PointUnit(name, decimals: decimals)
        #expect(unit.name == name)
        #expect(Int(unit.decimals) == decimals)
        #expect(unit.description == text)
        #expect(try PointUnit(parsing: text) == unit)
        try expectCanonical(unit, "\"\(text)\"")
    }

    @Test("Whole points are a unit of their own name")
    func points() throws {
        #expect(try PointUnit("points") == .points)
        #expect(try PointUnit(String(repeating: "a", count: 15)).name.utf8.count == 15)
    }

    @Test("Units of one name and different decimals are different")
    func equality() throws {
        #expect(try PointUnit("miles") != PointUnit("miles", decimals: 2))
    }

    @Test(
        "Another name or number of decimals is refused",
        arguments: [
            ("", 0), ("Miles", 0), ("air miles", 0), ("баллы", 0), ("miles:2", 0), ("a_b", 0), ("abcdefghijklmnop", 0),
            ("miles", -1), ("miles", 7), ("miles", .max), ("miles", .min),
            (String(repeating: "a", count: 1_000_000), 0),
        ]
    )
    func refused(name: String, decimals: Int) {
        expectRefusal(.invalidUnit) { try PointUnit(name, decimals: decimals) }
    }

    @Test(
        "Any other text is refused",
        arguments: [
            "", ":", ":2", "miles:", "miles:0", "miles:7", "miles:+2", "miles:02", "miles:-2", "miles:2:2", "Miles",
        ]
    )
    func refusedText(text: String) {
        expectRefusal(.invalidUnit) { try PointUnit(parsing: text) }
        expectRefusal(.invalidUnit) { try CanonicalJSON.decode(PointUnit.self, from: "\"\(text)\"") }
    }
}
