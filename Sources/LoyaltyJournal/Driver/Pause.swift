//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A wait before a further attempt, the longer on average the more attempts went before.
public struct Pause: Hashable, Sendable {
    /// The number of the attempt that follows, from 2 to ``CommandRun/maximumAttempts``.
    public let attempt: Int

    @usableFromInline init(before attempt: Int) { self.attempt = attempt }

    /// Returns how long to wait: a random span from 2 ms to a ceiling that doubles from 4 ms to 250 ms.
    ///
    /// "Full jitter" spreads writers that collided once over the whole span, so that they do not collide again in step.
    ///
    /// - Parameter random: The source of randomness.
    /// - Returns: 2...4 ms before the second attempt, 2...8 ms before the third, at most 250 ms.
    public func length(using random: inout some RandomNumberGenerator) -> TimeSpan {
        let ceiling: Int64 = min(250_000, 1_000 << Int64(min(max(2, attempt), 8)))
        return TimeSpan(microseconds: Int64.random(in: 2_000...ceiling, using: &random))
    }
}
