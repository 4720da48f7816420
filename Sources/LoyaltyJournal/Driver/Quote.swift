//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a command would do now: the decision that nobody committed.
///
/// A quote is made by the very code that a commit goes through, so as long as nothing changes in between, the commit equals
/// the quote to the byte. It holds nothing back for the customer: claims and counters are only checked by a commit.
public struct Quote<State: Journaled>: Equatable, Sendable {
    /// The answer, the events, and all else that a commit would write.
    public let decision: Decision<State>
    /// The instant of the decision.
    public let at: Timestamp
    /// The state of each stream of the command after the events.
    public let states: [State]

    /// Quotes a command on streams that the host has loaded.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - rules: The rules.
    ///   - loaded: The streams of the command, in the order of the rules.
    ///   - asOf: The host's instant.
    ///   - options: How the command would be run.
    /// - Throws: What ``JournalStore/run(_:by:key:asOf:options:pause:)`` would throw before its commit.
    @inlinable
    public init<Rules: Decider<State>>(
        _ command: State.Command,
        by rules: Rules,
        on loaded: Loaded<State>,
        asOf: Timestamp,
        options: RunOptions = RunOptions()
    ) throws {
        var loaded = loaded
        let draft = try CommandDraft(
            command,
            by: rules,
            on: CommandStreams.checked(rules.streams(for: command)),
            taking: &loaded,
            asOf: asOf,
            takenClaims: [],
            exhaustedCounters: [],
            options: options
        )
        self.decision = draft.decision
        self.at = draft.at
        self.states = draft.writes.map { $0.state }
    }

    /// The answer that the command would get.
    @inlinable public var answer: State.Answer { decision.answer }
}

extension JournalStore {
    /// Returns what a command would do now, and writes nothing.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - rules: The rules.
    ///   - asOf: The host's instant.
    ///   - options: How the command would be run.
    /// - Returns: The quote.
    /// - Throws: The store's own error, or what ``run(_:by:key:asOf:options:pause:)`` would throw before its commit.
    @inlinable
    public func quote<Rules: Decider<State>>(
        _ command: State.Command,
        by rules: Rules,
        asOf: Timestamp,
        options: RunOptions = RunOptions()
    ) async throws -> Quote<State> {
        let streams = try CommandStreams.checked(rules.streams(for: command))
        return try Quote(command, by: rules, on: await load(LoadRequest(streams)), asOf: asOf, options: options)
    }
}
