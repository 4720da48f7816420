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
    static func pointsDecide(lots: Int, accounts: Int, commands: Int) -> Benchmark {
        let name = "points.decide.lots\(lots)"
        return Benchmark(name: name) {
            let workload = try PointsWorkload(member: CustomerID("member-1"), lots: lots, commands: commands)
            return try Measurement.repeating(
                200,
                name: name,
                unit: "commands",
                operations: accounts * commands,
                prepare: { try (0..<accounts).map { _ in try workload.account() } },
                work: { accounts in
                    for index in accounts.indices { try workload.run(on: &accounts[index]) }
                }
            )
        }
    }
}

extension PointsWorkload {
    /// Decides each command and applies what was decided.
    func run(on account: inout PointsAccount) throws {
        // By index, because a loop over the elements copies each command.
        for index in commands.indices {
            let decision = try rules.decide(commands[index].command, on: account, asOf: commands[index].asOf)
            for events in decision.events {
                for event in events { try account.apply(event) }
            }
            sink(decision)
        }
    }
}
