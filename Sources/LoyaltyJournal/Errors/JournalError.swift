//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What LoyaltyJournal refuses, with a stable code and, where one is to blame, the stream.
///
/// Switch on ``code``; show ``message`` to a developer. A message names the rule that was broken and never repeats
/// customer data. Errors of the host's store and of the rules pass through a run unchanged; they are never wrapped.
///
/// ```swift
/// do {
///     let receipt = try await store.run(command, by: rules, key: key, asOf: now) { _ in }
/// } catch let error as JournalError where error.code == .contention {
///     // Nothing was written: ask again later, with the same key.
/// }
/// ```
public struct JournalError: Error, Hashable, Sendable {
    /// The rule that was broken; stable across releases.
    public let code: Code
    /// The rule in words, for developers.
    public let message: String
    /// The stream to blame, if one is.
    public let stream: StreamID?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The rule that was broken.
    ///   - message: The rule in words, without customer data.
    ///   - stream: The stream to blame, if one is.
    @usableFromInline
    package init(_ code: Code, _ message: String, stream: StreamID? = nil) {
        self.code = code
        self.message = message
        self.stream = stream
    }
}

extension JournalError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// A command key that is empty, longer than 128 bytes, or holds a control character.
        public static let invalidKey = Code("invalidKey")
        /// A key that already stands for another command.
        ///
        /// Nothing was written; choose a new key for a new command.
        public static let keyReused = Code("keyReused")
        /// Other writers were faster in every attempt.
        ///
        /// Nothing was written; the same key may be tried again.
        public static let contention = Code("contention")
        /// The store failed during a commit and could not be asked afterwards.
        ///
        /// Ask again with the same key, never with a new one.
        public static let outcomeUnknown = Code("outcomeUnknown")
        /// The host's transaction read what is no longer true.
        ///
        /// Nothing was written; its owner rolls back and starts over.
        public static let stale = Code("stale")
        /// The host's clock is behind the last event of a stream by more than the tolerance.
        ///
        /// Nothing was written.
        public static let clockRegressed = Code("clockRegressed")
        /// Stored events that cannot be read, counted or applied.
        ///
        /// Nothing was written.
        public static let corrupt = Code("corrupt")
        /// A commit beyond one of ``JournalLimits``.
        ///
        /// Nothing was written.
        public static let tooLarge = Code("tooLarge")
        /// A decision that breaks the rules of `Decision` or of ``Commit``: a fault in the rules, not in the data.
        public static let invalidDecision = Code("invalidDecision")
        /// A schema number below 1, or upcasts that leave a gap before it.
        public static let invalidSchema = Code("invalidSchema")
        /// A run was given a reply to a step that it did not ask for.
        public static let unexpectedReply = Code("unexpectedReply")
    }
}

extension JournalError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension JournalError {
    /// Whether this is about values that cannot be written, which a store finds out before it writes any.
    @usableFromInline var isFoundBeforeWriting: Bool { code == .tooLarge || code == .invalidDecision }
}

extension JournalError: CustomStringConvertible {
    /// The code and the rule, for logs; the stream is left out, because its name may point at a person.
    public var description: String { code.description + ": " + message }
}
