//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyTestKit
import Testing

@Suite("Journal conformance: every check fails a store that breaks its promise")
struct JournalConformanceTests {
    @Test("A store with a flaw fails the checks of the promises that the flaw breaks", arguments: mutants)
    func flawIsFound(_ mutant: Mutant) async {
        for id in mutant.fails {
            guard let check = JournalConformance.checks.first(where: { $0.id == id }) else {
                Issue.record("there is no check \(id)")
                continue
            }
            let findings = await check.findings(on: { BrokenJournal(mutant.flaw) }, scale: .small)
            #expect(!findings.isEmpty, "\(check) does not find that a store \(mutant.flaw)")
            #expect(findings.allSatisfy { $0.check == id && $0.expected != $0.seen && $0.description.hasPrefix(id) })
            // Found for its own reason, and not only because something threw.
            #expect(findings.contains { $0.subject != "the check" })
        }
    }

    @Test("A store without a flaw passes them all", arguments: JournalConformance.checks)
    func soundStorePasses(_ check: ConformanceCheck) async {
        #expect(await check.findings(on: { BrokenJournal(.none) }, scale: .small) == [])
    }

    @Test("Every check is proved by a flaw, and every flaw by a check")
    func everyCheckIsProved() {
        #expect(Set(mutants.flatMap(\.fails)) == Set(JournalConformance.checks.map(\.id)))
        #expect(Set(mutants.map(\.flaw)) == Set(Flaw.allCases).subtracting([.none]))
    }

    @Test("Ids are unique over both lists and ascend in each")
    func idsAreUnique() {
        let ids = JournalConformance.checks.map(\.id)
        let all = ids + JournalConformance.reopeningChecks.map(\.id)
        #expect(ids == ids.sorted())
        #expect(Set(all).count == all.count)
    }

    @Test("A journal that cannot be made is a finding")
    func unmakeableJournalIsReported() async {
        for check in JournalConformance.checks.prefix(1) {
            let findings = await check.findings(on: { throw StoreIsBusy() })
            #expect(findings.map(\.subject) == ["making a journal"])
        }
    }
}

struct Mutant: Sendable, CustomTestStringConvertible {
    let flaw: Flaw
    let fails: [String]

    init(_ flaw: Flaw, fails: String...) {
        self.flaw = flaw
        self.fails = fails
    }

    var testDescription: String { "a store that \(flaw.rawValue) fails \(fails.joined(separator: ", "))" }
}

private let mutants = [
    Mutant(.startsAtVersionOne, fails: "J01"),
    Mutant(.reversesEvents, fails: "J02"),
    Mutant(.ignoresVersions, fails: "J03", "J04", "J07", "J10", "J22", "J23", "J24"),
    Mutant(.takesZeroForAny, fails: "J04"),
    Mutant(.countsFromZero, fails: "J05"),
    Mutant(.dropsManyEvents, fails: "J06", "J47"),
    Mutant(.writesStreamsOneByOne, fails: "J06", "J07"),
    Mutant(.sortsLoads, fails: "J08"),
    Mutant(.dropsManyMessages, fails: "J09"),
    Mutant(.forgetsRefusals, fails: "J10", "J34"),
    Mutant(.overwritesKeys, fails: "J11"),
    Mutant(.keepsKeysByStream, fails: "J12"),
    Mutant(.foldsCaseOfKeys, fails: "J13"),
    Mutant(.truncatesKeys, fails: "J14"),
    Mutant(.forgetsKeys, fails: "J11", "J16", "J18", "J33"),
    Mutant(.recordsStaleKeys, fails: "J17"),
    Mutant(.recordsLate, fails: "J18"),
    Mutant(.writesTakenCommits, fails: "J19"),
    Mutant(.ignoresClaims, fails: "J19", "J20", "J21"),
    Mutant(.ignoresReleases, fails: "J43"),
    Mutant(.ignoresLimits, fails: "J41", "J42"),
    Mutant(.writesExhaustedCommits, fails: "J42"),
    Mutant(.readsStreamsOneByOne, fails: "J25"),
    Mutant(.readsOldSnapshots, fails: "J26", "J46"),
    Mutant(.failsUnderLoad, fails: "J27"),
    Mutant(.prunesKeys, fails: "J35"),
    Mutant(.neverDue, fails: "J36", "J44"),
    Mutant(.dueTooLate, fails: "J44"),
    Mutant(.fillsFeedLate, fails: "J37"),
    Mutant(.repeatsInFeed, fails: "J38"),
    Mutant(.stripsTexts, fails: "J39"),
    Mutant(.renumbersMessages, fails: "J45"),
    Mutant(.limitsTails, fails: "J47"),
    Mutant(.leavesClaims, fails: "J49"),
    Mutant(.leavesReleases, fails: "J49"),
    Mutant(.leavesCounters, fails: "J49"),
    Mutant(.leavesMessages, fails: "J49"),
    Mutant(.leavesDueInstants, fails: "J49"),
    Mutant(.looksAtNamesFirst, fails: "J50"),
    Mutant(.fillsOutboxLate, fails: "J51"),
]
