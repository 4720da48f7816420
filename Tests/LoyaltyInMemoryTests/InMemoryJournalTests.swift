//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyInMemory
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("In-memory journal: it keeps every promise of a journal")
struct InMemoryJournalTests {
    @Test("With the newest state of every stream kept", arguments: JournalConformance.checks)
    func conforms(_ check: ConformanceCheck) async {
        #expect(await check.findings(on: { InMemoryJournal<Tab>() }) == [])
    }

    @Test("With the snapshots that the driver suggests", arguments: JournalConformance.checks)
    func conformsWithSuggestedSnapshots(_ check: ConformanceCheck) async {
        let findings = await check.findings(
            on: { InMemoryJournal<Tab>(InMemoryJournalTable(snapshots: .whenDue)) },
            scale: .small
        )
        #expect(findings == [])
    }

    @Test("Without any snapshot", arguments: JournalConformance.checks)
    func conformsWithoutSnapshots(_ check: ConformanceCheck) async {
        let findings = await check.findings(
            on: { InMemoryJournal<Tab>(InMemoryJournalTable(snapshots: .never)) },
            scale: .small
        )
        #expect(findings == [])
    }
}
