//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyInMemory
import LoyaltyRewards
import LoyaltyTestKit

extension Benchmark {
    /// Runs points commands of many members through the driver: load, decide, commit under a key of its own.
    static let storeMemoryPoints = Benchmark(name: "store.memory.points") {
        let members = 50
        let commands = 20
        let workloads = try (0..<members).map { number in
            try PointsWorkload(member: CustomerID("member-\(number)"), lots: 0, commands: commands)
        }
        let keys = try (0..<members * commands).map { try CommandKey("request-2027-\($0)", scope: "coffee-club") }
        return try Measurement.repeating(
            100,
            name: "store.memory.points",
            unit: "commands",
            operations: members * commands,
            prepare: { InMemoryJournalTable<PointsAccount>() },
            work: { table in
                // Members take turns, as they do in life.
                for turn in 0..<commands {
                    for member in 0..<members {
                        let timed = workloads[member].commands[turn]
                        let key = keys[turn * members + member]
                        sink(try table.run(timed.command, by: workloads[member].rules, key: key, asOf: timed.asOf))
                    }
                }
            }
        )
    }

    /// Runs commands whose rules and states cost next to nothing, so that the driver's and the store's own share is left.
    static let storeMemoryCommands = Benchmark(name: "store.memory.commands") {
        let members = 50
        let commands = 20
        let tabs = try (0..<members).map { try StreamID("coffee-club/member-\($0)") }
        let asked = (0..<commands).flatMap { turn in
            tabs.map { turn.isMultiple(of: 2) ? TabCommand.deposit(50, to: $0) : .withdraw(50, from: $0) }
        }
        let keys = try asked.indices.map { try CommandKey("request-2027-\($0)", scope: "coffee-club") }
        return try Measurement.repeating(
            100,
            name: "store.memory.commands",
            unit: "commands",
            operations: asked.count,
            prepare: { InMemoryJournalTable<Tab>() },
            work: { table in
                for index in asked.indices {
                    sink(try table.run(asked[index], by: TabRules(), key: keys[index], asOf: .unixEpoch))
                }
            }
        )
    }
}
