//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

package import LoyaltyCore
package import LoyaltyTestKit

/// Rules whose every command leaves its name in each place that a commit can write to.
///
/// After a crash all those places must name the same commands.
package struct RehearsalRules: Decider {
    package let streams: [StreamID]

    package init() throws {
        streams = [try StreamID("rehearsal/a"), try StreamID("rehearsal/b")]
    }

    package static func claim(of name: String) throws -> Claim { try Claim(scope: "rehearsal", token: name) }

    package func streams(for command: TabCommand) -> [StreamID] { streams }

    package func decide(_ command: TabCommand, on states: [Tab], in context: DecisionContext) throws -> Decision<Tab> {
        let name = command.text
        // One more each time, as a balance would be: two writers that do not see each other would write one number twice.
        let count = states[0].number + 1
        let event = TabEvent(.noted, count, text: name)
        return Decision(
            TabAnswer(.done, balance: count),
            eventsByStream: [[event], [event]],
            claims: [try Self.claim(of: name)],
            counters: [try CounterChange(CounterID("rehearsal"), by: 1)],
            messages: [OutboxMessage(topic: name, body: .integer(count))]
        )
    }
}
