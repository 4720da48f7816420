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

@Suite("Pause: full jitter from 2 ms up to a ceiling that doubles to 250 ms")
struct PauseTests {
    @Test(
        "Every length lies between 2 ms and the ceiling of its attempt, and comes near both",
        arguments: UInt64(1)...20
    )
    func ceiling(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for (pause, ceiling) in zip(try pauses(), [4, 8, 16, 32, 64, 128, 250].map { Int64($0) * 1_000 }) {
            let lengths = (0..<200).map { _ in pause.length(using: &random).microseconds }
            #expect(lengths.allSatisfy { (2_000...ceiling).contains($0) })
            #expect(lengths.contains { $0 > ceiling - (ceiling - 2_000) / 4 })
            #expect(lengths.contains { $0 < 2_000 + (ceiling - 2_000) / 4 })
        }
    }

    @Test("The same seed gives the same lengths")
    func seeded() throws {
        let pauses = try pauses()
        func lengths() -> [TimeSpan] {
            var random = SeededGenerator(seed: 1)
            return pauses.map { $0.length(using: &random) }
        }
        #expect(lengths() == lengths())
    }

    /// The pauses of a run that finds every commit stale.
    private func pauses() throws -> [Pause] {
        var run = try CommandRun(.deposit(1, to: Names.tab()), by: TabRules(), key: Names.key(), asOf: Names.instant())
        var pauses: [Pause] = []
        var step = run.start
        while pauses.count < 7 {
            switch step {
            case .load: step = try run.next(.loaded(Loaded([LoadedStream()])))
            case .commit: step = try run.next(.answered(.stale))
            case .pause(let pause):
                pauses.append(pause)
                step = try run.next(.resumed)
            case .finish: return pauses
            }
        }
        #expect(pauses.map(\.attempt) == [2, 3, 4, 5, 6, 7, 8])
        return pauses
    }
}
