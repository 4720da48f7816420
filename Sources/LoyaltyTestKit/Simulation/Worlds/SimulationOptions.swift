//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How long and how rough a simulated run is.
public struct SimulationOptions: Hashable, Sendable {
    /// How many actions a run has before its faults end: commands, steps of clients, moves of the clock.
    public var actions: Int
    /// How many clients work at once; at least 1.
    public var clients: Int
    /// Whether anything goes wrong.
    public var hasFaults: Bool
    /// How many choices one action may make; draws beyond are 0.
    public var choicesPerAction: Int

    /// Creates options.
    ///
    /// - Parameters:
    ///   - actions: How many actions a run has before its faults end.
    ///   - clients: How many clients work at once; brought to at least 1.
    ///   - hasFaults: Whether anything goes wrong.
    ///   - choicesPerAction: How many choices one action may make; brought to at least 4.
    public init(actions: Int = 200, clients: Int = 4, hasFaults: Bool = true, choicesPerAction: Int = 24) {
        self.actions = actions
        self.clients = max(1, clients)
        self.hasFaults = hasFaults
        self.choicesPerAction = max(4, choicesPerAction)
    }
}
