//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Qualification window: the time whose accruals count")
struct QualificationWindowTests {
    private func window(
        _ window: QualificationWindow,
        asOf: String,
        enrolledAt: String? = nil,
        in zone: FixedOffset = .utc
    ) throws -> String? {
        let enrolledAt = try enrolledAt.map { try Sample.time($0) }
        let found = try window.window(asOf: Sample.time(asOf), enrolledAt: enrolledAt, in: zone)
        guard let found else { return nil }
        return [found.start, found.end].map { $0?.description ?? "–" }.joined(separator: " ")
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let window: QualificationWindow
        let enrolledAt: String
        let asOf: String
        let expected: String?
        var testDescription: String { "\(window) of \(enrolledAt) as of \(asOf) → \(expected ?? "none")" }
    }

    @Test(
        "An anniversary is counted from the local day of enrolment each time, so short months move nobody",
        arguments: [
            Example(
                window: .anniversary(.years(1)),
                enrolledAt: "2024-02-29T15:00:00Z",
                asOf: "2024-02-29T00:00:00Z",
                expected: "2024-02-29T00:00:00Z 2025-02-28T00:00:00Z"
            ),
            Example(
                window: .anniversary(.years(1)),
                enrolledAt: "2024-02-29T15:00:00Z",
                asOf: "2027-12-31T00:00:00Z",
                expected: "2027-02-28T00:00:00Z 2028-02-29T00:00:00Z"
            ),
            Example(
                window: .anniversary(.years(1)),
                enrolledAt: "2024-02-29",
                asOf: "2028-02-29",
                expected: "2028-02-29T00:00:00Z 2029-02-28T00:00:00Z"
            ),
            Example(
                window: .anniversary(.months(1)),
                enrolledAt: "2027-01-31",
                asOf: "2027-03-30",
                expected: "2027-02-28T00:00:00Z 2027-03-31T00:00:00Z"
            ),
            Example(
                window: .anniversary(.days(7)),
                enrolledAt: "2027-01-01",
                asOf: "2027-01-21T23:59:59Z",
                expected: "2027-01-15T00:00:00Z 2027-01-22T00:00:00Z"
            ),
            Example(
                window: .anniversary(CalendarStep(months: 1, days: 1)),
                enrolledAt: "0001-01-01",
                asOf: "9998-06-01",
                expected: "9998-05-07T00:00:00Z 9998-06-08T00:00:00Z"
            ),
            Example(window: .anniversary(.years(1)), enrolledAt: "2027-01-02", asOf: "2027-01-01", expected: nil),
            Example(window: .anniversary(.days(0)), enrolledAt: "2027-01-01", asOf: "2027-01-01", expected: nil),
            Example(
                window: .anniversary(CalendarStep(months: 1, days: -31)),
                enrolledAt: "2027-01-01",
                asOf: "2027-01-01",
                expected: nil
            ),
            Example(
                window: .period(.quarter),
                enrolledAt: "2027-01-02",
                asOf: "2027-05-05",
                expected: "2027-04-01T00:00:00Z 2027-07-01T00:00:00Z"
            ),
            Example(
                window: .rolling(TimeSpan(microseconds: 60_000_000)),
                enrolledAt: "2027-01-02",
                asOf: "2027-05-05T00:01:00Z",
                expected: "2027-05-05T00:00:00.000001Z 2027-05-05T00:01:00.000001Z"
            ),
            Example(window: .lifetime, enrolledAt: "2027-01-02", asOf: "2027-05-05", expected: "– –"),
        ]
    )
    func windows(example: Example) throws {
        #expect(try window(example.window, asOf: example.asOf, enrolledAt: example.enrolledAt) == example.expected)
    }

    @Test("An anniversary needs an enrolment, and starts at local midnight")
    func anniversaryZone() throws {
        #expect(try window(.anniversary(.years(1)), asOf: "2027-01-01") == nil)
        let moscow = try FixedOffset(hours: 3)
        #expect(
            try window(
                .anniversary(.years(1)),
                asOf: "2027-03-31T21:00:00Z",
                enrolledAt: "2026-03-31T21:30:00Z",
                in: moscow
            ) == "2027-03-31T21:00:00Z 2028-03-31T21:00:00Z"
        )
    }

    @Test(
        "A window that leads beyond the ends of time is refused",
        arguments: [
            (QualificationWindow.rolling(TimeSpan(microseconds: .max)), Timestamp.unixEpoch),
            (.rolling(TimeSpan(microseconds: -1)), .unixEpoch), (.period(.year), .latest),
            (.anniversary(CalendarStep(months: .max)), .unixEpoch), (.anniversary(.days(.max)), .unixEpoch),
            (.anniversary(.years(1)), .latest),
        ]
    )
    func endsOfTime(window: QualificationWindow, asOf: Timestamp) {
        #expect(
            code { () throws(RewardsError) in
                _ = try window.window(asOf: asOf, enrolledAt: .earliest, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }

    @Test(
        "Each kind has its golden form",
        arguments: [
            (QualificationWindow.rolling(TimeSpan(microseconds: 5)), #"{"rollingMicroseconds":5}"#),
            (.period(.halfYear), #"{"period":"halfYear"}"#),
            (.anniversary(.months(12)), #"{"anniversary":{"days":0,"months":12}}"#), (.lifetime, #"{"lifetime":true}"#),
        ]
    )
    func goldenForm(window: QualificationWindow, golden: String) throws {
        #expect(try CanonicalJSON.text(of: window) == golden)
        #expect(try CanonicalJSON.decode(QualificationWindow.self, from: golden) == window)
    }

    @Test("A window of no kind or of two is not read", arguments: ["{}", #"{"lifetime":true,"period":"year"}"#])
    func otherForms(text: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(QualificationWindow.self, from: text) }
        #expect(error?.message.contains("invalidTiers") == true)
    }
}
