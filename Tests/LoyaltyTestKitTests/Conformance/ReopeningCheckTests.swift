//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyTestKit
import Testing

@Suite("Reopening checks: every check fails a disk that breaks its promise")
struct ReopeningCheckTests {
    @Test(
        "A disk with a flaw fails the checks of the promises that the flaw breaks",
        arguments: [
            (DiskFlaw.forgetsDueInstants, ["J15"]),
            (.writesBeforeCommit, ["J28"]),
            (.losesAcknowledged, ["J29"]),
            (.tearsCommits, ["J30", "J31"]),
            (.losesTheMiddle, ["J32"]),
            (.allowsRewriting, ["J40"]),
            (.hidesFlips, ["J48"]),
        ]
    )
    func flawIsFound(flaw: DiskFlaw, fails ids: [String]) async {
        let checks = JournalConformance.reopeningChecks.filter { ids.contains($0.id) }
        #expect(checks.count == ids.count)
        for check in checks {
            let findings = await check.findings(on: { BrokenDisk(flaw).reopenable }, scale: .small)
            #expect(!findings.isEmpty, "\(check) does not find that a disk \(flaw)")
        }
    }

    @Test("A disk without a flaw passes them all", arguments: JournalConformance.reopeningChecks)
    func soundDiskPasses(_ check: ReopeningCheck) async {
        #expect(await check.findings(on: { BrokenDisk(.none).reopenable }, scale: .small) == [])
    }

    @Test("A check whose closure is missing has nothing to say", arguments: JournalConformance.reopeningChecks)
    func missingClosureSkips(_ check: ReopeningCheck) async {
        let disk = BrokenDisk(.allowsRewriting)
        let bare = ReopenableJournal(reopen: { await disk.journal })
        #expect(check.canRun(on: bare) == (check.need == .nothing))
        #expect(await check.findings(on: { bare }, scale: .small) == [])
    }

    @Test("A storage that cannot be made is a finding")
    func unmakeableStorageIsReported() async {
        for check in JournalConformance.reopeningChecks.prefix(1) {
            let findings = await check.findings(on: { throw StoreIsBusy() })
            #expect(findings.map(\.subject) == ["making a journal"])
        }
    }
}
