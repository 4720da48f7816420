//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a store read: every stream that was asked for, in that order, and the record of the key, all at one instant.
public struct Loaded<State: Journaled>: Equatable, Sendable {
    /// The streams, in the order of ``LoadRequest/streams``; one that nobody wrote to is there at version 0.
    public var streams: [LoadedStream<State>]
    /// What is recorded under the key, or nil.
    public var recorded: CommandRecord<State>?

    /// Creates a reply.
    ///
    /// - Parameters:
    ///   - streams: The streams, in the order of the request.
    ///   - recorded: What is recorded under the key, or nil.
    @inlinable
    public init(_ streams: [LoadedStream<State>], recorded: CommandRecord<State>? = nil) {
        self.streams = streams
        self.recorded = recorded
    }
}

/// One stream as stored: the newest usable snapshot, if there is one, and every event after it.
public struct LoadedStream<State: Journaled>: Equatable, Sendable {
    /// The number of events in the stream.
    public var version: Int64
    /// When the last event was decided, or nil in an empty stream.
    public var lastAt: Timestamp?
    /// A state of the past, or nil to fold the stream from its first event.
    public var snapshot: State?
    /// The version of the snapshot; 0 without one.
    public var snapshotVersion: Int64
    /// Every event after the snapshot, in order.
    public var tail: [State.Event]

    /// Creates a stream to which nobody has written.
    @inlinable
    public init() { self.init(version: 0, lastAt: nil, tail: []) }

    /// Creates a stream.
    ///
    /// - Parameters:
    ///   - version: The number of events in the stream.
    ///   - lastAt: When the last event was decided, or nil in an empty stream.
    ///   - snapshot: A state of the past, or nil.
    ///   - snapshotVersion: The version of the snapshot; 0 without one.
    ///   - tail: Every event after the snapshot, in order.
    @inlinable
    public init(
        version: Int64,
        lastAt: Timestamp?,
        snapshot: State? = nil,
        snapshotVersion: Int64 = 0,
        tail: [State.Event]
    ) {
        self.version = version
        self.lastAt = lastAt
        self.snapshot = snapshot
        self.snapshotVersion = snapshotVersion
        self.tail = tail
    }

    /// Returns the state at ``version``.
    ///
    /// - Parameter stream: The stream's name, for the error.
    /// - Returns: The state at ``version``.
    /// - Throws: ``JournalError`` with code `corrupt` if an event is missing or cannot be applied.
    /// - Complexity: O(*n*) in the events of the tail.
    @inlinable
    public func state(of stream: StreamID) throws(JournalError) -> State {
        var loaded = self
        return try loaded.takeState(of: stream)
    }

    /// Returns the state at ``version`` and lets go of the snapshot first, so that what nobody else holds is changed in place.
    @inlinable
    mutating func takeState(of stream: StreamID) throws(JournalError) -> State {
        let base = snapshot == nil ? 0 : snapshotVersion
        guard base >= 0, version <= JournalLimits.version, version &- base == Int64(tail.count) else {
            throw JournalError(.corrupt, "a stream holds as many events as its version says", stream: stream)
        }
        var state = snapshot ?? State()
        snapshot = nil
        do {
            for event in tail { try state.apply(event) }
        } catch {
            throw JournalError(.corrupt, "every stored event can be applied to the state before it", stream: stream)
        }
        return state
    }
}
