//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The events to append to one stream; a write without events only asserts the version.
public struct StreamWrite<State: Journaled>: Equatable, Sendable {
    /// The stream.
    public let stream: StreamID
    /// The version that the decision was made on: the number of events in the stream.
    public let expected: Int64
    /// The events to append, in order.
    public let events: [State.Event]
    /// The state after the events.
    ///
    /// A store may keep it as a snapshot or drop it.
    public let state: State
    /// Whether this is a good moment to keep ``state`` as a snapshot; a store for which keeping is free may always do so.
    public let isSnapshotDue: Bool

    /// Creates a write.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - expected: The version that the decision was made on.
    ///   - events: The events to append; none to assert the version only.
    ///   - state: The state after the events.
    ///   - isSnapshotDue: Whether this is a good moment to keep the state.
    @inlinable
    public init(
        _ stream: StreamID,
        expected: Int64,
        events: [State.Event],
        state: State,
        isSnapshotDue: Bool = false
    ) {
        self.stream = stream
        self.expected = expected
        self.events = events
        self.state = state
        self.isSnapshotDue = isSnapshotDue
    }

    /// The version after the events.
    @inlinable public var version: Int64 { expected &+ Int64(events.count) }

    /// When time alone next changes the stream; replaces what is stored, nil included.
    ///
    /// Without events it has not changed.
    @inlinable public var nextDue: Timestamp? { state.nextDue }
}
