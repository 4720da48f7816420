//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Hostile input: an error with its place, never a crash")
struct HostileTextTests {
    static let wide = SegmentLimits(textBytes: .max)

    @Test("Brackets and not nest as deep as the limit and no deeper", arguments: ["(", "not "])
    func nestingLimit(opening: String) throws {
        func text(_ levels: Int) -> String {
            String(repeating: opening, count: levels) + "a = 1"
                + String(repeating: opening == "(" ? ")" : "", count: levels)
        }
        _ = try SegmentRule(parsing: text(31))
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: text(32)) }
        #expect(error?.code == .limitExceeded)
        #expect(error?.position?.offset == 32 * opening.utf8.count)
    }

    @Test(
        "Nesting of ten thousand and of a million levels is refused",
        arguments: [10_000, 1_000_000],
        ["(", "not ", "a = 1 and ("]
    )
    func deepNesting(levels: Int, opening: String) {
        let text = String(repeating: opening, count: levels) + "a = 1"
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: text, limits: Self.wide) }
        #expect(error?.code == .limitExceeded)
    }

    @Test("Text beyond its limit is refused unread")
    func longText() {
        let text = String(repeating: "(", count: 65_537)
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: text) }
        #expect(error?.code == .limitExceeded)
        #expect(error?.position == nil)
    }

    @Test("A list beyond its limit is refused at the first value too many")
    func longList() throws {
        let limits = SegmentLimits(listLength: 3)
        _ = try SegmentRule(parsing: "a in (1, 2, 3)", limits: limits)
        let error = #expect(throws: SegmentsError.self) {
            try SegmentRule(parsing: "a in (1, 2, 3, 4)", limits: limits)
        }
        #expect(error?.code == .limitExceeded)
        #expect(error?.position?.column == 16)
        let huge = "a in (" + String(repeating: "1,", count: 1_000_000) + "1)"
        #expect(throws: SegmentsError.self) { try SegmentRule(parsing: huge, limits: Self.wide) }
    }

    @Test("A rule of too many parts is refused where it has too many")
    func manyParts() throws {
        let limits = SegmentLimits(nodes: 4)
        _ = try SegmentRule(parsing: "a = 1 and b = 2 and c = 3", limits: limits)
        let error = #expect(throws: SegmentsError.self) {
            try SegmentRule(parsing: "a = 1 and b = 2 and c = 3 and d = 4", limits: limits)
        }
        #expect(error?.code == .limitExceeded)
        #expect(error?.position?.column == 31)
        let huge = String(repeating: "a = 1 or ", count: 200_000) + "a = 1"
        #expect(throws: SegmentsError.self) { try SegmentRule(parsing: huge, limits: Self.wide) }
    }

    @Test("Negated lists count their negation")
    func negatedListsCount() {
        let error = #expect(throws: SegmentsError.self) {
            try SegmentRule(parsing: "a not in (1)", limits: SegmentLimits(nodes: 1))
        }
        #expect(error?.code == .limitExceeded)
    }

    @Test("Numbers of a thousand digits are refused or read, never a trap")
    func longNumbers() throws {
        let digits = String(repeating: "9", count: 1_000)
        for text in ["a = \(digits)", "a = -\(digits)", "a = \(digits).5", "a = 1e\(digits)", "a = \(digits) EUR"] {
            #expect(throws: SegmentsError.self) { try SegmentRule(parsing: text) }
        }
        #expect(try SegmentRule(parsing: "a = 0.\(digits)").text() == "a = 1.0")
    }
}
