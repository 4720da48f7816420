//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One stored event with its place in its stream and in the journal's feed.
public struct JournalEntry<State: Journaled>: Equatable, Sendable {
    /// The place in the feed, from 1; ascending, perhaps with gaps, never filled later.
    public let position: Int64
    /// The stream.
    public let stream: StreamID
    /// The place in the stream, from 1 without gaps.
    public let version: Int64
    /// When the event was decided; never before the event ahead of it in the stream.
    public let at: Timestamp
    /// The event.
    public let event: State.Event

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - position: The place in the feed, from 1.
    ///   - stream: The stream.
    ///   - version: The place in the stream, from 1.
    ///   - at: When the event was decided.
    ///   - event: The event.
    @inlinable
    public init(position: Int64, stream: StreamID, version: Int64, at: Timestamp, event: State.Event) {
        self.position = position
        self.stream = stream
        self.version = version
        self.at = at
        self.event = event
    }
}
