//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal
import LoyaltyTestKit
import Testing

@Suite("Loaded stream: a snapshot and its tail are the state, or the log is corrupt")
struct LoadedTests {
    private let deposit = TabEvent(.deposited, 1)

    private func stream(version: Int64, snapshot: Int64? = nil, tail: [TabEvent]) throws -> LoadedStream<Tab> {
        var state = Tab()
        for _ in 0..<(snapshot ?? 0) { try state.apply(deposit) }
        return LoadedStream(
            version: version,
            lastAt: .unixEpoch,
            snapshot: snapshot == nil ? nil : state,
            snapshotVersion: snapshot ?? 0,
            tail: tail
        )
    }

    @Test("A stream folds from its first event, or from its snapshot")
    func folds() throws {
        let tab = try Names.tab()
        #expect(try LoadedStream<Tab>().state(of: tab) == Tab())
        #expect(try stream(version: 3, tail: [deposit, deposit, deposit]).state(of: tab).balance == 3)
        #expect(try stream(version: 3, snapshot: 2, tail: [deposit]).state(of: tab).balance == 3)
        #expect(try stream(version: 2, snapshot: 2, tail: []).state(of: tab).balance == 2)
    }

    @Test("Missing, surplus and contradictory events are corrupt, and never trap")
    func corrupt() throws {
        let tab = try Names.tab()
        let far = LoadedStream<Tab>(version: .max, lastAt: nil, snapshot: Tab(), snapshotVersion: .max, tail: [])
        let negative = LoadedStream<Tab>(version: -1, lastAt: nil, snapshot: Tab(), snapshotVersion: -1, tail: [])
        for stream in [
            try stream(version: 2, tail: [deposit]), try stream(version: 1, tail: [deposit, deposit]),
            try stream(version: 4, snapshot: 2, tail: [deposit]),
            try stream(version: 1, tail: [TabEvent(.withdrawn, 1)]), far,
            negative,
        ] {
            let error = #expect(throws: JournalError.self) { try stream.state(of: tab) }
            #expect(error?.code == .corrupt)
            #expect(error?.stream == tab)
            #expect(error?.description.contains("ann") == false)
        }
    }
}
