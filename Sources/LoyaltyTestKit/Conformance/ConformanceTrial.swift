//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal

/// One check on its way: the journal, and what was found so far.
struct ConformanceTrial: Sendable {
    let check: String
    var journal: JournalUnderTest
    let scale: ConformanceScale
    private(set) var findings: [ConformanceFinding] = []

    init(check: String, journal: JournalUnderTest, scale: ConformanceScale) {
        self.check = check
        self.journal = journal
        self.scale = scale
    }

    mutating func report(_ subject: String, expected: String, seen: String) {
        // Long values are shown from a little before the place where they part.
        let common = zip(expected, seen).prefix { $0 == $1 }.count
        let skipped = expected.count > 200 || seen.count > 200 ? max(0, common - 40) : 0
        findings.append(
            ConformanceFinding(
                check: check,
                subject: subject,
                expected: Self.short(expected, from: skipped),
                seen: Self.short(seen, from: skipped)
            )
        )
    }

    /// Reports a difference.
    mutating func expect<Value: Equatable>(_ subject: String, _ seen: Value, is expected: Value) {
        if seen != expected { report(subject, expected: "\(expected)", seen: "\(seen)") }
    }

    private static func short(_ text: String, from skipped: Int) -> String {
        let rest = text.dropFirst(skipped)
        return (skipped > 0 ? "…" : "") + (rest.count > 200 ? rest.prefix(200) + "…" : rest)
    }
}

// MARK: - Names and instants

extension ConformanceTrial {
    /// An instant some seconds after the suite's beginning, 2026-01-01T00:00:00Z.
    static func instant(_ seconds: Int64 = 0) throws -> Timestamp {
        try Timestamp(secondsSince1970: 1_767_225_600 + seconds)
    }

    static func stream(_ name: String) throws -> StreamID { try StreamID("conformance/" + name) }

    static func key(_ text: String, scope: String = "conformance") throws -> CommandKey {
        try CommandKey(text, scope: scope)
    }

    static func deposits(_ count: Int, of amount: Int64 = 1) -> [TabEvent] {
        Array(repeating: TabEvent(.deposited, amount), count: count)
    }
}
