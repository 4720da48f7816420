//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Expiry policy: a last day becomes the first instant without points")
struct ExpiryPolicyTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let policy: ExpiryPolicy
        let granted: String
        var hours = 0
        let expires: String?

        var testDescription: String { "\(granted) \(policy) at UTC+\(hours) → \(expires ?? "never")" }
    }

    @Test(
        "A grant lives through its last local day; month ends clamp",
        arguments: [
            Example(policy: .never, granted: "2020-07-06", expires: nil),
            Example(  // L10
                policy: .throughEnd(of: .month, after: .months(12)),
                granted: "2020-07-06",
                expires: "2021-08-01T00:00:00Z"
            ),
            Example(  // L11
                policy: .throughEnd(of: .month, after: .days(0)),
                granted: "2020-01-22",
                expires: "2020-02-01T00:00:00Z"
            ),
            Example(
                policy: .throughEnd(of: .year, after: .days(0)),
                granted: "2018-12-31",
                expires: "2019-01-01T00:00:00Z"
            ),
            // L13
            Example(policy: .throughDay(after: .months(1)), granted: "2024-01-31", expires: "2024-03-01T00:00:00Z"),
            Example(policy: .throughDay(after: .months(1)), granted: "2023-01-31", expires: "2023-03-01T00:00:00Z"),
            Example(  // ledger 30
                policy: .throughDay(after: .months(1)),
                granted: "2027-01-31T09:00:00Z",
                hours: 3,
                expires: "2027-02-28T21:00:00Z"
            ),
            Example(policy: .throughDay(after: .months(12)), granted: "2028-02-29", expires: "2029-03-01T00:00:00Z"),
            Example(policy: .throughDay(after: .days(0)), granted: "2027-01-01", expires: "2027-01-02T00:00:00Z"),
        ]
    )
    func livesThroughLastDay(_ example: Example) throws { try check(example) }

    @Test(
        "A fixed day is the first such day at least a step after the grant; 29 February is 28 February in a common year",
        arguments: [
            Example(
                policy: .fixedDay(month: 6, day: 30, after: .days(0)),
                granted: "2027-06-30",
                expires: "2027-07-01T00:00:00Z"
            ),
            Example(
                policy: .fixedDay(month: 6, day: 30, after: .days(0)),
                granted: "2027-07-01",
                expires: "2028-07-01T00:00:00Z"
            ),
            Example(
                policy: .fixedDay(month: 6, day: 30, after: .months(6)),
                granted: "2027-01-01",
                expires: "2028-07-01T00:00:00Z"
            ),
            Example(
                policy: .fixedDay(month: 12, day: 31, after: .days(0)),
                granted: "2027-12-31T21:00:00Z",
                hours: 3,
                expires: "2028-12-31T21:00:00Z"
            ),
            Example(
                policy: .fixedDay(month: 2, day: 29, after: .days(0)),
                granted: "2027-02-28",
                expires: "2027-03-01T00:00:00Z"
            ),
            Example(
                policy: .fixedDay(month: 2, day: 29, after: .days(0)),
                granted: "2027-03-01",
                expires: "2028-03-01T00:00:00Z"
            ),
            Example(
                policy: .fixedDay(month: 2, day: 28, after: .days(0)),
                granted: "2028-02-29",
                expires: "2029-03-01T00:00:00Z"
            ),
        ]
    )
    func fixedDay(_ example: Example) throws { try check(example) }

    @Test(
        "The earliest end counts, and inactivity ends no grant by itself",
        arguments: [
            Example(policy: .inactivity(after: .months(18)), granted: "2027-01-01", expires: nil),
            Example(policy: .earliest([.never]), granted: "2027-01-01", expires: nil),
            Example(
                policy: .earliest([.inactivity(after: .months(18)), .throughDay(after: .years(4))]),
                granted: "2027-01-01",
                expires: "2031-01-02T00:00:00Z"
            ),
            Example(
                policy: .earliest([
                    .never, .throughDay(after: .years(1)), .earliest([.throughEnd(of: .month, after: .days(0))]),
                ]),
                granted: "2027-01-15",
                expires: "2027-02-01T00:00:00Z"
            ),
            Example(
                policy: .earliest([.throughDay(after: .days(1)), .throughDay(after: .days(9))]),
                granted: "2027-01-15",
                expires: "2027-01-17T00:00:00Z"
            ),
        ]
    )
    func earliest(_ example: Example) throws { try check(example) }

    private func check(_ example: Example, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let expiry = try example.policy.expiry(
            ofPointsGrantedAt: Sample.time(example.granted),
            in: FixedOffset(hours: example.hours)
        )
        #expect(expiry?.description == example.expires, sourceLocation: sourceLocation)
    }

    @Test("Where clocks skip midnight, points live until the change")  // ledger 30
    func skippedMidnight() throws {
        let cairo = SpringZone(before: 7_200, change: try Sample.time("2027-04-29T22:00:00Z"), after: 10_800)
        let policy = ExpiryPolicy.throughDay(after: .months(1))
        let granted = try Sample.time("2027-03-29T09:00:00Z")
        #expect(try policy.expiry(ofPointsGrantedAt: granted, in: cairo)?.description == "2027-04-29T22:00:00Z")
        let fixed = ExpiryPolicy.fixedDay(month: 4, day: 29, after: .days(0))
        #expect(try fixed.expiry(ofPointsGrantedAt: granted, in: cairo)?.description == "2027-04-29T22:00:00Z")
        let idle = ExpiryPolicy.inactivity(after: .months(1))
        #expect(try idle.inactivityEnd(ofActivityAt: granted, in: cairo)?.description == "2027-04-29T22:00:00Z")
    }

    @Test(
        "Inactivity ends the account's points the day after its last day; other policies never do",
        arguments: [
            (.never, nil), (.throughDay(after: .days(1)), nil), (.throughEnd(of: .month, after: .days(0)), nil),
            (.fixedDay(month: 1, day: 1, after: .days(0)), nil), (.earliest([.never]), nil),
            (.inactivity(after: .months(1)), "2027-03-01T00:00:00Z"),
            (.inactivity(after: .days(0)), "2027-02-01T00:00:00Z"),
            (
                .earliest([
                    .throughDay(after: .days(1)), .inactivity(after: .days(9)),
                    .earliest([.inactivity(after: .days(3)), .inactivity(after: .days(4))]),
                ]), "2027-02-04T00:00:00Z"
            ),
        ] as [(ExpiryPolicy, String?)]
    )
    func inactivity(policy: ExpiryPolicy, end: String?) throws {
        let active = try Sample.time("2027-01-31T23:59:59Z")
        #expect(try policy.inactivityEnd(ofActivityAt: active, in: FixedOffset.utc)?.description == end)
    }

    @Test(
        "A last day beyond the year 9999 is refused",
        arguments: [
            .throughDay(after: .years(9_000)), .throughEnd(of: .year, after: .years(7_972)),
            .inactivity(after: .years(9_000)), .fixedDay(month: 1, day: 1, after: .years(9_000)),
            .fixedDay(month: 1, day: 1, after: CalendarStep(months: 12 * 7_972, days: 1)),
            .fixedDay(month: 12, day: 31, after: .years(7_972)), .earliest([.throughDay(after: .years(9_000))]),
        ] as [ExpiryPolicy]
    )
    func beyondTimeIsRefused(policy: ExpiryPolicy) throws {
        let granted = try Sample.time("2027-01-01")
        #expect(
            code { () throws(RewardsError) in
                _ = try policy.expiry(ofPointsGrantedAt: granted, in: FixedOffset.utc)
                _ = try policy.inactivityEnd(ofActivityAt: granted, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }

    @Test("A day that no year has is refused", arguments: [(0, 1), (13, 1), (2, 30), (4, 31), (1, 0), (.max, .min)])
    func impossibleDay(month: Int, day: Int) throws {
        let policy = ExpiryPolicy.fixedDay(month: month, day: day, after: .days(0))
        let granted = try Sample.time("2027-01-01")
        #expect(
            code { () throws(RewardsError) in
                _ = try policy.expiry(ofPointsGrantedAt: granted, in: FixedOffset.utc)
            } == .invalidProgram
        )
        #expect(throws: RewardsError.self) { try Sample.program(expiry: policy) }
    }
}

