//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension TabWorld {
    /// Bugs of drivers, stores, rules and states.
    public var plantedBugs: [PlantedBug<TabRules>] {
        PlantedBug.ofJournals + PlantedBug.ofSharedNames + [overdraft, lapseForgotten, heldForgotten]
    }

    private var overdraft: PlantedBug<TabRules> {
        PlantedBug("a withdrawal takes one too many") { rules, command, states, context in
            let decision = try rules.decide(command, on: states, in: context)
            guard command.kind == .withdraw, !decision.isRefusal, decision.answer.balance > 0 else { return decision }
            return Decision(
                TabAnswer(.done, balance: decision.answer.balance - 1),
                events: decision.events[0].dropLast() + [TabEvent(.withdrawn, command.amount + 1)]
            )
        }
    }

    private var lapseForgotten: PlantedBug<TabRules> {
        PlantedBug("nothing ever lapses") { rules, command, states, context in
            guard command.kind != .lapse else { return try rules.decide(command, on: states, in: context) }
            return try rules.decide(command, on: states, in: DecisionContext(asOf: .earliest))
        }
    }

    private var heldForgotten: PlantedBug<TabRules> {
        var bug = PlantedBug<TabRules>("what is set aside is folded as withdrawn")
        bug.fold = { $0.kind == .held ? TabEvent(.withdrawn, $0.amount) : $0 }
        return bug
    }
}
