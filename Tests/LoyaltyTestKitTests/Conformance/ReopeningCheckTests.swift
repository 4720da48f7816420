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
    @Test("A disk with a flaw fails the checks of the promises that the flaw breaks", arguments: mutants)
    func flawIsFound(_ mutant: DiskMutant) async {
        for id in mutant.fails {
            guard let check = JournalConformance.reopeningChecks.first(where: { $0.id == id }) else {
                Issue.record("there is no check \(id)")
                continue
            }
            let findings = await check.findings(on: { BrokenDisk(mutant.flaw).reopenable }, scale: .small)
            #expect(!findings.isEmpty, "\(check) does not find that a disk \(mutant.flaw)")
            #expect(findings.allSatisfy { $0.check == id && $0.expected != $0.seen })
            // Found for its own reason, and not because something threw.
            #expect(findings.allSatisfy { $0.subject != "the check" })
        }
    }

    @Test("Every check is proved by a flaw, and every flaw by a check")
    func everyCheckIsProved() {
        #expect(Set(mutants.flatMap(\.fails)) == Set(JournalConformance.reopeningChecks.map(\.id)))
        #expect(Set(mutants.map(\.flaw)) == Set(DiskFlaw.allCases).subtracting([.none]))
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

struct DiskMutant: Sendable, CustomTestStringConvertible {
    let flaw: DiskFlaw
    let fails: [String]

    init(_ flaw: DiskFlaw, fails: String...) {
        self.flaw = flaw
        self.fails = fails
    }

    var testDescription: String { "a disk that \(flaw.rawValue) fails \(fails.joined(separator: ", "))" }
}

private let mutants = [
    DiskMutant(.forgetsDueInstants, fails: "J15"),
    DiskMutant(.writesBeforeCommit, fails: "J28"),
    DiskMutant(.losesAcknowledged, fails: "J29"),
    DiskMutant(.tearsCommits, fails: "J30", "J31"),
    DiskMutant(.losesTheMiddle, fails: "J32"),
    DiskMutant(.allowsRewriting, fails: "J40"),
    DiskMutant(.hidesFlips, fails: "J48"),
    DiskMutant(.hidesFlippedSnapshots, fails: "J48"),
    DiskMutant(.hidesFlippedRecords, fails: "J48"),
]
