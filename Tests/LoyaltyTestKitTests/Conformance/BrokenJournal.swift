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

/// What a store may get wrong; each is a bug that a hand-written adapter could have.
enum Flaw: String, CaseIterable, Sendable {
    case none
    case startsAtVersionOne, reversesEvents, ignoresVersions, takesZeroForAny, countsFromZero, dropsManyEvents
    case writesStreamsOneByOne, sortsLoads, dropsManyMessages, forgetsRefusals, overwritesKeys, keepsKeysByStream
    case foldsCaseOfKeys, truncatesKeys, forgetsKeys, recordsStaleKeys, recordsLate, writesTakenCommits, ignoresClaims
    case ignoresReleases, ignoresLimits, writesExhaustedCommits, readsStreamsOneByOne, readsOldSnapshots, failsUnderLoad
    case prunesKeys, neverDue, dueTooLate, fillsFeedLate, repeatsInFeed, stripsTexts, renumbersMessages, limitsTails
    case leavesClaims, leavesReleases, leavesCounters, leavesMessages, leavesDueInstants, looksAtNamesFirst,
        fillsOutboxLate
}

/// A correct journal with one flaw.
actor BrokenJournal: JournalStore, JournalSource, OutboxSource {
    typealias State = Tab

    private let flaw: Flaw
    private var table: InMemoryJournalTable<Tab>
    private var previous: InMemoryJournalTable<Tab>
    private var aliases: [CommandKey: CommandKey] = [:]
    private var served: [Int64: Int] = [:]
    private var leftDue: [DueStream] = []
    private var count = 0

    init(_ flaw: Flaw) {
        self.flaw = flaw
        self.table = InMemoryJournalTable(snapshots: flaw == .limitsTails ? .never : .always)
        self.previous = table
    }

    func load(_ request: LoadRequest) async throws -> Loaded<Tab> {
        let loaded = try read(request)
        // Time for the others to write what this load then does not know.
        if flaw == .ignoresVersions { for _ in 0..<10 { await Task.yield() } }
        return loaded
    }

    private func read(_ request: LoadRequest) throws -> Loaded<Tab> {
        let key = flaw == .forgetsKeys ? nil : try request.key.map { try alias($0) }
        let streams = flaw == .sortsLoads ? request.streams.sorted() : request.streams
        var loaded = table.load(LoadRequest(streams, key: key))
        let old = previous.load(LoadRequest(streams, key: key))
        switch flaw {
        case .recordsLate: loaded.recorded = old.recorded
        case .prunesKeys:
            if let record = loaded.recorded, let lastAt = loaded.streams.first?.lastAt, isOld(record, at: lastAt) {
                loaded.recorded = nil
            }
        // Only for readers: a writer's torn load would end as a stale commit.
        case .readsStreamsOneByOne where streams.count == 2 && key == nil: loaded.streams[0] = old.streams[0]
        default: break
        }
        for index in loaded.streams.indices {
            switch flaw {
            case .startsAtVersionOne: loaded.streams[index].version = max(1, loaded.streams[index].version)
            case .readsOldSnapshots: loaded.streams[index].snapshot = old.streams[index].snapshot ?? Tab()
            case .limitsTails: loaded.streams[index].tail = Array(loaded.streams[index].tail.prefix(1_000))
            default: break
            }
        }
        return loaded
    }

    func commit(_ commit: Commit<Tab>) throws -> CommitOutcome {
        let before = table
        let outcome = try write(commit)
        if outcome == .committed { previous = before }
        return outcome
    }

    private func write(_ commit: Commit<Tab>) throws -> CommitOutcome {
        count += 1
        switch flaw {
        case .writesStreamsOneByOne:
            for (number, write) in commit.writes.enumerated() {
                let part = try changed(commit, key: key(commit.key, "-\(number)"), writes: [write], isPartial: true)
                guard table.commit(part) == .committed else { return .stale }
            }
            return table.commit(try changed(commit, writes: []))
        case .forgetsRefusals where commit.writes.allSatisfy({ $0.events.isEmpty }):
            return .committed
        case .overwritesKeys where table.load(LoadRequest([], key: commit.key)).recorded != nil:
            aliases[commit.key] = try key(commit.key, "~\(count)")
        case .prunesKeys:
            if let record = table.load(LoadRequest([], key: try alias(commit.key))).recorded,
                isOld(record, at: commit.at)
            {
                aliases[commit.key] = try key(commit.key, "~\(count)")
            }
        default: break
        }
        if flaw == .looksAtNamesFirst, let refusal = refusalByNames(commit) { return refusal }
        let outcome = table.commit(try changed(commit, key: alias(commit.key, of: commit.writes.first?.stream)))
        if outcome != .committed { try leave(commit) }
        switch (flaw, outcome) {
        case (.recordsStaleKeys, .stale): _ = table.commit(try changed(commit, writes: [], isPartial: true))
        case (.writesTakenCommits, .taken), (.writesExhaustedCommits, .exhausted):
            _ = table.commit(try changed(commit, writes: commit.writes, isPartial: true))
        default: break
        }
        return outcome
    }

    func entries(of stream: StreamID, page: JournalPage) -> [JournalEntry<Tab>] {
        table.entries(of: stream, page: page).map {
            JournalEntry(
                position: $0.position,
                stream: $0.stream,
                version: $0.version - (flaw == .countsFromZero ? 1 : 0),
                at: $0.at,
                event: $0.event
            )
        }
    }

    func feed(_ page: JournalPage) throws -> [JournalEntry<Tab>] {
        count += 1
        if flaw == .failsUnderLoad, count.isMultiple(of: 10) { throw StoreIsBusy() }
        let after = flaw == .repeatsInFeed ? page.after - 1 : page.after
        return table.feed(JournalPage(after: after, limit: page.limit)).filter { entry in
            guard flaw == .fillsFeedLate, entry.position.isMultiple(of: 5) else { return true }
            served[entry.position, default: 0] += 1
            return served[entry.position, default: 0] > 3
        }
    }

    func dueStreams(_ request: DueRequest) -> [DueStream] {
        switch flaw {
        case .leavesDueInstants: leftDue.filter { $0.due <= request.asOf } + table.dueStreams(request)
        case .neverDue: []
        case .dueTooLate: table.dueStreams(request).filter { $0.due < request.asOf }
        default: table.dueStreams(request)
        }
    }

    func messages(_ page: JournalPage) -> [OutboxEntry] {
        let visible = table.messages(page).filter { entry in
            guard flaw == .fillsOutboxLate, entry.position.isMultiple(of: 5) else { return true }
            served[entry.position, default: 0] += 1
            return served[entry.position, default: 0] > 3
        }
        return visible.map {
            let index = $0.id.index + (flaw == .renumbersMessages ? 1 : 0)
            return OutboxEntry(
                position: $0.position,
                id: MessageID(key: $0.id.key, index: index),
                at: $0.at,
                message: $0.message
            )
        }
    }
}

