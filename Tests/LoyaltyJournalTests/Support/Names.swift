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

/// Names and instants that the tests of this module share.
enum Names {
    static func tab(_ name: String = "ann") throws -> StreamID { try StreamID("tab/" + name) }

    static func key(_ text: String = "k") throws -> CommandKey { try CommandKey(text, scope: "tests") }

    static func instant(_ seconds: Int64 = 0) throws -> Timestamp {
        try Timestamp(secondsSince1970: 1_767_225_600 + seconds)
    }
}

/// Rules that decide whatever a test says.
struct ScriptedRules: Decider {
    var names: [StreamID] = []
    var script: @Sendable (TabCommand, [Tab], DecisionContext) throws -> Decision<Tab>

    func streams(for command: TabCommand) -> [StreamID] { names }

    func decide(_ command: TabCommand, on states: [Tab], in context: DecisionContext) throws -> Decision<Tab> {
        try script(command, states, context)
    }
}

/// An error of the host's store.
struct StoreIsDown: Error, Hashable {}

extension Receipt<Tab> {
    /// The outcome of the answer.
    var outcome: TabAnswer.Outcome { answer.outcome }
}
