//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a journal can be asked besides states: the events of a stream, the feed of all events, the streams that are due.
///
/// A conformance keeps these promises, with the checks of LoyaltyTestKit's `JournalConformance` that hold them:
///
/// 1. The entries of a stream have the versions 1, 2, 3 … without gaps (J05).
/// 2. The feed is complete: once a reader has passed a position, no entry ever appears at or below it (J37), and reading on
///    from any position gives what reading from the start gives (J38). Events of one commit stand together.
/// 3. A stream is due if and only if the last write with events named an instant at or before the one asked for (J44).
///
/// A database that hands out positions before the commit (a PostgreSQL sequence) breaks the second promise unless the
/// number is taken under a lock, or positions above the oldest running transaction are held back.
public protocol JournalSource<State>: Sendable {
    /// The state that the journal keeps, with its events.
    associatedtype State: Journaled

    /// Reads the events of one stream.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - page: The version after which to start, and how many entries to return.
    /// - Returns: The entries in order of version; fewer than the limit only at the end of the stream.
    /// - Throws: The store's own error.
    func entries(of stream: StreamID, page: JournalPage) async throws -> [JournalEntry<State>]

    /// Reads the events of all streams in the order in which they were committed.
    ///
    /// - Parameter page: The position after which to start, and how many entries to return.
    /// - Returns: The entries in order of position; none if there is nothing new yet.
    /// - Throws: The store's own error.
    func feed(_ page: JournalPage) async throws -> [JournalEntry<State>]

    /// Reads the streams that time alone has changed or will have changed by an instant.
    ///
    /// - Parameter request: The instant, and the place after which to start.
    /// - Returns: The streams in order of due instant and then of name; fewer than the limit only at the end.
    /// - Throws: The store's own error.
    func dueStreams(_ request: DueRequest) async throws -> [DueStream]
}
