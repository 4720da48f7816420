//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A stream that time alone changes at an instant: points expire, a hold times out, a commission matures.
public struct DueStream: Hashable, Sendable {
    /// The stream.
    public let stream: StreamID
    /// When time changes it.
    public let due: Timestamp
    /// The stream's version.
    public let version: Int64

    /// Creates a due stream.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - due: When time changes it.
    ///   - version: The stream's version.
    public init(_ stream: StreamID, due: Timestamp, version: Int64) {
        self.stream = stream
        self.due = due
        self.version = version
    }

    /// The key of the command that writes down what is due: the same for every worker that finds the same stream.
    ///
    /// Its scope is the stream, its text the due instant in microseconds and the version: `due@1803848400000000#12`.
    public var key: CommandKey {
        get throws(JournalError) { try CommandKey("due@\(due.microsecondsSince1970)#\(version)", scope: stream.text) }
    }
}

extension DueStream: Comparable {
    /// Whether the first is due earlier; of two that are due at one instant the lower name comes first.
    public static func < (lhs: DueStream, rhs: DueStream) -> Bool {
        lhs.due == rhs.due ? lhs.stream < rhs.stream : lhs.due < rhs.due
    }
}

/// A question for the streams that are due.
public struct DueRequest: Hashable, Sendable {
    /// The instant; a stream that is due exactly then is due.
    public let asOf: Timestamp
    /// The stream after which to start in order of due instant and name, or nil for the beginning.
    public let after: DueStream?
    /// The most streams to return, from 1 to 1,000.
    public let limit: Int

    /// Creates a question.
    ///
    /// - Parameters:
    ///   - asOf: The instant.
    ///   - after: The stream after which to start, or nil for the beginning.
    ///   - limit: The most streams to return; brought into 1...1,000.
    public init(asOf: Timestamp, after: DueStream? = nil, limit: Int = 100) {
        self.asOf = asOf
        self.after = after
        self.limit = min(max(1, limit), 1_000)
    }
}
