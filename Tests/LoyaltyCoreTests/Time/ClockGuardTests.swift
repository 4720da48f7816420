//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Clock guard: time stands for a moment, but never goes back or leaps")
struct ClockGuardTests {
    private static let latest = "2027-01-01T12:00:00Z"

    private func guarding(_ latest: String = Self.latest) throws -> ClockGuard {
        try ClockGuard(latest: Timestamp(parsing: latest), tolerance: .minutes(5), leap: .days(400))
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let now: String
        var admitted: String?
        var refused: CoreError.Code?

        var testDescription: String { "\(now) → \(admitted ?? "") \(refused?.description ?? "")" }
    }

    @Test(
        "A reading is admitted, answered with the latest, or refused, to the microsecond",
        arguments: [
            Example(now: latest, admitted: latest),
            Example(now: "2027-01-01T12:00:00.000001Z", admitted: "2027-01-01T12:00:00.000001Z"),
            Example(now: "2027-01-01T11:59:59.999999Z", admitted: latest),
            Example(now: "2027-01-01T11:55:00Z", admitted: latest),
            Example(now: "2027-01-01T11:54:59.999999Z", refused: .clockRegressed),
            Example(now: "2027-01-01T11:00:00Z", refused: .clockRegressed),  // ledger 24
            Example(now: "0001-01-01T00:00:00Z", refused: .clockRegressed),
            Example(now: "2028-02-05T12:00:00Z", admitted: "2028-02-05T12:00:00Z"),
            Example(now: "2028-02-05T12:00:00.000001Z", refused: .clockSuspicious),
            Example(now: "9999-12-31T23:59:59.999999Z", refused: .clockSuspicious),
        ]
    )
    func admits(_ example: Example) throws {
        var clock = try guarding()
        let now = try Timestamp(parsing: example.now)
        if let code = example.refused {
            expectRefusal(code) { try clock.admit(now) }
            #expect(clock == (try guarding()), "a refused reading leaves the guard as it was")
        } else {
            let admitted = try clock.admit(now)
            #expect(admitted == clock.latest)
            #expect(admitted == (try Timestamp(parsing: example.admitted ?? "")))
        }
    }

    @Test("The whole range of time overflows nothing")
    func wholeRange() throws {
        let most = TimeSpan(microseconds: .max)
        var patient = try ClockGuard(latest: .earliest, tolerance: most, leap: most)
        #expect(try patient.admit(.latest) == .latest)
        #expect(try patient.admit(.earliest) == .latest)
        var strict = try ClockGuard(latest: .latest, tolerance: .zero, leap: TimeSpan(microseconds: 1))
        #expect(try strict.admit(.latest) == .latest)
        expectRefusal(.clockRegressed) { try strict.admit(.earliest) }
    }

    @Test("Readings in any order are answered in order", arguments: 0..<16 as Range<UInt64>)
    func neverGoesBack(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        var clock = try guarding()
        for _ in 0..<200 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let before = clock.latest
            let drift = Int64(bitPattern: state >> 33) % 900_000_000 - 400_000_000  // about ±7 minutes
            let now = try before.advanced(by: TimeSpan(microseconds: drift))
            let answer = try? clock.admit(now)
            #expect((answer ?? before) >= before && clock.latest >= before)
            #expect((answer == nil) == (drift < -300_000_000))
        }
    }

    @Test("Spans that guard nothing are refused, built or read")
    func otherSpans() throws {
        let second = TimeSpan(microseconds: 1_000_000)
        let back = TimeSpan(microseconds: -1)
        for (tolerance, leap) in [(back, second), (second, .zero), (second, back)] {
            expectRefusal(.invalidWindow) {
                try ClockGuard(latest: .unixEpoch, tolerance: tolerance, leap: leap)
            }
        }
        let text = #"{"latest":"2027-01-01T12:00:00Z","leapMicroseconds":0,"toleranceMicroseconds":1}"#
        expectRefusal(.invalidWindow) { try CanonicalJSON.decode(ClockGuard.self, from: text) }
    }

    @Test("A guard is stored as its instant and its spans")
    func goldenForm() throws {
        try expectCanonical(
            guarding(),
            #"{"latest":"2027-01-01T12:00:00Z","leapMicroseconds":34560000000000,"toleranceMicroseconds":300000000}"#
        )
    }
}
