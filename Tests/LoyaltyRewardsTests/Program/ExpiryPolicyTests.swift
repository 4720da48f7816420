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
    func livesThroughLastDay(_ example: Example) throws {
        let expiry = try example.policy.expiry(
            ofPointsGrantedAt: Sample.time(example.granted),
            in: FixedOffset(hours: example.hours)
        )
        #expect(expiry?.description == example.expires)
    }

    @Test("A last day beyond the year 9999 is refused")
    func beyondTimeIsRefused() throws {
        let policy = ExpiryPolicy.throughDay(after: .years(9_000))
        let granted = try Sample.time("2027-01-01")
        #expect(
            code { () throws(RewardsError) in
                _ = try policy.expiry(ofPointsGrantedAt: granted, in: FixedOffset.utc)
            } == .instantOutOfRange
        )
    }
}
