//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How a store that keeps bytes writes and reads the values of a journal: canonical JSON under a schema number.
///
/// ```swift
/// let schema = try JournalSchema<Tab>(number: 3, upcasts: [Upcast(from: 2, events: renameSum)])
/// let stored = try schema.stored(event)                // for a row: the schema and the bytes
/// let event = try schema.event(stored, of: stream)     // also for rows of schema 2
/// ```
///
/// Events and records of an older schema are read through ``Upcast``. What cannot be read is corrupt, and never skipped: an
/// unknown event, a schema that is newer than this one or older than the first upcast. A snapshot of another schema is
/// ignored instead, because the events can always rebuild it.
public struct JournalSchema<State: Journaled>: Sendable {
    /// The number that new values are written under.
    public let number: Int
    private let upcasts: [Upcast]

    /// Creates a schema.
    ///
    /// - Parameters:
    ///   - number: The number that new values are written under, from 1; one more with every change of shape.
    ///   - upcasts: One for each older schema that is still read, in ascending order and without gaps up to the number.
    /// - Throws: ``JournalError`` with code `invalidSchema` for any other numbers.
    public init(number: Int = 1, upcasts: [Upcast] = []) throws(JournalError) {
        guard number >= 1, number > upcasts.count, upcasts.map(\.from) == Array((number - upcasts.count)..<number)
        else {
            throw JournalError(
                .invalidSchema,
                "upcasts lead to the schema's number without a gap, and numbers start at 1"
            )
        }
        self.number = number
        self.upcasts = upcasts
    }
}

// MARK: - Writing

extension JournalSchema {
    /// Returns an event as it is stored.
    ///
    /// - Parameter event: The event.
    /// - Returns: The schema's number and the bytes.
    /// - Throws: ``JournalError`` with code `invalidDecision` if the event has no canonical JSON, `tooLarge` if it is too long.
    public func stored(_ event: State.Event) throws(JournalError) -> StoredValue { try encoded(event) }

    /// Returns a snapshot as it is stored.
    ///
    /// - Parameter state: The state.
    /// - Returns: The schema's number and the bytes.
    /// - Throws: ``JournalError`` with code `invalidDecision` if the state has no canonical JSON, `tooLarge` if it is too long.
    public func stored(snapshot state: State) throws(JournalError) -> StoredValue { try encoded(state) }

    /// Returns a record as it is stored.
    ///
    /// - Parameter record: The record.
    /// - Returns: The schema's number and the bytes.
    /// - Throws: ``JournalError`` with code `invalidDecision` if a part has no canonical JSON, `tooLarge` if it is too long.
    public func stored(_ record: CommandRecord<State>) throws(JournalError) -> StoredValue {
        try encoded(RecordBody<State>(record))
    }

    /// Returns all that a store writes of a commit, before it writes anything.
    ///
    /// A snapshot that does not fit into ``JournalLimits/bytes`` beside the rest is left out, because the events can always
    /// rebuild it: a state that has grown large makes loading slower, but never locks its stream.
    ///
    /// - Parameter commit: The commit.
    /// - Returns: Its values as they are stored.
    /// - Throws: ``JournalError`` with code `tooLarge` beyond ``JournalLimits/bytes``, `invalidDecision` if a value has no canonical
    ///   JSON.
    public func stored(_ commit: Commit<State>) throws(JournalError) -> StoredCommit {
        var writes: [StoredCommit.Write] = []
        for write in commit.writes {
            var events: [StoredValue] = []
            for event in write.events { events.append(try stored(event)) }
            writes.append(StoredCommit.Write(events: events, snapshot: nil))
        }
        var messages: [StoredValue] = []
        for message in commit.messages { messages.append(try encoded(message)) }
        let record = try stored(commit.record)
        var room = JournalLimits.bytes - StoredCommit(record: record, writes: writes, messages: messages).byteCount
        guard room >= 0 else { throw Self.tooLarge }
        for (index, write) in commit.writes.enumerated() where write.isSnapshotDue {
            guard let snapshot = try fitting(write.state, into: room) else { continue }
            writes[index] = StoredCommit.Write(events: writes[index].events, snapshot: snapshot)
            room -= snapshot.bytes.count
        }
        return StoredCommit(record: record, writes: writes, messages: messages)
    }

