//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyCore
import LoyaltyFoundation
import Testing

@Suite("Timestamp and Date: microseconds, with the rounding named")
struct TimestampDateTests {
    @Test(
        "An instant survives the way to a date and back",
        arguments: [
            "2026-11-21T21:50:21Z", "2026-11-21T21:50:21.123457Z", "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z", "2000-12-31T23:59:59.999999Z", "2001-01-01T00:00:00.000001Z",
            "1900-02-28T12:00:00.5Z", "2255-06-05T23:47:34.740993Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
        ]
    )
    func roundTrip(text: String) throws {
        let instant = try Timestamp(parsing: text)
        #expect(try Timestamp(instant.foundationDate, rounding: .toNearestOrEven) == instant)
    }

    @Test("Random microseconds of this century survive", arguments: UInt64(1)...20)
    func randomRoundTrip(seed: UInt64) throws {
        var state = seed
        for _ in 0..<200 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let instant = try Timestamp(microsecondsSince1970: Int64(state % 4_102_444_800_000_000))
            #expect(try Timestamp(instant.foundationDate, rounding: .toNearestOrEven) == instant)
        }
    }

    @Test(
        "A fraction of a microsecond follows the rule, on either side of 1970",
        arguments: [
            // Binary fractions of seconds: 2^-7 s is 7812.5 µs, 2^-8 s is 3906.25 µs, 3·2^-8 s is 11718.75 µs.
            Example(1.0 / 128, [7_812, 7_813, 7_812, 7_813, 7_812, 7_813]),
            Example(1.0 / 256, [3_906, 3_907, 3_906, 3_907, 3_906, 3_906]),
            Example(3.0 / 256, [11_718, 11_719, 11_718, 11_719, 11_719, 11_719]),
            Example(3.0 / 128, [23_437, 23_438, 23_437, 23_438, 23_438, 23_438]),
            Example(-1.0 / 128, [-7_813, -7_812, -7_812, -7_813, -7_812, -7_813]),
            Example(-1.0 / 256, [-3_907, -3_906, -3_906, -3_907, -3_906, -3_906]),
            Example(-3.0 / 256, [-11_719, -11_718, -11_718, -11_719, -11_719, -11_719]),
            Example(-3.0 / 128, [-23_438, -23_437, -23_437, -23_438, -23_438, -23_438]),
        ]
    )
    func rounding(_ example: Example) throws {
        let date = Date(timeIntervalSince1970: example.seconds)
        let rules: [RoundingRule] = [
            .down, .up, .towardZero, .awayFromZero, .toNearestOrEven, .toNearestOrAwayFromZero,
        ]
        let micros = try rules.map { try Timestamp(date, rounding: $0).microsecondsSince1970 }
        #expect(micros == example.micros)
    }

    @Test(
        "A date outside the years 1 to 9999 is refused",
        arguments: [
            Date.distantPast.timeIntervalSinceReferenceDate - 1e9, 252_423_993_600, 1e12, -1e12, 1e300, .infinity,
            -.infinity, .nan,
        ]
    )
    func outOfRange(seconds: Double) {
        let error = #expect(throws: FoundationBridgeError.self) {
            try Timestamp(Date(timeIntervalSinceReferenceDate: seconds), rounding: .down)
        }
        #expect(error?.code == .instantOutOfRange)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let seconds: Double
        let micros: [Int64]
        init(_ seconds: Double, _ micros: [Int64]) { (self.seconds, self.micros) = (seconds, micros) }
        var testDescription: String { "\(seconds) s" }
    }
}