// MARK: - Bounds and stored form

extension ExpiryPolicyTests {
    private static func nested(_ depth: Int) -> ExpiryPolicy {
        (0..<depth).reduce(.never) { policy, _ in .earliest([policy]) }
    }

    @Test("A program takes at most eight policies in a list, and four lists in each other, built or read")
    func bounds() throws {
        let most = Array(repeating: ExpiryPolicy.never, count: ExpiryPolicy.maximumPolicies)
        for policy in [.earliest(most), Self.nested(ExpiryPolicy.maximumDepth)] {
            #expect(try Sample.program(expiry: policy).expiry == policy)
            #expect(try CanonicalJSON.decode(ExpiryPolicy.self, from: CanonicalJSON.text(of: policy)) == policy)
        }
        for policy in [.earliest([]), .earliest(most + [.never]), Self.nested(ExpiryPolicy.maximumDepth + 1)] {
            let error = #expect(throws: RewardsError.self) { try Sample.program(expiry: policy) }
            #expect(error?.code == .invalidProgram)
            let text = try CanonicalJSON.text(of: policy)
            let read = #expect(throws: CoreError.self) { try CanonicalJSON.decode(ExpiryPolicy.self, from: text) }
            #expect(read?.message.contains("invalidProgram") == true)
        }
    }

