//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One command's whole effect, written all or not at all.
///
/// Every list is sorted by the bytes of its names, and holds each name once, so that stores that lock rows one after the
/// other in the order streams, claims, counters cannot deadlock. Releases come before claims: a commit may hand a name on.
public struct Commit<State: Journaled>: Equatable, Sendable {
    /// The key of the command; a commit whose key is already recorded is stale.
    public let key: CommandKey
    /// What to record under the key.
    public let record: CommandRecord<State>
    /// One write a stream of the command, in ascending order of stream.
    public let writes: [StreamWrite<State>]
    /// Names to take; if somebody holds one of them, the whole commit is refused.
    public let claims: [Claim]
    /// Names to give back; one that nobody holds is passed over.
    public let releases: [Claim]
    /// Shared counters to move; if one would pass its limit, the whole commit is refused.
    public let counters: [CounterChange]
    /// Messages for the outbox, in order.
    public let messages: [OutboxMessage]

    /// Creates a commit.
    ///
    /// The command driver does this for every decision.
    ///
    /// - Parameters:
    ///   - key: The key of the command.
    ///   - record: What to record under the key.
    ///   - writes: One write a stream, in any order.
    ///   - claims: Names to take, in any order.
    ///   - releases: Names to give back, in any order.
    ///   - counters: Shared counters to move, in any order.
    ///   - messages: Messages for the outbox, in order.
    /// - Throws: ``JournalError`` with code `tooLarge` beyond ``JournalLimits``; with code `invalidDecision` if a stream, claim,
    ///   release or counter is named twice.
    @inlinable
    public init(
        key: CommandKey,
        record: CommandRecord<State>,
        writes: [StreamWrite<State>],
        claims: [Claim] = [],
        releases: [Claim] = [],
        counters: [CounterChange] = [],
        messages: [OutboxMessage] = []
    ) throws(JournalError) {
        guard
            writes.count <= JournalLimits.streams,
            Self.isWithinLimits(writes),
            claims.count + releases.count <= JournalLimits.claims,
            counters.count <= JournalLimits.counters,
            messages.count <= JournalLimits.messages
        else { throw JournalError(.tooLarge, "a commit stays within the limits of a journal") }
        self.key = key
        self.record = record
        // Closures, because in generic code each key path is built anew.
        self.writes = try Self.sorted(writes) { $0.stream }
        self.claims = try Self.sorted(claims) { $0 }
        self.releases = try Self.sorted(releases) { $0 }
        self.counters = try Self.sorted(counters) { $0.counter }
        self.messages = messages
    }

    @inlinable
    static func isWithinLimits(_ writes: [StreamWrite<State>]) -> Bool {
        var events = 0
        // By index, because a loop over the elements copies each state.
        for index in writes.indices {
            guard writes[index].expected >= 0, writes[index].version <= JournalLimits.version else { return false }
            events += writes[index].events.count
        }
        return events <= JournalLimits.events
    }

    @inlinable
    static func sorted<Element, Name: Comparable>(
        _ elements: [Element],
        by name: (Element) -> Name
    ) throws(JournalError) -> [Element] {
        guard elements.count > 1 else { return elements }
        let sorted = elements.sorted { name($0) < name($1) }
        for (first, second) in zip(sorted, sorted.dropFirst()) {
            guard name(first) < name(second) else {
                throw JournalError(.invalidDecision, "a decision names each stream, claim, release and counter once")
            }
        }
        return sorted
    }
}

extension Commit {
    /// When the command was decided; the time of each of its events and messages.
    @inlinable public var at: Timestamp { record.at }

    /// Returns the id of one of the messages.
    ///
    /// - Parameter index: The message's place in ``messages``.
    /// - Returns: The id.
    @inlinable
    public func messageID(_ index: Int) -> MessageID { MessageID(key: key, index: index) }
}
