//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What ``TabRules`` reply.
public struct TabAnswer: Hashable, Codable, Sendable {
    /// Whether the command was done, or why not.
    public enum Outcome: String, Hashable, Codable, Sendable {
        /// It is done.
        case done
        /// The balance is too low.
        case insufficient
        /// Less than that is set aside.
        case unknownHold
        /// Somebody holds the code.
        case codeTaken
        /// All places are taken.
        case full
        /// The balance would be more than fits.
        case tooMuch
        /// There is nothing to do.
        case nothing
    }

    /// Whether the command was done, or why not.
    public let outcome: Outcome
    /// The balance of the command's first tab after it.
    public let balance: Int64

    /// Creates an answer.
    ///
    /// - Parameters:
    ///   - outcome: Whether the command was done, or why not.
    ///   - balance: The balance of the command's first tab after it.
    public init(_ outcome: Outcome, balance: Int64) {
        self.outcome = outcome
        self.balance = balance
    }
}
