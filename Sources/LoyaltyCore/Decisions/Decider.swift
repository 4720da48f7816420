//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Rules that turn a command into an answer and events: a reward program, a commission plan.
///
/// Deciding is synchronous and pure: the same rules, states, command and context give the same decision, byte for byte.
/// A quote is a decision that nobody commits. At level 1 a host calls ``decide(_:on:in:)`` itself and writes the result to
/// its own tables; at level 2 the command driver of LoyaltyJournal does so in one atomic commit.
public protocol Decider<State>: Sendable {
    /// The state that the rules read, with its events, commands and answers.
    associatedtype State: Journaled

    /// Returns the streams that a command touches, without duplicates; at most 64.
    ///
    /// - Parameter command: The command to decide.
    /// - Returns: The streams that a command touches, without duplicates; at most 64.
    func streams(for command: State.Command) -> [StreamID]

    /// Decides, and does nothing else.
    ///
    /// A business *no* is an answer without events.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - states: The state of each stream, in the order of ``streams(for:)``.
    ///   - context: What may be known besides the states.
    /// - Returns: The answer, and what makes it true.
    /// - Throws: An error if the command is malformed; that is recorded nowhere.
    func decide(
        _ command: State.Command,
        on states: [State],
        in context: DecisionContext
    ) throws -> Decision<State>
}

/// What a decision may know besides the states.
public struct DecisionContext: Hashable, Sendable {
    /// The host's instant; in a journal, never before the last event of any stream of the command.
    public let asOf: Timestamp
    /// Claims that an earlier attempt of this command found taken by another command.
    public let takenClaims: [Claim]
    /// Counters that an earlier attempt of this command found too near to their limit.
    public let exhaustedCounters: [CounterID]

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - asOf: The host's instant.
    ///   - takenClaims: Claims that an earlier attempt found taken.
    ///   - exhaustedCounters: Counters that an earlier attempt found too near to their limit.
    public init(asOf: Timestamp, takenClaims: [Claim] = [], exhaustedCounters: [CounterID] = []) {
        self.asOf = asOf
        self.takenClaims = takenClaims
        self.exhaustedCounters = exhaustedCounters
    }
}
