//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore
public import LoyaltyInMemory
public import LoyaltyJournal

/// A store that a simulation can use without waiting.
///
/// `InMemoryJournalTable` is one. A store that waits is simulated by
/// ``Simulation/run(seed:against:)``.
public protocol SimulatedStore<State>: Sendable {
    /// The state that the store keeps.
    associatedtype State: Journaled

    /// Reads some streams and the record of a key.
    ///
    /// - Parameter request: What to read.
    /// - Returns: The streams, in the order asked for, and the record.
    /// - Throws: The store's own error; nothing is then known.
    mutating func read(_ request: LoadRequest) throws -> Loaded<State>

    /// Writes a command's whole effect, or nothing.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: Whether it is written, or why not.
    /// - Throws: The store's own error; the commit may then have taken effect.
    mutating func write(_ commit: Commit<State>) throws -> CommitOutcome
}

extension InMemoryJournalTable: SimulatedStore {
    /// Reads some streams and the record of a key.
    ///
    /// - Parameter request: What to read.
    /// - Returns: The streams, in the order asked for, and the record.
    public mutating func read(_ request: LoadRequest) -> Loaded<State> { load(request) }

    /// Writes a command's whole effect, or nothing.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: Whether it is written, or why not.
    public mutating func write(_ commit: Commit<State>) -> CommitOutcome { self.commit(commit) }
}
