//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The answer to a command, now or as it was given the first time.
public struct Receipt<State: Journaled>: Equatable, Sendable {
    /// The answer; the same for every delivery of the command.
    public let answer: State.Answer
    /// When it was decided; the same for every delivery of the command.
    public let at: Timestamp
    /// Whether the answer was read from the record of an earlier delivery, or of an attempt whose reply was lost.
    public let isReplay: Bool
    /// How many times the streams were loaded for this delivery, from 1 to ``CommandRun/maximumAttempts``.
    public let attempts: Int

    @inlinable
    init(answer: State.Answer, at: Timestamp, isReplay: Bool, attempts: Int) {
        self.answer = answer
        self.at = at
        self.isReplay = isReplay
        self.attempts = attempts
    }
}
