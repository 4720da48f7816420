//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Points: whole steps of a unit")
struct PointsTests {
    private static let bound: Int64 = 9_007_199_254_740_991

    @Test("Miles of two decimals are counted in hundredths")
    func documentedSample() throws {
        let miles = try PointUnit("miles", decimals: 2)
        let accrued = try Points(parsing: "12.5", in: miles)
        #expect(accrued.steps == 1_250)
        #expect(accrued.description == "12.50 miles:2")
    }

    @Test(
        "Text is read exactly in the decimals of the unit",
        arguments: [
            ("12", 0, 12, "12"), ("-12", 0, -12, "-12"), ("12.00", 0, 12, "12"), ("0.000001", 6, 1, "0.000001"),
            ("-0.5", 1, -5, "-0.5"), ("9007199254740991", 0, bound, "9007199254740991"),
            ("-9007199254.740991", 6, -bound, "-9007199254.740991"),
        ]
    )
    func reading(text: String, decimals: Int, steps: Int64, canonical: String) throws {
        let points = try Points(parsing: text, in: PointUnit("p", decimals: decimals))
        #expect(points.steps == steps)
        #expect(points.decimalText == canonical)
        #expect(try Points(parsing: points.decimalText, in: points.unit) == points)
    }

    @Test(
        "Text that is no amount is refused with its place",
        arguments: [
            Refusal("", column: 1), Refusal("1.005", column: 5), Refusal("1.5 miles", column: 4),
            Refusal("1,5", column: 2),
            Refusal("9007199254740992", .amountOutOfRange, column: 1),
            Refusal("90071992547409.92", .amountOutOfRange, column: 1),
        ]
    )
    func refusedText(_ refusal: Refusal) throws {
        let miles = try PointUnit("miles", decimals: 2)
        refusal.check { try Points(parsing: $0, in: miles) }
    }

    @Test("An amount lies within ±(2^53 − 1)", arguments: [1, -1] as [Int64])
    func bounds(sign: Int64) throws {
        let amount = try Points(steps: sign * Self.bound, in: .points)
        #expect(amount.negated.steps == -sign * Self.bound)
        #expect(amount.negated.unit == .points)
        expectRefusal(.amountOutOfRange) { try Points(steps: sign * (Self.bound + 1), in: .points) }
        expectRefusal(.amountOutOfRange) { try Points(steps: sign < 0 ? .min : .max, in: .points) }
    }

    @Test("An amount is coded as its steps and its unit")
    func coding() throws {
        try expectCanonical(
            Points(steps: 1_250, in: PointUnit("miles", decimals: 2)),
            #"{"steps":1250,"unit":"miles:2"}"#
        )
        try expectCanonical(Points.zero(in: .points), #"{"steps":0,"unit":"points"}"#)
        expectRefusal(.amountOutOfRange) {
            try CanonicalJSON.decode(Points.self, from: #"{"steps":9007199254740992,"unit":"points"}"#)
        }
        expectRefusal(.invalidUnit) { try CanonicalJSON.decode(Points.self, from: #"{"steps":1,"unit":"POINTS"}"#) }
    }
}
