//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
package import LoyaltyJournal
package import LoyaltyTestKit

/// A commit as one process writes it down for another one, which will die of it.
package struct PlannedCommit: Codable, Sendable {
    private struct Write: Codable {
        let stream: StreamID
        let expected: Int64
        let events: [TabEvent]
        let state: Tab
        let isSnapshotDue: Bool
    }

    private let scope: StreamID
    private let key: String
    private let command: TabCommand
    private let answer: TabAnswer
    private let at: Timestamp
    private let writes: [Write]
    private let claims: [Claim]
    private let releases: [Claim]
    private let counters: [CounterChange]
    private let messages: [OutboxMessage]

    package init(_ commit: Commit<Tab>) {
        scope = commit.key.scope
        key = commit.key.text
        command = commit.record.command
        answer = commit.record.answer
        at = commit.at
        writes = commit.writes.map {
            Write(
                stream: $0.stream,
                expected: $0.expected,
                events: $0.events,
                state: $0.state,
                isSnapshotDue: $0.isSnapshotDue
            )
        }
        claims = commit.claims
        releases = commit.releases
        counters = commit.counters
        messages = commit.messages
    }

    package func commit() throws -> Commit<Tab> {
        try Commit(
            key: CommandKey(key, scope: scope.text),
            record: CommandRecord(command: command, answer: answer, at: at),
            writes: writes.map {
                StreamWrite(
                    $0.stream,
                    expected: $0.expected,
                    events: $0.events,
                    state: $0.state,
                    isSnapshotDue: $0.isSnapshotDue
                )
            },
            claims: claims,
            releases: releases,
            counters: counters,
            messages: messages
        )
    }
}