    private func fitting(_ state: State, into room: Int) throws(JournalError) -> StoredValue? {
        do {
            let snapshot = try stored(snapshot: state)
            return snapshot.bytes.count <= room ? snapshot : nil
        } catch  where error.code == .tooLarge {
            return nil
        }
    }

    private func encoded(_ value: some Encodable) throws(JournalError) -> StoredValue {
        do {
            return StoredValue(schema: number, bytes: try CanonicalJSON.encode(value))
        } catch  where error.code == .limitExceeded {
            throw Self.tooLarge
        } catch {
            throw JournalError(.invalidDecision, "everything in a decision can be written as canonical JSON")
        }
    }

    private static var tooLarge: JournalError {
        JournalError(.tooLarge, "a commit stays within 1 MiB, and each value within canonical JSON's limits")
    }
}

// MARK: - Reading

extension JournalSchema {
    /// Reads a stored event.
    ///
    /// - Parameters:
    ///   - stored: The event as it was stored.
    ///   - stream: Its stream, for the error.
    /// - Returns: The event.
    /// - Throws: ``JournalError`` with code `corrupt` if it cannot be read.
    public func event(_ stored: StoredValue, of stream: StreamID) throws(JournalError) -> State.Event {
        try decoded(stored, of: stream) { upcast, value in try upcast.events(value) }
    }

    /// Reads a stored snapshot.
    ///
    /// - Parameter stored: The snapshot as it was stored.
    /// - Returns: The state, or nil if it is of another schema or cannot be read: then load every event instead.
    public func snapshot(_ stored: StoredValue) -> State? {
        stored.schema == number ? try? CanonicalJSON.decode(State.self, from: stored.bytes) : nil
    }

    /// Reads a stored record.
    ///
    /// - Parameter stored: The record as it was stored.
    /// - Returns: The record.
    /// - Throws: ``JournalError`` with code `corrupt` if it cannot be read.
    public func record(_ stored: StoredValue) throws(JournalError) -> CommandRecord<State> {
        let body: RecordBody<State> = try decoded(stored, of: nil) { upcast, value in
            guard case .object(var members) = value else { return value }
            members["command"] = try members["command"].map(upcast.commands)
            members["answer"] = try members["answer"].map(upcast.answers)
            return .object(members)
        }
        return CommandRecord(command: body.command, answer: body.answer, at: body.at)
    }

    /// Reads a stored outbox message; its shape has a version of its own, so no schema changes it.
    ///
    /// - Parameter stored: The message as it was stored.
    /// - Returns: The message.
    /// - Throws: ``JournalError`` with code `corrupt` if it cannot be read.
    public func message(_ stored: StoredValue) throws(JournalError) -> OutboxMessage {
        do {
            return try CanonicalJSON.decode(OutboxMessage.self, from: stored.bytes)
        } catch {
            throw Self.corrupt(nil)
        }
    }

    private func decoded<Value: Decodable>(
        _ stored: StoredValue,
        of stream: StreamID?,
        changing change: (Upcast, JSONValue) throws -> JSONValue
    ) throws(JournalError) -> Value {
        let oldest = number - upcasts.count
        guard stored.schema >= oldest, stored.schema <= number else { throw Self.corrupt(stream) }
        do {
            if stored.schema == number { return try CanonicalJSON.decode(Value.self, from: stored.bytes) }
            var value = try CanonicalJSON.decode(JSONValue.self, from: stored.bytes)
            for upcast in upcasts[(stored.schema - oldest)...] { value = try change(upcast, value) }
            return try CanonicalJSON.decode(Value.self, from: value)
        } catch {
            throw Self.corrupt(stream)
        }
    }

    private static func corrupt(_ stream: StreamID?) -> JournalError {
        JournalError(.corrupt, "every stored value can be read, through upcasts if it is old", stream: stream)
    }
}

private struct RecordBody<State: Journaled>: Codable {
    let command: State.Command
    let answer: State.Answer
    let at: Timestamp

    init(_ record: CommandRecord<State>) {
        command = record.command
        answer = record.answer
        at = record.at
    }
}
