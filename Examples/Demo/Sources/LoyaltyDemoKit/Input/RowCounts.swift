//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What became of each row of a file, so that none is lost silently.
public struct RowCounts: Equatable, Sendable {
    /// A row that could not be used, and why.
    public struct Rejection: Equatable, Sendable {
        /// The line of the file, from 1.
        public let line: Int
        /// A stable name for why the row could not be used: one of the demo's, or the code of a `CoreError`.
        public let code: String
        /// Why the row could not be used, in words.
        public let reason: String
    }

    /// All rows below the header.
    public internal(set) var read = 0
    /// Rows that a rule leaves out, by the rule.
    public internal(set) var skipped: [String: Int] = [:]
    /// Rows that are malformed, in the order of the file.
    public internal(set) var rejected: [Rejection] = []

    mutating func skip(_ reason: String) { skipped[reason, default: 0] += 1 }

    mutating func reject(_ line: Int, _ code: String, _ reason: String) {
        rejected.append(Rejection(line: line, code: code, reason: reason))
    }
}