struct StoreIsBusy: Error {}

extension BrokenJournal {
    private func key(_ key: CommandKey, _ suffix: String) throws -> CommandKey {
        try CommandKey(key.text + suffix, scope: key.scope.text)
    }

    /// The key under which the flawed store keeps a record.
    private func alias(_ key: CommandKey, of stream: StreamID? = nil) throws -> CommandKey {
        switch flaw {
        case .foldsCaseOfKeys: try CommandKey(key.text.lowercased(), scope: key.scope.text)
        case .truncatesKeys: try CommandKey(String(key.text.prefix(40)), scope: key.scope.text)
        case .keepsKeysByStream: if let stream { try self.key(key, "@\(stream)") } else { key }
        case .forgetsKeys: try self.key(key, "!\(count)")
        default: aliases[key] ?? key
        }
    }

    /// What a store says that looks at claims and counters before it looks at the key and the versions.
    private func refusalByNames(_ commit: Commit<Tab>) -> CommitOutcome? {
        for change in commit.counters where change.applied(to: table.value(of: change.counter)) == nil {
            return .exhausted(change.counter)
        }
        for claim in commit.claims where table.isHeld(claim) && !commit.releases.contains(claim) {
            return .taken(claim)
        }
        return nil
    }

    /// Leaves a part of a refused commit behind, as a store does that forgets to roll back.
    private func leave(_ commit: Commit<Tab>) throws {
        count += 1
        let counters = commit.counters.filter { $0.applied(to: table.value(of: $0.counter)) != nil }
        switch flaw {
        case .leavesClaims, .leavesReleases, .leavesCounters, .leavesMessages:
            _ = table.commit(
                try Commit(
                    key: key(commit.key, "?\(count)"),
                    record: commit.record,
                    writes: [],
                    claims: flaw == .leavesClaims ? commit.claims.filter { !table.isHeld($0) } : [],
                    releases: flaw == .leavesReleases ? commit.releases : [],
                    counters: flaw == .leavesCounters ? counters : [],
                    messages: flaw == .leavesMessages ? commit.messages : []
                )
            )
        case .leavesDueInstants:
            leftDue += commit.writes.compactMap { write in
                write.nextDue.map { DueStream(write.stream, due: $0, version: write.version) }
            }
        default: break
        }
    }

    private func isOld(_ record: CommandRecord<Tab>, at instant: Timestamp) -> Bool {
        record.at.span(to: instant).microseconds > 2_592_000_000_000
    }

    private func changed(
        _ commit: Commit<Tab>,
        key: CommandKey? = nil,
        writes: [StreamWrite<Tab>]? = nil,
        isPartial: Bool = false
    ) throws -> Commit<Tab> {
        let counters = try commit.counters.map {
            flaw == .ignoresLimits ? try CounterChange($0.counter, by: $0.change) : $0
        }
        return try Commit(
            key: key ?? commit.key,
            record: commit.record,
            writes: (writes ?? commit.writes).map(changed),
            claims: isPartial || flaw == .ignoresClaims ? [] : commit.claims,
            releases: isPartial || flaw == .ignoresReleases ? [] : commit.releases,
            counters: isPartial ? [] : counters,
            messages: isPartial ? [] : Array(commit.messages.prefix(flaw == .dropsManyMessages ? 100 : 256))
        )
    }

    private func changed(_ write: StreamWrite<Tab>) -> StreamWrite<Tab> {
        var expected = write.expected
        var events = write.events
        switch flaw {
        case .ignoresVersions: expected = table.load(LoadRequest([write.stream])).streams[0].version
        case .takesZeroForAny where expected == 0: expected = table.load(LoadRequest([write.stream])).streams[0].version
        case .reversesEvents: events.reverse()
        case .dropsManyEvents: events = Array(events.prefix(200))
        case .stripsTexts:
            events = events.map { TabEvent($0.kind, $0.amount, text: stripped($0.text), instant: $0.instant) }
        default: break
        }
        return StreamWrite(
            write.stream,
            expected: expected,
            events: events,
            state: write.state,
            isSnapshotDue: write.isSnapshotDue
        )
    }

    private func stripped(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{0}" }))
    }
}
