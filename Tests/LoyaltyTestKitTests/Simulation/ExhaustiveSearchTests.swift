//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyTestKit
import Testing

@Suite("Exhaustive search: every short history with every single fault")
struct ExhaustiveSearchTests {
    private func letters() throws -> [SmallStep<TabCommand>] {
        let ann = try StreamID("ann")
        let ben = try StreamID("ben")
        let end = try TabWorld().start.advanced(by: .hours(1))
        return [
            .command(.deposit(2, to: ann)), .command(.deposit(1, to: ann, until: end)),
            .command(.withdraw(2, from: ann)),
            .command(.transfer(1, from: ann, to: ben)), .command(.hold(1, on: ann)), .command(.capture(1, on: ann)),
            .command(.deposit(0, to: ann)), .wait(try .hours(1)),
        ]
    }

    @Test("No history of three steps breaks a promise")
    func threeSteps() throws {
        let report = ExhaustiveSearch(of: TabWorld(), letters: try letters(), length: 3).report()
        #expect(report.finding == nil)
        #expect(report.path.isEmpty)
        #expect(report.histories > 8 * 8 * 8 * 10)
    }

    @Test("Without faults there is one history for each sequence")
    func sequences() throws {
        let report = ExhaustiveSearch(of: TabWorld(), letters: try letters(), length: 3, faults: []).report()
        #expect(report.histories == 512)
    }

    @Test("A bug is found by the first history that shows it, step by step")
    func planted() throws {
        let bug = PlantedBug<TabRules>("a hold takes one too few") { rules, command, states, context in
            let decision = try rules.decide(command, on: states, in: context)
            guard command.kind == .hold, !decision.isRefusal else { return decision }
            return Decision(decision.answer, events: [TabEvent(.withdrawn, 1)])
        }
        let report = ExhaustiveSearch(of: TabWorld(), letters: try letters(), length: 2).report(with: bug)
        #expect(report.finding?.name == "the oracle holds the same")
        #expect(report.path.count == 2)
    }

    @Test("A lost reply that is not asked for again is found in one step")
    func lostReply() throws {
        var bug = PlantedBug<TabRules>("nobody remembers keys")
        bug.load = { loaded, _ in
            var loaded = loaded
            loaded.recorded = nil
            return loaded
        }
        let report = ExhaustiveSearch(of: TabWorld(), letters: try letters(), length: 1).report(with: bug)
        #expect(report.finding?.name.hasPrefix("I12") == true)
        #expect(report.path.count == 1)
    }
}
