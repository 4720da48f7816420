//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Hostile windows and computations: an error, never a crash")
struct HostileOperandTests {
    static let wide = SegmentLimits(textBytes: .max)

    @Test(
        "Ten thousand and a million levels are refused",
        arguments: [10_000, 1_000_000],
        ["a + (", "days since ", "count of o where (", "count of o where not ", "1 + 1 * (", "((a) + "]
    )
    func deepText(levels: Int, opening: String) {
        let text = String(repeating: opening, count: levels) + "a > 1"
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: text, limits: Self.wide) }
        #expect(error?.code == .limitExceeded || error?.code == .invalidText)
    }

    @Test("Brackets around what is asked are read once each, not again for every level")
    func nestedBrackets() throws {
        let text = String(repeating: "(", count: 31) + "a" + String(repeating: ")", count: 31) + " > 1"
        #expect(try SegmentRule(parsing: text).text() == "a > 1")
        let sums = String(repeating: "(1 + ", count: 30) + "a" + String(repeating: ")", count: 30) + " > 1"
        #expect(try SegmentRule(parsing: sums).depth == 31)
    }

    @Test("A chain of more parts than a rule has levels is refused where it is too long")
    func longChain() throws {
        func chain(_ count: Int) -> String { Array(repeating: "a", count: count).joined(separator: " + ") + " > 1" }
        #expect(try SegmentRule(parsing: chain(32)).depth == 32)
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: chain(33)) }
        #expect(error?.code == .limitExceeded)
        #expect(error?.position?.column == 32 * 4 - 1)
        #expect(throws: SegmentsError.self) { try SegmentRule(parsing: chain(100_000), limits: Self.wide) }
    }

    @Test(
        "JSON of ten thousand levels is refused",
        arguments: [
            (#"{"daysSince":"#, "}"), (#"{"sum":[{"attribute":"a"},"#, "]}"),
            (
                #"{"window":{"event":"a","aggregate":"count","period":{"kind":"all"},"filter":{"kind":"isKnown","operand":"#,
                "}}}"
            ),
        ]
    )
    func deepJSON(opening: String, closing: String) {
        for levels in [33, 60, 10_000] {
            let operand =
                String(repeating: opening, count: levels) + #"{"attribute":"a"}"#
                + String(repeating: closing, count: levels)
            let error = #expect(throws: CoreError.self) {
                try CanonicalJSON.decode(SegmentRule.self, from: #"{"kind":"isKnown","operand":\#(operand)}"#)
            }
            #expect(error?.code == .limitExceeded)
        }
    }

    @Test("More windows than the limit are refused, each counted once")
    func manyWindows() throws {
        let schema = try Shop.schema()
        let limits = SegmentLimits(windows: 2)
        let two = "count of orders > 1 and count of visits > 1 and count of orders < 9"
        _ = try SegmentRule(parsing: two, for: schema, limits: limits)
        let three = two + " and count of reviews > 1"
        let error = #expect(throws: SegmentsError.self) {
            try SegmentRule(parsing: three, for: schema, limits: limits)
        }
        #expect(error?.code == .limitExceeded)
        #expect(error?.position?.column == 73)
        let tree = #expect(throws: SegmentsError.self) {
            try PreparedRule(SegmentRule(parsing: three), for: schema, limits: limits)
        }
        #expect(tree?.path == "rules/3/operand/window")
        #expect(try PreparedRule(SegmentRule(parsing: two), for: schema).windows.count == 2)
    }

    @Test("Bytes that are no UTF-8 are a text like any other, or refused")
    func invalidBytes() {
        let text = String(decoding: [0x63, 0x6F, 0x75, 0x6E, 0x74, 0x20, 0x6F, 0x66, 0x20, 0xFF, 0xFE], as: UTF8.self)
        let error = #expect(throws: SegmentsError.self) { try SegmentRule(parsing: text) }
        #expect(error?.code == .invalidText)
        #expect(error?.position?.offset == 9)
    }
}
