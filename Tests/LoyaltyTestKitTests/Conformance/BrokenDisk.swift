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

/// What a store on disk may get wrong.
enum DiskFlaw: String, CaseIterable, Sendable {
    case none, forgetsDueInstants, writesBeforeCommit, losesAcknowledged, tearsCommits, losesTheMiddle, allowsRewriting,
        hidesFlips, hidesFlippedSnapshots, hidesFlippedRecords
}

/// A disk in memory: what was saved is what a journal opens with.
actor BrokenDisk {
    private let flaw: DiskFlaw
    private var saved = InMemoryJournalTable<Tab>()
    private var beforeLast = InMemoryJournalTable<Tab>()
    private var isDamaged = false

    init(_ flaw: DiskFlaw) { self.flaw = flaw }

    var journal: DiskJournal { DiskJournal(saved, on: self, flaw: flaw, isDamaged: isDamaged) }

    func save(_ table: InMemoryJournalTable<Tab>) {
        beforeLast = saved
        saved = table
    }

    func interrupt(_ commit: Commit<Tab>, at moment: CrashMoment) throws {
        let isWritten =
            switch moment {
            case .beforeCommit: flaw == .writesBeforeCommit
            case .during(let permille): permille >= 500
            case .afterCommit: flaw != .losesAcknowledged
            }
        if isWritten {
            _ = saved.commit(commit)
        } else if flaw == .tearsCommits, case .during = moment {
            let key = try CommandKey(commit.key.text + "~", scope: "torn")
            _ = saved.commit(try Commit(key: key, record: commit.record, writes: commit.writes))
        }
    }

    func damage(_ damage: StorageDamage) {
        switch damage {
        case .truncated: saved = beforeLast
        case .flipped: break
        }
        isDamaged = true
    }

    func rewrite() throws {
        guard flaw == .allowsRewriting else { throw StoreIsBusy() }
        saved = InMemoryJournalTable()
    }

    nonisolated var reopenable: ReopenableJournal {
        ReopenableJournal(
            reopen: { await self.journal },
            interrupt: { try await self.interrupt($0, at: $1) },
            rewrite: { try await self.rewrite() },
            damage: { await self.damage($0) }
        )
    }
}

/// A journal that saves each commit to its disk.
actor DiskJournal: JournalStore, JournalSource, OutboxSource {
    typealias State = Tab

    private var table: InMemoryJournalTable<Tab>
    private let disk: BrokenDisk
    private let flaw: DiskFlaw
    private let isDamaged: Bool
    private var hasWritten = false

    init(_ table: InMemoryJournalTable<Tab>, on disk: BrokenDisk, flaw: DiskFlaw, isDamaged: Bool) {
        self.table = table
        self.disk = disk
        self.flaw = flaw
        self.isDamaged = isDamaged
    }

    func load(_ request: LoadRequest) throws -> Loaded<Tab> {
        var loaded = table.load(request)
        switch flaw {
        case .hidesFlippedRecords where isDamaged:
            loaded.recorded = loaded.recorded.map {
                CommandRecord(command: $0.command, answer: TabAnswer(.done, balance: 3), at: $0.at)
            }
        case .hidesFlippedSnapshots where isDamaged:
            for index in loaded.streams.indices {
                try loaded.streams[index].snapshot?.apply(TabEvent(.deposited, 3))
            }
        default: break
        }
        return loaded
    }

    func commit(_ commit: Commit<Tab>) async -> CommitOutcome {
        let outcome = table.commit(commit)
        hasWritten = true
        if outcome == .committed { await disk.save(table) }
        return outcome
    }

    func entries(of stream: StreamID, page: JournalPage) -> [JournalEntry<Tab>] {
        let entries = table.entries(of: stream, page: page)
        guard isDamaged else { return entries }
        switch flaw {
        case .losesTheMiddle: return entries.filter { $0.version != 10 }
        case .hidesFlips:
            return entries.map {
                let event = $0.version == 10 ? TabEvent(.deposited, 3) : $0.event
                return JournalEntry(position: $0.position, stream: stream, version: $0.version, at: $0.at, event: event)
            }
        default: return entries
        }
    }

    func feed(_ page: JournalPage) -> [JournalEntry<Tab>] { table.feed(page) }

    func dueStreams(_ request: DueRequest) -> [DueStream] {
        flaw == .forgetsDueInstants && !hasWritten ? [] : table.dueStreams(request)
    }

    func messages(_ page: JournalPage) -> [OutboxEntry] { table.messages(page) }
}
