//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

extension Benchmark {
    /// Decides and applies accruals and redemptions in turn, on accounts that hold some lots.
    static func pointsDecide(
        _ name: String,
        lots: Int,
        accounts: Int,
        commands: Int,
        names: PointsWorkload.Names = .numbers
    ) -> Benchmark {
        Benchmark(name: name) {
            let member = try CustomerID("member-1")
            let workload = try PointsWorkload(member: member, lots: lots, commands: commands, names: names)
            return try Measurement.repeating(
                200,
                name: name,
                unit: "commands",
                operations: accounts * commands,
                prepare: { try workload.accounts(accounts) },
                work: workload.run
            )
        }
    }
}

extension Benchmark {
    /// Compares orders of one unit a line with orders of a million units a line that cost as much.
    ///
    /// The two take turns, so that whatever else the machine does meets both.
    static let pointsQuantity = Benchmark(name: "points.decide.quantity") {
        let accounts = 50
        let commands = 20
        let member = try CustomerID("member-1")
        let one = try PointsWorkload(member: member, lots: 10, commands: commands)
        let many = try PointsWorkload(member: member, lots: 10, commands: commands, quantity: Quantity(1_000_000))
        var samples = (one: Samples(), many: Samples())
        for _ in 0..<200 {
            try samples.one.measure(prepare: { try one.accounts(accounts) }, work: one.run)
            try samples.many.measure(prepare: { try many.accounts(accounts) }, work: many.run)
        }
        guard let least = Statistics(nanoseconds: samples.one.cpu),
            let most = Statistics(nanoseconds: samples.many.cpu),
            let wall = Statistics(nanoseconds: samples.many.wall)
        else { return nil }
        return Measurement(
            name: "points.decide.quantity",
            value: 100 * most.best / max(1, least.best),
            unit: "% of one unit's CPU time",
            operations: accounts * commands,
            cpu: most,
            wall: wall,
            note: "one unit a line: best \(least.best / 1_000) us; a million: best \(most.best / 1_000) us"
        )
    }
}

extension PointsWorkload {
    /// Accounts that share no memory with one another.
    func accounts(_ count: Int) throws -> [PointsAccount] { try (0..<count).map { _ in try account() } }

    /// Decides each command on each account in turn, and applies what was decided.
    func run(on accounts: inout [PointsAccount]) throws {
        for index in accounts.indices { try run(on: &accounts[index]) }
    }

    /// Decides each command and applies what was decided.
    func run(on account: inout PointsAccount) throws {
        // In place, because a loop over the elements copies each command and each event.
        let commands = commands.span
        for index in commands.indices {
            let decision = try rules.decide(commands[index].command, on: account, asOf: commands[index].asOf)
            let parts = decision.events.span
            for part in parts.indices {
                let events = parts[part].span
                for event in events.indices { try account.apply(events[event]) }
            }
            sink(decision)
        }
    }
}
