//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A promise that a store did not keep, with what was expected and what was seen.
public struct ConformanceFinding: Hashable, Sendable, CustomStringConvertible {
    /// The id of the check, such as `J03`.
    public let check: String
    /// What was looked at, in words.
    public let subject: String
    /// What the promise asks for.
    public let expected: String
    /// What the store did.
    public let seen: String

    init(check: String, subject: String, expected: String, seen: String) {
        self.check = check
        self.subject = subject
        self.expected = expected
        self.seen = seen
    }

    /// The finding in one line.
    public var description: String { "\(check): \(subject): expected \(expected), seen \(seen)" }
}
