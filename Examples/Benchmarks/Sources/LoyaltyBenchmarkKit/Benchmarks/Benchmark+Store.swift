//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyRewards

extension Benchmark {
    /// Runs commands of many members through the driver: load, decide, commit under a key of its own.
    static let storeMemoryCommands = Benchmark(name: "store.memory.commands") {
        let members = 50
        let commands = 20
        let workloads = try (0..<members).map { number in
            try PointsWorkload(member: CustomerID("member-\(number)"), lots: 0, commands: commands)
        }
        let keys = try (0..<members * commands).map { try CommandKey("request-2027-\($0)", scope: "coffee-club") }
        return try Measurement.repeating(
            100,
            name: "store.memory.commands",
            unit: "commands",
            operations: members * commands,
            prepare: { InMemoryJournalTable<PointsAccount>() },
            work: { table in
                // Members take turns, as they do in life.
                for turn in 0..<commands {
                    for member in 0..<members {
                        let workload = workloads[member]
                        let timed = workload.commands[turn]
                        let key = keys[turn * members + member]
                        let run = try CommandRun(timed.command, by: workload.rules, key: key, asOf: timed.asOf)
                        sink(try run.finish(load: { table.load($0) }, commit: { table.commit($0) }))
                    }
                }
            }
        )
    }
}
