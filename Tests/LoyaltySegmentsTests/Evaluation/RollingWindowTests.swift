//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("In last N days: the half-open window (asOf − N · 24 h, asOf]")
struct RollingWindowTests {
    @Test(
        "The window includes asOf and excludes the instant N · 24 hours before it",
        arguments: [
            ("2026-11-21T09:00:00Z", Verdict.yes), ("2026-11-21T09:00:00.000001Z", .no),
            ("2026-11-18T09:00:00.000001Z", .yes), ("2026-11-18T09:00:00Z", .no), ("2026-11-18T08:59:59Z", .no),
            ("2026-11-20T23:59:59.999999Z", .yes), ("2026-11-21T00:00:00Z", .yes), ("9999-12-31T23:59:59Z", .no),
        ]
    )
    func boundary(instant: String, expected: Verdict) throws {
        let facts = try Examples.facts(["last_order": .instant(Timestamp(parsing: instant))])
        #expect(try Examples.verdict("last_order in last 3 days", facts) == expected)
        let opposite: Verdict = expected == .yes ? .no : .yes
        #expect(try Examples.verdict("last_order not in last 3 days", facts) == opposite)
    }

    @Test("A window that reaches before the first year holds everything up to asOf")
    func windowBeforeFirstYear() throws {
        let facts = try Examples.facts(["last_order": .instant(.earliest)])
        #expect(try Examples.verdict("last_order in last 3652059 days", facts) == .yes)
        #expect(try Examples.verdict("last_order in last 3652059 days", facts, asOf: "0001-01-01T00:00:00Z") == .yes)
    }

    @Test("A day is 24 hours, whatever clocks do")
    func dayIs24Hours() throws {
        let facts = try Examples.facts(["last_order": .instant(Timestamp(parsing: "2026-10-25T00:30:00+02:00"))])
        #expect(try Examples.verdict("last_order in last 1 days", facts, asOf: "2026-10-25T22:29:59Z") == .yes)
        #expect(try Examples.verdict("last_order in last 1 days", facts, asOf: "2026-10-25T22:30:00Z") == .no)
    }
}
