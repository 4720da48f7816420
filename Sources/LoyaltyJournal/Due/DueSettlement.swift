//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one page of due work came to.
public struct DueSettlement: Sendable {
    /// The streams whose due changes are written down, or found to be.
    public let settled: [StreamID]
    /// The streams that could not be settled, each with the error; they stay due.
    public let failures: [Failure]
    /// The next page, or nil after the last.
    public let next: DueRequest?

    /// A stream that could not be settled.
    public struct Failure: Sendable {
        /// The stream.
        public let stream: StreamID
        /// What stood in the way.
        public let error: any Error
    }
}

extension JournalStore where Self: JournalSource {
    /// Writes down what time alone has changed, one page of streams after the other.
    ///
    /// Nothing depends on this: every command first emits what is due by its own instant, so late or missing due work changes
    /// no answer. It keeps the feed and the outbox current for streams that nobody touches. Workers may run it side by side
    /// and be killed at any moment: the keys follow from the due instants and versions, so each change is written once.
    ///
    /// ```swift
    /// var request: DueRequest? = DueRequest(asOf: now)
    /// while let page = request {
    ///     let settlement = try await store.settleDue(page, by: rules, command: { .lapse($0.stream) }, pause: pause)
    ///     request = settlement.next
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - request: The instant and where to start.
    ///   - rules: The rules.
    ///   - options: How to run each command.
    ///   - command: Returns the command that settles a stream, the same each time, or nil to leave the stream alone.
    ///   - pause: Waits before a further attempt.
    /// - Returns: What was settled, what failed, and where to go on.
    /// - Throws: The store's own error if the due streams cannot be read; `CancellationError` if the task is cancelled.
    public func settleDue<Rules: Decider<State>>(
        _ request: DueRequest,
        by rules: Rules,
        options: RunOptions = RunOptions(),
        command: (DueStream) throws -> State.Command?,
        pause: (Pause) async throws -> Void
    ) async throws -> DueSettlement {
        let page = try await dueStreams(request)
        var settled: [StreamID] = []
        var failures: [DueSettlement.Failure] = []
        for due in page {
            try Task.checkCancellation()
            do {
                guard let command = try command(due) else { continue }
                _ = try await run(command, by: rules, key: due.key, asOf: request.asOf, options: options, pause: pause)
                settled.append(due.stream)
            } catch let error as CancellationError {
                throw error
            } catch {
                failures.append(DueSettlement.Failure(stream: due.stream, error: error))
            }
        }
        let next =
            page.count < request.limit ? nil : DueRequest(asOf: request.asOf, after: page.last, limit: request.limit)
        return DueSettlement(settled: settled, failures: failures, next: next)
    }
}