    @Test(
        "Each policy has one stored form",
        arguments: [
            (.never, #"{"kind":"never"}"#),
            (.throughDay(after: .days(30)), #"{"after":{"days":30,"months":0},"kind":"throughDay"}"#),
            (
                .throughEnd(of: .quarter, after: .months(2)),
                #"{"after":{"days":0,"months":2},"kind":"throughEnd","period":"quarter"}"#
            ),
            (
                .fixedDay(month: 2, day: 29, after: .days(1)),
                #"{"after":{"days":1,"months":0},"day":29,"kind":"fixedDay","month":2}"#
            ),
            (
                .earliest([.inactivity(after: .months(18)), .never]),
                #"{"kind":"earliest","policies":[{"after":{"days":0,"months":18},"kind":"inactivity"},{"kind":"never"}]}"#
            ),
        ] as [(ExpiryPolicy, String)]
    )
    func goldenForm(policy: ExpiryPolicy, text: String) throws {
        #expect(try CanonicalJSON.text(of: policy) == text)
        #expect(try CanonicalJSON.decode(ExpiryPolicy.self, from: text) == policy)
    }

    @Test(
        "A stored policy that no program takes is refused",
        arguments: [
            #"{"kind":"someday"}"#, #"{"kind":"throughDay"}"#, #"{"kind":"earliest","policies":{}}"#,
            #"{"after":{"days":-1,"months":0},"kind":"inactivity"}"#,
            #"{"after":{"days":-29,"months":1},"kind":"throughDay"}"#,
            #"{"after":{"days":0,"months":-1},"day":1,"kind":"fixedDay","month":1}"#,
            #"{"after":{"days":0,"months":0},"day":30,"kind":"fixedDay","month":2}"#,
        ]
    )
    func brokenForm(text: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(ExpiryPolicy.self, from: text) }
        #expect(error?.code == .unexpectedJSON)
    }
}

/// A zone whose clocks go forward once.
private struct SpringZone: TimeZoneRules {
    let before: Int
    let change: Timestamp
    let after: Int

    var identifier: String { "Spring" }

    func secondsFromUTC(at instant: Timestamp) -> Int { instant < change ? before : after }
}
