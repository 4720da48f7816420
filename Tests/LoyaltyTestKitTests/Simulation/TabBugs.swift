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

/// Bugs of rules, driver, store and state, each of which a simulation of tabs has to find.
enum TabBugs {
    static let all: [PlantedBug<TabRules>] = [
        overdraft, tornTransfer, unversionedCommits, forgottenKeys, forgottenKeysAndVersions, claimsUnchecked,
        countersUnchecked,
        lostEvents, freshKeys, lapseForgotten, heldForgotten, oldInstants,
    ]

    /// Withdraws what is not there, as far as the state allows: one more than asked.
    private static let overdraft = PlantedBug<TabRules>("a withdrawal takes one too many") {
        rules,
        command,
        states,
        context in
        let decision = try rules.decide(command, on: states, in: context)
        guard command.kind == .withdraw, !decision.isRefusal, decision.answer.balance > 0 else { return decision }
        return Decision(
            TabAnswer(.done, balance: decision.answer.balance - 1),
            events: decision.events[0].dropLast() + [TabEvent(.withdrawn, command.amount + 1)]
        )
    }

    /// Decides as if nothing ever lapsed.
    private static let lapseForgotten = PlantedBug<TabRules>("nothing ever lapses") { rules, command, states, context in
        guard command.kind != .lapse else { return try rules.decide(command, on: states, in: context) }
        return try rules.decide(command, on: states, in: DecisionContext(asOf: .earliest))
    }

    private static let tornTransfer = inStore("a commit on two streams fails halfway") { table, commit, number in
        guard commit.writes.count == 2, number.isMultiple(of: 3) else { return table.commit(commit) }
        _ = table.commit(try rebuilt(commit, writes: Array(commit.writes.prefix(1))))
        throw Broken()
    }

    private static let unversionedCommits = inStore("a commit is written whatever the version") { table, commit, _ in
        let loaded = table.load(LoadRequest(commit.writes.map(\.stream)))
        let writes = zip(commit.writes, loaded.streams).map {
            StreamWrite($0.stream, expected: $1.version, events: $0.events, state: $0.state)
        }
        return table.commit(try rebuilt(commit, writes: writes))
    }

    private static let forgottenKeys = inStore("a key is recorded in a commit of its own") { table, commit, number in
        guard number.isMultiple(of: 5) else { return table.commit(commit) }
        let other = try CommandKey("lost-" + String(number), scope: "simulation")
        _ = table.commit(try rebuilt(commit, key: other, writes: commit.writes))
        throw Broken()
    }

    private static let forgottenKeysAndVersions = {
        var bug = unversioned("a retry is not known as one")
        bug.load = { loaded, _ in Loaded(loaded.streams) }
        return bug
    }()

    private static func unversioned(_ name: String) -> PlantedBug<TabRules> {
        inStore(name) { table, commit, number in
            let other = try CommandKey("fresh-" + String(number), scope: "simulation")
            return table.commit(try rebuilt(commit, key: other, writes: commit.writes))
        }
    }

    private static let claimsUnchecked = inStore("a claim is held by several") { table, commit, _ in
        table.commit(try rebuilt(commit, writes: commit.writes, claims: []))
    }

    private static let countersUnchecked = inStore("a counter passes its limit") { table, commit, _ in
        table.commit(try rebuilt(commit, writes: commit.writes, counters: []))
    }

    private static let lostEvents = inStore("a commit loses its last event") { table, commit, number in
        guard number.isMultiple(of: 7), let write = commit.writes.first, !write.events.isEmpty else {
            return table.commit(commit)
        }
        let short = StreamWrite(
            write.stream,
            expected: write.expected,
            events: Array(write.events.dropLast()),
            state: write.state
        )
        return table.commit(try rebuilt(commit, writes: [short] + commit.writes.dropFirst()))
    }

    private static let freshKeys = {
        var bug = PlantedBug<TabRules>("a driver sends another key than it was given")
        bug.send = { commit, number in
            guard number.isMultiple(of: 4) else { return commit }
            return try rebuilt(commit, key: CommandKey("other", scope: "simulation"), writes: commit.writes)
        }
        return bug
    }()

    private static let heldForgotten = {
        var bug = PlantedBug<TabRules>("what is set aside is folded as withdrawn")
        bug.fold = { $0.kind == .held ? TabEvent(.withdrawn, $0.amount) : $0 }
        return bug
    }()

    private static let oldInstants = {
        var bug = PlantedBug<TabRules>("a driver decides at the host's instant, however old")
        bug.send = { commit, _ in
            let at = try commit.at.advanced(
                by: TimeSpan(microseconds: -1_000_000 * Int64(commit.writes[0].version % 3))
            )
            let record = CommandRecord<Tab>(command: commit.record.command, answer: commit.record.answer, at: at)
            return try Commit(
                key: commit.key,
                record: record,
                writes: commit.writes,
                claims: commit.claims,
                releases: commit.releases,
                counters: commit.counters,
                messages: commit.messages
            )
        }
        return bug
    }()

    private struct Broken: Error {}

    private static func inStore(
        _ name: String,
        _ store: @escaping @Sendable (inout InMemoryJournalTable<Tab>, Commit<Tab>, Int) throws -> CommitOutcome
    ) -> PlantedBug<TabRules> {
        var bug = PlantedBug<TabRules>(name)
        bug.store = store
        return bug
    }

    private static func rebuilt(
        _ commit: Commit<Tab>,
        key: CommandKey? = nil,
        writes: [StreamWrite<Tab>],
        claims: [Claim]? = nil,
        counters: [CounterChange]? = nil
    ) throws -> Commit<Tab> {
        try Commit(
            key: key ?? commit.key,
            record: commit.record,
            writes: writes,
            claims: claims ?? commit.claims,
            releases: commit.releases,
            counters: counters ?? commit.counters,
            messages: commit.messages
        )
    }
}
