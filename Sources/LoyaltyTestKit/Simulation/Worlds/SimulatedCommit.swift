//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A commit that has taken effect in a simulated run, with the states after it.
public struct SimulatedCommit<State: Journaled>: Sendable {
    /// The place of the commit in the order of the run, from 0.
    public let number: Int
    /// What was asked.
    public let command: State.Command
    /// What was replied.
    public let answer: State.Answer
    /// When it was decided.
    public let at: Timestamp
    /// What became of each stream of the command, in the order of the rules.
    public let changes: [SimulatedChange<State>]

    /// Whether nothing happened.
    public var isRefusal: Bool { changes.allSatisfy { $0.events.isEmpty } }
}

/// What a commit did to one stream.
public struct SimulatedChange<State: Journaled>: Sendable {
    /// The stream.
    public let stream: StreamID
    /// What happened.
    public let events: [State.Event]
    /// The state after.
    public let after: State
}

/// The whole history of one stream in a simulated run.
public struct SimulatedStream<State: Journaled>: Sendable {
    /// The stream.
    public let stream: StreamID
    /// What happened, in order.
    public internal(set) var events: [State.Event] = []
    /// When each event was decided.
    public internal(set) var instants: [Timestamp] = []
    /// The state now.
    public internal(set) var state: State = State()
    /// The number of the commit that each event came with.
    var commits: [Int] = []

    init(_ stream: StreamID) { self.stream = stream }

    var version: Int64 { Int64(events.count) }
}
