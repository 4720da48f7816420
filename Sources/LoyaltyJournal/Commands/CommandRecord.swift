//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a key stands for: the command as it was asked and the answer as it was given.
///
/// The whole command is kept and compared, so no digest can collide. A refusal is recorded like any other answer; malformed
/// input, which the rules throw at, is recorded nowhere.
public struct CommandRecord<State: Journaled>: Equatable, Sendable {
    /// The command as it was asked.
    public let command: State.Command
    /// The answer as it was given.
    public let answer: State.Answer
    /// When it was decided: the host's instant, never before the last event of any stream of the command.
    public let at: Timestamp

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - command: The command as it was asked.
    ///   - answer: The answer as it was given.
    ///   - at: When it was decided.
    @inlinable
    public init(command: State.Command, answer: State.Answer, at: Timestamp) {
        self.command = command
        self.answer = answer
        self.at = at
    }
}
