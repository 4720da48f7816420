//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Where a host keeps streams of events: two operations, each with one value in and one value out.
///
/// A conformance keeps these promises; each names the checks of LoyaltyTestKit's `JournalConformance` that hold it. Run the
/// whole suite against your adapter: most bugs of a hand-written store lie between two of these lines.
///
/// 1. A stream that nobody wrote to loads at version 0 (J01). Events come back equal and in order (J02, J05, J39).
/// 2. A commit whose expected version differs from the stream's is `stale` and writes nothing (J03, J04, J07, J17).
/// 3. A commit is written whole or not at all: events, record, claims, counters, messages, due instants (J06,
///    J07, J19, J42, J49). Of several refusals the first of stale, taken, exhausted is the answer (J50).
/// 4. A load keeps the order asked for, and no order of streams deadlocks (J08). A commit at every limit is written (J09).
/// 5. A write without events asserts the version and changes nothing; its answer is recorded (J10).
/// 6. A key is recorded once in its scope, for ever, and compared as bytes (J11–J14, J16, J35); a load that starts after a
///    commit was answered sees its record (J18).
/// 7. A claim is held by one command at a time, also in a race (J19–J21), until a commit releases it (J43).
/// 8. A counter moves only within its limit, also in a race (J41, J42).
/// 9. Writers that race give the result of some serial order (J22–J24). A load never sees half of a commit (J25, J26) and
///    never fails because others write (J27).
/// 10. A snapshot plus its tail is the stream (J26, J46), and a long stream stays loadable (J47).
/// 11. What was answered as committed survives a crash; what was interrupted is there whole or not at all (J15, J28–J32).
///
/// Promises of what can be read back besides states are those of ``JournalSource`` and ``OutboxSource``.
///
/// An error thrown by ``load(_:)`` means that nothing is known; one thrown by ``commit(_:)`` means that the commit may have
/// taken effect. The driver then asks for the key. Only ``JournalError`` with code `tooLarge` or `invalidDecision`, as
/// ``JournalSchema`` throws it, ends the run at once: encode a commit before you write any of it. Both operations must read
/// and write the primary, never a replica that lags.
///
/// ## Implementation guidance
///
/// In SQL a commit is one transaction: insert the record under a unique (scope, key), update each stream's row where its
/// version is the expected one, then delete releases, insert claims, move counters, insert events and messages. A row that
/// was not there or not updated decides the outcome, and the transaction is rolled back. ``JournalSchema`` turns values
/// into bytes and back.
public protocol JournalStore<State>: Sendable {
    /// The state that the journal keeps, with its events, commands and answers.
    associatedtype State: Journaled

    /// Reads some streams and the record of a key, all at one instant.
    ///
    /// - Parameter request: What to read.
    /// - Returns: The streams, in the order asked for, and the record.
    /// - Throws: The store's own error; nothing is then known.
    func load(_ request: LoadRequest) async throws -> Loaded<State>

    /// Writes a command's whole effect, or nothing.
    ///
    /// - Parameter commit: What to write.
    /// - Returns: Whether it is written, or why not.
    /// - Throws: The store's own error; the commit may then have taken effect. What ``JournalSchema`` throws, before anything
    ///   is written.
    func commit(_ commit: Commit<State>) async throws -> CommitOutcome
}
