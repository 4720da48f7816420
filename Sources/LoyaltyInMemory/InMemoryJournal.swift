//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyJournal

/// A journal in the memory of one process: the embedded default, for tests, demos and small tools.
///
/// It keeps every promise of a journal but survival: what it holds ends with the process. Nothing is encoded.
///
/// ```swift
/// let journal = InMemoryJournal<Tab>()
/// let receipt = try await journal.run(.deposit(50, to: ann), by: TabRules(), key: key, asOf: now)
/// ```
///
/// Commands and reads are one call to the actor each. What is written for any `JournalStore` runs on it too, in more calls.
public actor InMemoryJournal<State: Journaled>: JournalStore, JournalSource, OutboxSource {
    @usableFromInline var contents: InMemoryJournalTable<State>

    /// The journal as a value: all that it holds at this moment.
    @inlinable public var table: InMemoryJournalTable<State> { contents }

    /// Creates a journal.
    ///
    /// - Parameter table: What the journal holds at first; empty by default.
    @inlinable
    public init(_ table: InMemoryJournalTable<State> = InMemoryJournalTable()) { self.contents = table }

    /// Reads some streams and the record of a key, all at one instant.
    ///
    /// - Parameter request: What to read.
    /// - Returns: The streams, in the order asked for, and the record.
    @inlinable
    public func load(_ request: LoadRequest) -> Loaded<State> { contents.take(request) }

    /// Writes a command's whole effect, or nothing.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: Whether it is written, or why not.
    @inlinable
    public func commit(_ commit: Commit<State>) -> CommitOutcome { contents.commit(commit) }

    /// Reads the events of one stream.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - page: The version after which to start, and how many entries to return.
    /// - Returns: The entries in order of version.
    @inlinable
    public func entries(of stream: StreamID, page: JournalPage) -> [JournalEntry<State>] {
        contents.entries(of: stream, page: page)
    }

    /// Reads the events of all streams in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many entries to return.
    /// - Returns: The entries in order of position.
    @inlinable
    public func feed(_ page: JournalPage) -> [JournalEntry<State>] { contents.feed(page) }

    /// Reads the streams that are due.
    ///
    /// - Parameter request: The instant, and the place after which to start.
    /// - Returns: The streams in order of due instant and then of name.
    @inlinable
    public func dueStreams(_ request: DueRequest) -> [DueStream] { contents.dueStreams(request) }

    /// Reads outbox messages in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many messages to return.
    /// - Returns: The messages in order of position.
    @inlinable
    public func messages(_ page: JournalPage) -> [OutboxEntry] { contents.messages(page) }
}

// MARK: - Running commands

// In an extension, whose methods are called without a look-up and so compiled for the state and the rules at hand.
extension InMemoryJournal {
    /// Runs a command to its answer.
    ///
    /// Nobody else writes meanwhile, so there is no contention and nothing to wait for.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - rules: The rules.
    ///   - key: The command's key, saved by the caller before the first try.
    ///   - asOf: The host's instant.
    ///   - options: How to run the command.
    /// - Returns: The answer, now or as it was given the first time.
    /// - Throws: `JournalError`, or the rules' own error if the command is malformed; nothing is written then.
    @inlinable
    public func run<Rules: Decider<State>>(
        _ command: State.Command,
        by rules: Rules,
        key: CommandKey,
        asOf: Timestamp,
        options: RunOptions = RunOptions()
    ) throws -> Receipt<State> {
        try contents.run(command, by: rules, key: key, asOf: asOf, options: options)
    }
}
